/*
 * Text that was read in a wrong code page, of single bytes and of pairs: runs
 * lie in their text and in order, and what is proved is the run again, byte for
 * byte, when it is damaged again. That is asked of the tables in the other
 * direction than the engine does.
 */
#include "input.h"
#include "target.h"
#include "text/mojibake.h"
#include "text/pairs.h"
#include "text/utf8.h"

/* Adds what the characters of a run were before the page was applied: U+FFFD
   stands for what was lost. */
static void add_bytes(struct buf *out, const struct mojibake_reading *reading,
                      struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));

        if (c.code_point != UTF8_REPLACEMENT)
            buf_add_char(out, (char)codepage_byte(reading->all, reading->page,
                                                  c.code_point));
        at += c.len;
    }
}

static bool is_hole(const struct mojibake_reading *reading, char byte)
{
    unsigned char c = (unsigned char)byte;

    return (c & 0xC0) == 0x80 && (reading->holes >> (c & 0x3F) & 1);
}

/* What is said is UTF-8, and without the bytes that the reading lost it is
   what the run is made of. */
static void promise_single(const struct mojibake_reading *reading,
                           struct str run, struct str said)
{
    struct buf bytes, left;

    promise_utf8(said);
    if (!mojibake_proved(reading, run, said))
        return;
    buf_init(&bytes);
    buf_init(&left);
    add_bytes(&bytes, reading, run);
    for (size_t i = 0; i < said.len; i++)
        if (!is_hole(reading, said.ptr[i]))
            buf_add_char(&left, said.ptr[i]);
    promise_of(str_eq(buf_str(&bytes), buf_str(&left)),
               "what is proved is the run when it is damaged again", run);
    buf_release(&bytes);
    buf_release(&left);
}

static void check_single(struct str text)
{
    struct mojibake_vote vote;
    struct mojibake_reading reading;
    struct mojibake_run run;
    size_t at = 0, last = 0;
    struct buf said;

    mojibake_vote_init(&vote);
    mojibake_vote_add(&vote, text);
    if (!mojibake_decide(&vote, &reading))
        return;
    buf_init(&said);
    while (mojibake_next(&reading, text, &at, &run)) {
        promise(last <= run.start && run.start < run.end &&
                    run.end <= text.len && at >= run.end,
                "runs are in the text and in order");
        last = run.end;
        if (run.evidence == MOJIBAKE_NONE)
            continue;
        buf_clear(&said);
        mojibake_decode(&reading, str_slice(text, run.start, run.end), &said);
        promise_single(&reading, str_slice(text, run.start, run.end),
                       buf_str(&said));
    }
    buf_release(&said);
}

/* How many bytes of the text the pair is, or 0. */
static size_t pair_at(struct pair pair, struct str text)
{
    size_t len = pair.second ? 2 : 1;

    if (!pair.first || text.len < len ||
        (unsigned char)text.ptr[0] != pair.first ||
        (pair.second && (unsigned char)text.ptr[1] != pair.second))
        return 0;
    return len;
}

static void promise_double(const struct pairs_reading *reading, struct str run,
                           struct str said)
{
    size_t from = 0;

    promise_utf8(said);
    if (!pairs_proved(reading, run, said))
        return;
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));
        struct str rest = str_slice(said, from, said.len);
        size_t len =
            c.code_point < 0x80
                ? (size_t)(rest.len && rest.ptr[0] == (char)c.code_point)
                : pair_at(pairpage_bytes(reading->page, c.code_point), rest);

        if (!len)
            len = pair_at(pairpage_other(reading->page, c.code_point), rest);
        promise_of(len > 0,
                   "what is proved is the run when it is damaged again", run);
        from += len;
        at += c.len;
    }
    promise_of(from == said.len, "all that is proved is in the run", run);
}

static void check_double(struct str text)
{
    struct pairs_vote vote;
    struct pairs_reading reading;
    struct pairs_run run;
    size_t at = 0, last = 0;
    struct buf said;

    if (!pairs_possible(text))
        return;
    pairs_vote_init(&vote);
    pairs_vote_add(&vote, text);
    if (!pairs_decide(&vote, &reading))
        return;
    buf_init(&said);
    while (pairs_next(&reading, text, &at, &run)) {
        promise(last <= run.start && run.start < run.end &&
                    run.end <= text.len && at >= run.end,
                "runs are in the text and in order");
        last = run.end;
        if (run.evidence == MOJIBAKE_NONE)
            continue;
        buf_clear(&said);
        pairs_decode(&reading, str_slice(text, run.start, run.end), &said);
        promise_double(&reading, str_slice(text, run.start, run.end),
                       buf_str(&said));
    }
    buf_release(&said);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_single(input_of(data, size));
    check_double(input_of(data, size));
    return 0;
}
