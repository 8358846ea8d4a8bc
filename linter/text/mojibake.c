#include "text/mojibake.h"

#include <utf8proc.h>

#include "text/mojibake_deep.h"
#include "text/mojibake_sequence.h"
#include "text/repertoire.h"
#include "text/utf8.h"

/* Stands in a decoded text for a character that lost bytes. */
#define LOST 0x25A1u

static struct utf8_char char_at(struct str text, size_t at)
{
    return utf8_decode(str_slice(text, at, text.len));
}

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

static bool is_letter_or_mark(utf8proc_category_t c)
{
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
           (c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO);
}

/* Quotation marks and dashes, the ellipsis: what may follow a word. */
static bool is_typographic(uint32_t code_point)
{
    utf8proc_category_t c = category(code_point);

    return c == UTF8PROC_CATEGORY_PI || c == UTF8PROC_CATEGORY_PF ||
           c == UTF8PROC_CATEGORY_PD || code_point == 0x2026;
}

/* Characters of a run that are neither letters nor punctuation: in words
   there are none, and one at most behind them. */
static size_t count_symbols(struct str run)
{
    size_t count = 0;

    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = char_at(run, at);

        count += !is_letter_or_mark(category(c.code_point));
        at += c.len;
    }
    return count;
}

/* Whether a run is only of box-drawing characters: drawings are so. */
static bool is_drawing(struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = char_at(run, at);

        if (c.code_point < 0x2500 || c.code_point > 0x259F)
            return false;
        at += c.len;
    }
    return true;
}

/* An ASCII byte beside the run, or a space at the ends of the text. */
static char beside(struct str text, size_t at)
{
    return at < text.len ? text.ptr[at] : ' ';
}

/* `"Ã©"` is an example of mojibake more often than a case of it. */
static bool is_quoted(struct str text, const struct mojibake_run *run)
{
    char before = beside(text, run->start - 1);

    return (before == '"' || before == '\'') &&
           before == beside(text, run->end);
}

/*
 * Two characters that clean text may hold side by side: a capital letter at
 * the end of a word and a mark behind it, as in «AMANHÃ» or Å². A letter that
 * Latin-1 lacks is no word, so that one alone is not what the text said.
 */
static bool is_word_end(struct str text, const struct mojibake_run *run)
{
    struct utf8_char first = char_at(text, run->start);
    uint32_t second = char_at(text, run->start + first.len).code_point;
    char before = beside(text, run->start - 1);
    char after = beside(text, run->end);

    if (before >= 'A' && before <= 'Z')
        return is_typographic(second) || after < 'a' || after > 'z';
    if (run->first > 0xFF && !char_is_alpha(before) &&
        (is_typographic(second) || !char_is_alpha(after)))
        return true;
    return is_typographic(second) && !char_is_alpha(after);
}

/* One whole character and nothing else. */
static bool is_strong_alone(const struct codepage *page, struct str text,
                            const struct mojibake_run *run)
{
    if (run->kinds != REPERTOIRE_PLAIN || is_quoted(text, run))
        return false;
    if (run->first >= 0x800)
        return true;
    return page->western && !is_word_end(text, run);
}

/* Beginnings of marks and emoji whose other bytes are often lost. */
static bool is_strong_stump(const struct codepage *page, struct str run)
{
    static const struct str stumps[] = {
        {"â€", 5}, {"ï¸", 4}, {"ðŸ", 4}, {"ğŸ", 4}};

    for (size_t i = 0; page->western && i < sizeof stumps / sizeof *stumps; i++)
        if (str_starts(run, stumps[i]))
            return true;
    return false;
}

/* Several whole characters. Outside of the western pages whole words may be
   letters of the page one after the other, so that more is asked. */
static bool is_strong_together(const struct codepage *page, struct str part,
                               const struct mojibake_run *run)
{
    if (run->damaged > 2 * run->complete || run->bare > run->complete)
        return false;
    if (page->western)
        return true;
    if (2 * run->damaged > run->complete || is_drawing(part))
        return false;
    if (run->complete >= 4 && run->kinds != REPERTOIRE_PLAIN)
        return true;
    return count_symbols(part) >= 2;
}

static bool is_strong(const struct codepage *page, struct str text,
                      const struct mojibake_run *run)
{
    struct str part = str_slice(text, run->start, run->end);

    if (run->complete == 0)
        return is_strong_stump(page, part) && !is_quoted(text, run);
    if (run->complete > 1)
        return is_strong_together(page, part, run);
    if (!run->damaged)
        return is_strong_alone(page, text, run);
    return page->western && !run->bare && run->damaged <= 2 &&
           utf8_length(part) >= 5;
}

/* Reads one sequence after the other; false where one does not fit. */
static bool read_run(const struct mojibake_reading *reading, struct str text,
                     struct mojibake_run *run)
{
    struct sequence s;

    for (size_t at = run->start; at < run->end; at += s.len) {
        struct str rest = {text.ptr + at, run->end - at};

        if (!sequence_read(reading, rest, &s))
            return false;
        run->kinds |= s.kind;
        if (s.code_point && !run->complete)
            run->first = s.code_point;
        *(s.code_point ? &run->complete : &run->damaged) += 1;
        run->bare += s.need == 2 && s.have == 1;
        run->deep |= s.deep;
        for (size_t i = 1; i < s.have; i++)
            run->seen |= (byte_set)1 << (s.bytes[i] & 0x3F);
        run->seen_count += s.have - 1;
    }
    return true;
}

/* Finds out what the run from start to end is. */
static void judge(const struct mojibake_reading *reading, struct str text,
                  struct mojibake_run *run)
{
    *run = (struct mojibake_run){.start = run->start, .end = run->end};
    if (!read_run(reading, text, run))
        return;
    if (run->deep &&
        !mojibake_is_deep(reading, str_slice(text, run->start, run->end)))
        return;
    if (is_strong(&reading->all->pages[reading->page], text, run))
        run->evidence = MOJIBAKE_STRONG;
    else if (run->complete || run->seen_count)
        run->evidence = MOJIBAKE_WEAK;
    else if (run->bare && reading->firm)
        run->evidence = MOJIBAKE_BARE;
}

/* The next stretch of bytes above 0x7F. */
static bool find_run(struct str text, size_t *at, struct mojibake_run *run)
{
    run->start = utf8_skip_ascii(text, *at);
    run->end = run->start;
    while (run->end < text.len && (unsigned char)text.ptr[run->end] >= 0x80)
        run->end++;
    *at = run->end;
    return run->start < run->end;
}

bool mojibake_believed(const struct mojibake_reading *reading,
                       const struct mojibake_run *run)
{
    unsigned expected = reading->kinds | REPERTOIRE_PLAIN;

    if (run->evidence == MOJIBAKE_STRONG)
        return true;
    return run->evidence && reading->firm && !(run->kinds & ~expected);
}

bool mojibake_next(const struct mojibake_reading *reading, struct str text,
                   size_t *at, struct mojibake_run *run)
{
    if (!find_run(text, at, run))
        return false;
    judge(reading, text, run);
    return true;
}

/* Adds the byte of each character; false where one has none. */
static bool add_bytes(const struct mojibake_reading *reading, struct str run,
                      struct buf *bytes)
{
    size_t len;

    for (size_t at = 0; at < run.len; at += len) {
        struct str rest = {run.ptr + at, run.len - at};
        unsigned char byte = sequence_byte(reading, rest, &len);

        if (!byte)
            return false;
        buf_add_char(bytes, (char)byte);
    }
    return true;
}

static void decode_damaged(const struct mojibake_reading *reading,
                           struct str run, struct buf *decoded)
{
    struct sequence s;

    for (size_t at = 0; at < run.len; at += s.len) {
        struct str rest = {run.ptr + at, run.len - at};

        if (!sequence_read(reading, rest, &s))
            return;
        buf_add_code_point(decoded, s.code_point ? s.code_point : LOST);
    }
}

/* Where nothing was lost the bytes are the text. */
void mojibake_decode(const struct mojibake_reading *reading, struct str run,
                     struct buf *decoded)
{
    size_t before = decoded->len;

    if (add_bytes(reading, run, decoded) &&
        utf8_invalid(buf_str(decoded), before) == decoded->len)
        return;
    buf_cut(decoded, before);
    decode_damaged(reading, run, decoded);
}

const char *mojibake_filter(const struct mojibake_reading *reading)
{
    const struct codepage *page = &reading->all->pages[reading->page];

    if (!reading->holes)
        return NULL;
    if (reading->hollow)
        return "0x80 to 0x9f";
    if (reading->holes == page->undefined)
        return "undefined ones";
    return page->undefined ? "undefined ones and controls" : "controls";
}

/* How many bytes the character has if it stands at the front of `text`, or 0.
   Most have two. */
static size_t match(struct str text, uint32_t code_point)
{
    const unsigned char *c = (const unsigned char *)text.ptr;
    char bytes[4];
    size_t len;

    if (code_point >= 0x80 && code_point < 0x800)
        return text.len >= 2 && c[0] == (0xC0 | code_point >> 6) &&
                       c[1] == (0x80 | (code_point & 0x3F))
                   ? 2
                   : 0;
    len = utf8_encode(code_point, bytes);
    return str_starts(text, (struct str){bytes, len}) ? len : 0;
}

bool mojibake_proved(const struct mojibake_reading *reading, struct str run,
                     struct str decoded)
{
    const struct codepage *page = &reading->all->pages[reading->page];
    size_t at = 0;

    for (size_t i = 0; i < decoded.len; i++) {
        unsigned char byte = (unsigned char)decoded.ptr[i];
        uint32_t expected = byte < 0x80 ? byte : page->decode[byte - 0x80];
        struct str rest = {run.ptr + at, run.len - at};
        size_t len;

        if ((byte & 0xC0) == 0x80 && reading->holes >> (byte & 0x3F) & 1) {
            at += match(rest, UTF8_REPLACEMENT);
            continue;
        }
        len = match(rest, expected);
        if (!len)
            return false;
        at += len;
    }
    return at == run.len;
}
