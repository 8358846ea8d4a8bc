#include "text/pairs_deep.h"

#include "text/pairs_read.h"
#include "text/repertoire.h"
#include "text/utf8.h"

/* So many times over is text read wrongly at most. */
enum { DEEPEST = 3 };

/* Whether a run is mojibake of the page, without a loss; `*at` is moved behind
   it. `*more` is set where what it says is mojibake still, if it is anything.
 */
static bool read_run(const struct pairs_reading *reading, struct str text,
                     size_t *at, bool *more)
{
    struct pairs_cursor cursor = pairs_cursor(reading->page, text, *at);
    struct pairs_char c;

    while (pairs_read(&cursor, &c)) {
        if (!c.code_point)
            return false;
        if (c.code_point >= 0x80 && !repertoire_of(c.code_point))
            *more = true;
    }
    *at = cursor.at;
    return !cursor.failed;
}

static bool is_whole(const struct pairs_reading *reading, struct str text,
                     bool *more)
{
    size_t at = 0;

    *more = false;
    while ((at = utf8_skip_ascii(text, at)) < text.len)
        if (!read_run(reading, text, &at, more))
            return false;
    return true;
}

bool pairs_is_deep(const struct pairs_reading *reading, struct str text,
                   const struct pairs_run *run)
{
    struct buf said, next;
    bool more = true, whole = true;

    buf_init(&said);
    buf_init(&next);
    buf_add(&said, str_slice(text, run->start, run->end));
    for (int depth = 1; whole && more && depth < DEEPEST; depth++) {
        struct buf swap = said;

        buf_clear(&next);
        pairs_decode(reading, buf_str(&said), &next);
        whole = is_whole(reading, buf_str(&next), &more);
        said = next;
        next = swap;
    }
    buf_release(&said);
    buf_release(&next);
    return whole && !more;
}
