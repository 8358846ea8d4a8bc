#include "text/pairs.h"

#include "text/pairs_deep.h"
#include "text/pairs_read.h"
#include "text/repertoire.h"
#include "text/utf8.h"

/* Stands in a decoded text for a character that lost bytes. */
#define LOST 0x25A1u

/* So many characters of two bytes, letters of one script, are no accident if
   some of what shows them is odd; so many of three bytes are none in any case.
 */
enum { MANY_NARROW = 5, MANY_WIDE = 4 };

/* How many characters may have lost bytes for each whole one where a mark tells
   of the loss, and how many whole ones are there for each where none does: or
   else the words of clean text might be read so. */
enum { LOST_FOR_WHOLE = 2, WHOLE_FOR_LOST = 3 };

static char beside(struct str text, size_t at)
{
    return at < text.len ? text.ptr[at] : ' ';
}

/* `"涓枃"` is an example of mojibake more often than a case of it. */
static bool is_quoted(struct str text, const struct pairs_run *run)
{
    char before = beside(text, run->start - 1);

    return (before == '"' || before == '\'') &&
           before == beside(text, run->end);
}

/* Whether some character of the run is in no everyday use. */
static bool is_rare(struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));

        if (c.code_point >= 0x80 && !repertoire_of(c.code_point))
            return true;
        at += c.len;
    }
    return false;
}

/* Whether some character of the run is one that few words hold. */
static bool is_odd(const struct pairpage *page, struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));
        struct pair pair = pairpage_bytes(page, c.code_point);

        if (pair.first && pairpage_odd(page, pair))
            return true;
        at += c.len;
    }
    return false;
}

/* Scripts that no word mixes. */
static bool is_mixed(const struct pairs_run *run)
{
    const unsigned mixed = REPERTOIRE_EAST | REPERTOIRE_OTHER;

    return (run->kinds & mixed) == mixed ||
           (run->hangul && run->hangul < run->wide);
}

/* A quotation mark, a dash or an ellipsis beside a letter, as in "it鈥檚". */
static bool is_mark(const struct pairs_run *run)
{
    return run->joined && run->first >= 0x2010 && run->first <= 0x2027;
}

/* A few characters are less likely an accident if they are odd. */
static bool is_strong_word(const struct pairpage *page, struct str word,
                           const struct pairs_run *run)
{
    if (run->wide && is_mark(run))
        return true;
    if (is_mixed(run) || !is_odd(page, word))
        return false;
    if (run->wide == 1)
        return !run->damaged && is_rare(word);
    return run->wide ||
           (run->complete >= MANY_NARROW && run->kinds == REPERTOIRE_OTHER);
}

/* Whether what was lost leaves enough to judge by. */
static bool is_whole_enough(const struct pairs_run *run)
{
    if (run->marked)
        return run->damaged <= LOST_FOR_WHOLE * run->complete;
    return run->damaged * WHOLE_FOR_LOST <= run->complete;
}

static bool is_strong(const struct pairpage *page, struct str text,
                      const struct pairs_run *run)
{
    if (!is_whole_enough(run) || is_quoted(text, run))
        return false;
    return run->wide >= MANY_WIDE ||
           is_strong_word(page, str_slice(text, run->start, run->end), run);
}

/* Counts a whole character; false if no text holds it, nor any that is mojibake
   of the page still. */
static bool count_whole(const struct pairpage *page, struct pairs_run *run,
                        const struct pairs_char *c)
{
    enum repertoire kind = repertoire_of(c->code_point);

    if (!run->complete++)
        run->first = c->code_point;
    run->kinds |= kind;
    run->wide += c->need >= 3 ? c->need - 2 : 0;
    run->hangul += c->code_point >= 0xAC00 && c->code_point <= 0xD7A3;
    run->deep |= !kind;
    return kind || pairpage_bytes(page, c->code_point).first;
}

static bool count(const struct pairpage *page, struct pairs_run *run,
                  const struct pairs_char *c)
{
    if (!c->code_point) {
        run->damaged++;
        run->known |= c->bytes[1] != 0;
    } else if (c->code_point == UTF8_REPLACEMENT) {
        run->gone++;
    } else if (c->code_point >= 0x80) {
        return count_whole(page, run, c);
    }
    return true;
}

/* Reads one character after the other; false where one does not fit. */
static bool read_run(struct pairs_cursor *cursor, struct pairs_run *run)
{
    struct pairs_char c;

    run->marked = true;
    while (pairs_read(cursor, &c)) {
        if (!count(cursor->page, run, &c))
            return false;
        run->marked &= c.placed;
    }
    run->end = cursor->at;
    run->wider = cursor->wider;
    run->asked = cursor->asked;
    return !cursor->failed;
}

static bool may_begin(const struct pairpage *page, struct str run)
{
    const struct pairpage *all = pairpages();
    struct utf8_char c = utf8_decode(run);

    return c.code_point == UTF8_REPLACEMENT ||
           (pairpage_beginnings(all, c.code_point) >> (page - all) & 1);
}

/* Finds out what the run at `start` is. */
static void judge(const struct pairs_reading *reading, struct str text,
                  size_t start, struct pairs_run *run)
{
    struct pairs_cursor cursor = pairs_cursor(reading->page, text, start);
    size_t letters = 0;

    *run = (struct pairs_run){.start = start, .end = start};
    if (!may_begin(reading->page, str_slice(text, start, text.len)) ||
        !read_run(&cursor, run) ||
        (run->deep && !pairs_is_deep(reading, text, run))) {
        *run = (struct pairs_run){.start = start,
                                  .end = utf8_skip_high(text, start, &letters)};
        return;
    }
    run->joined = (start && char_is_alpha(text.ptr[start - 1])) ||
                  char_is_alpha(beside(text, run->end));
    if (is_strong(reading->page, text, run))
        run->evidence = MOJIBAKE_STRONG;
    else if (run->complete || run->known)
        run->evidence = MOJIBAKE_WEAK;
}

/* Whether the bytes may be a character that shows a pair, or half-width
   Katakana that show single bytes: from U+3000 on, but no emoji and no
   variation selectors behind these. */
static bool may_show(const unsigned char *byte)
{
    if (byte[0] < 0xEF)
        return byte[0] >= 0xE3;
    return byte[0] == 0xEF && byte[1] >= 0xBD && byte[1] <= 0xBE;
}

enum { BLOCK = 64 };

static bool block_may_show(const unsigned char *bytes)
{
    unsigned char found = 0;

    for (size_t i = 0; i < BLOCK; i++)
        found |= (unsigned char)(bytes[i] - 0xE3) <= 0xEF - 0xE3;
    return found;
}

bool pairs_possible(struct str text)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t at = 0;

    while (at + 1 < text.len) {
        size_t end = at + BLOCK;

        if (end < text.len && !block_may_show(bytes + at)) {
            at = end;
            continue;
        }
        for (; at < end && at + 1 < text.len; at++)
            if (may_show(bytes + at))
                return true;
    }
    return false;
}

bool pairs_next(const struct pairs_reading *reading, struct str text,
                size_t *at, struct pairs_run *run)
{
    size_t start = utf8_skip_ascii(text, *at);

    if (start == text.len) {
        *at = start;
        return false;
    }
    judge(reading, text, start, run);
    *at = run->end;
    return true;
}

bool pairs_believed(const struct pairs_reading *reading,
                    const struct pairs_run *run)
{
    if (run->evidence != MOJIBAKE_WEAK)
        return run->evidence == MOJIBAKE_STRONG;
    if (!reading->firm || (run->kinds & ~reading->kinds))
        return false;
    if (run->wide || run->joined || run->kinds != REPERTOIRE_PLAIN)
        return true;
    return reading->kinds == REPERTOIRE_PLAIN && run->complete == 1;
}

void pairs_decode(const struct pairs_reading *reading, struct str run,
                  struct buf *decoded)
{
    struct pairs_cursor cursor = pairs_cursor(reading->page, run, 0);
    struct pairs_char c;

    while (pairs_read(&cursor, &c))
        buf_add_code_point(decoded, c.code_point ? c.code_point : LOST);
}

/* How many bytes at the front of `text` the pair is; 0 if others stand there.
 */
static size_t match(struct pair pair, struct str text)
{
    size_t len = 1 + (pair.second != 0);

    if (!pair.first || text.len < len ||
        (unsigned char)text.ptr[0] != pair.first)
        return 0;
    return len == 1 || (unsigned char)text.ptr[1] == pair.second ? len : 0;
}

/* How many bytes at the front of the decoded text the page shows as the
   character; 0 if it shows them as another. */
static size_t shown(const struct pairpage *page, uint32_t code_point,
                    struct str decoded)
{
    struct pair pair = pairpage_bytes(page, code_point);
    size_t len = match(pair, decoded);

    if (!len && pair.is_twin)
        len = match(pairpage_other(page, code_point), decoded);
    return len;
}

/* Each pair of bytes means one character, and a first byte is never a whole
   character, so the bytes of all characters, one after the other, can only be
   read as these. */
bool pairs_proved(const struct pairs_reading *reading, struct str run,
                  struct str decoded)
{
    size_t at = 0, done = 0;

    while (at < run.len) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));
        struct str rest = str_slice(decoded, done, decoded.len);
        size_t len = c.valid ? shown(reading->page, c.code_point, rest) : 0;

        if (!len)
            return false;
        at += c.len;
        done += len;
    }
    return done == decoded.len;
}

const char *pairs_name(const struct pairs_reading *reading)
{
    return reading->wider ? reading->page->wider_name : reading->page->name;
}
