#include "text/mojibake_deep.h"

#include "text/mojibake_sequence.h"

/* So many times over is text read wrongly at most. */
enum { DEEPEST = 3 };

static bool is_whole(const struct mojibake_reading *reading, struct str text,
                     int depth);

/* Whether what the text says is mojibake of the page. */
static bool says_mojibake(const struct mojibake_reading *reading,
                          struct str text, size_t page, int depth)
{
    struct mojibake_reading inner = {.all = reading->all, .page = page};
    struct buf said;
    bool deep;

    buf_init(&said);
    mojibake_decode(reading, text, &said);
    deep = is_whole(&inner, buf_str(&said), depth);
    buf_release(&said);
    return deep;
}

/* Whether all of a text is mojibake of the reading's page, without a loss. */
static bool is_whole(const struct mojibake_reading *reading, struct str text,
                     int depth)
{
    bool more = false;
    struct sequence s;

    for (size_t at = 0; at < text.len; at += s.len) {
        struct str rest = {text.ptr + at, text.len - at};

        if (!sequence_read(reading, rest, &s) || !s.code_point)
            return false;
        more = more || s.deep;
    }
    if (!more)
        return true;
    return depth < DEEPEST &&
           (says_mojibake(reading, text, reading->page, depth + 1) ||
            (reading->page && says_mojibake(reading, text, 0, depth + 1)));
}

bool mojibake_is_deep(const struct mojibake_reading *reading, struct str run)
{
    return says_mojibake(reading, run, reading->page, 2) ||
           (reading->page && says_mojibake(reading, run, 0, 2));
}
