#include "document/damage_repair.h"

#include "document/damage_unit.h"
#include "text/utf8.h"

/* More of what a unit said does not help to see what happened. */
enum { LONGEST = 60 };

/* A longer word beside the damage is an address. */
enum { LONGEST_WORD = 20 };

struct str damage_decode(struct arena *arena,
                         const struct mojibake_reading *reading,
                         struct str text)
{
    struct buf buf;
    struct str decoded;

    buf_init(&buf);
    mojibake_decode(reading, text, &buf);
    decoded = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return decoded;
}

/* Adds the characters of `text` for as long as there is room. */
static bool add_limited(struct buf *buf, struct str text, size_t *room)
{
    for (size_t at = 0; at < text.len;) {
        size_t len = utf8_decode(str_slice(text, at, text.len)).len;

        if (!*room) {
            buf_add(buf, STR("…"));
            return false;
        }
        buf_add(buf, str_slice(text, at, at + len));
        at += len;
        *room -= 1;
    }
    return true;
}

/* The span with the rest of the words that it begins and ends in. */
static struct span widen(struct str source, struct span span)
{
    size_t first = span.start, last = span.end;

    while (first > 0 && span.start - first < LONGEST_WORD &&
           char_is_alnum(source.ptr[first - 1]))
        first--;
    while (last < source.len && last - span.end < LONGEST_WORD &&
           char_is_alnum(source.ptr[last]))
        last++;
    return (struct span){first, last};
}

static void add_said(struct buf *buf, const struct document *document,
                     const struct damage *damage)
{
    struct span shown = widen(document->source, damage->span);
    size_t at = shown.start, room = LONGEST;
    struct span rest = {damage->span.end, shown.end};

    for (size_t i = 0; i < damage->nruns; i++) {
        const struct damaged_run *run = &damage->runs[i];
        struct span between = {at, run->span.start};

        if (!add_limited(buf, document_text(document, between), &room) ||
            !add_limited(buf, run->text, &room))
            return;
        at = run->span.end;
    }
    add_limited(buf, document_text(document, rest), &room);
}

void damage_quote(struct arena *arena, const struct document *document,
                  struct damage *damage)
{
    struct buf buf;

    buf_init(&buf);
    add_said(&buf, document, damage);
    for (size_t i = 0; i < buf.len; i++)
        if (char_is_space(buf.ptr[i]))
            buf.ptr[i] = ' ';
    damage->said = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
}

/* A fragment is of this page, whose headings are mended with it. */
static bool is_damaged(const struct document *document, struct span target,
                       const struct damage *damage)
{
    return damage_touches(damage, target) &&
           !str_starts(document_text(document, target), STR("#"));
}

bool damage_in_address(const struct document *document, size_t start,
                       const struct damage *damage)
{
    const struct link *links = document->links, *torn = document->torn;
    size_t end = damage->span.end;

    for (size_t i = document_first_link(document, start);
         i < document->nlinks && links[i].span.start < end; i++)
        if (is_damaged(document, links[i].target, damage))
            return true;
    for (size_t i = document_first_torn(document, start);
         i < document->ntorn && torn[i].span.start < end; i++)
        if (is_damaged(document, torn[i].target, damage))
            return true;
    return false;
}

static bool is_line_whole(const struct document *document, size_t line,
                          const struct mojibake_reading *reading)
{
    struct unit unit = {&document->lines[line], 1};
    struct unit_cursor cursor = {document, unit, 0, 0};
    struct mojibake_run run;
    struct span text;

    while (unit_next(&cursor, &text)) {
        struct str source = document_text(document, text);

        for (size_t at = 0; mojibake_next(reading, source, &at, &run);)
            if (run.damaged && mojibake_believed(reading, &run))
                return false;
    }
    return true;
}

bool damage_lines_whole(const struct document *document, struct span span,
                        const struct mojibake_reading *reading)
{
    size_t last = document_line(document, span.end - 1);

    if (!reading->holes)
        return true;
    for (size_t i = document_line(document, span.start); i <= last; i++)
        if (!is_line_whole(document, i, reading))
            return false;
    return true;
}
