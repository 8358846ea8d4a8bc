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

void damage_give_up(struct damage *damage)
{
    damage->still = true;
    damage->mend = DAMAGE_LOST;
}

/* Fills `said` from the runs and the text between them. */
static void quote(struct arena *arena, const struct document *document,
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

/* Whether a run lies in the address of a link: another text there is another
   page, and what the page is called today nobody can tell from here. */
static bool is_in_address(const struct document *document,
                          const struct damage *damage)
{
    const struct link *links = document->links, *torn = document->torn;
    size_t line = document_line(document, damage->span.start);
    size_t start = document->lines[line].start, end = damage->span.end;

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

/* Whether a run that is not believed is none: it has a character that no code
   page has. Others may be what is left of one that lost bytes. */
static bool is_clean(const struct codepages *all, struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));

        if (c.valid && !codepage_bytes(all, c.code_point))
            return true;
        at += c.len;
    }
    return false;
}

/* What a cell of a line holds; a line of text is one cell. */
struct content {
    size_t end; /* of the last run */
    bool weak, clean;
};

/* Weak runs beside clean ones are not taken for damage. */
static bool is_mixed(struct content *content, struct str line,
                     const struct mojibake_run *run, bool believed)
{
    if (str_has_char(str_slice(line, content->end, run->start), '|'))
        content->weak = content->clean = false;
    content->end = run->end;
    content->weak |= believed && run->evidence == MOJIBAKE_WEAK;
    content->clean |= !believed;
    return content->weak && content->clean;
}

/* Code is not mended. */
static bool is_line_whole(const struct document *document, size_t line,
                          const struct mojibake_reading *reading)
{
    size_t start = document->lines[line].start;
    struct str text = document_text(document, document->lines[line]);
    struct content content = {0};
    struct mojibake_run run;

    for (size_t at = 0; mojibake_next(reading, text, &at, &run);) {
        bool believed = mojibake_believed(reading, &run);

        if (is_mixed(&content, text, &run, believed) ||
            (believed && document_in_code(document, start + run.start)))
            return false;
        if (!believed &&
            !is_clean(reading->all, str_slice(text, run.start, run.end)))
            return false;
    }
    return true;
}

static bool are_lines_whole(const struct document *document, struct span span,
                            const struct mojibake_reading *reading)
{
    size_t last = document_line(document, span.end - 1);

    for (size_t i = document_line(document, span.start); i <= last; i++)
        if (!is_line_whole(document, i, reading))
            return false;
    return true;
}

/* The index behind the damages from `first` on that share lines, each with the
   next. */
static size_t group_end(const struct document *document,
                        const struct damage *items, size_t first, size_t count)
{
    size_t end = first + 1;

    while (end < count &&
           document_line(document, items[end].span.start) <=
               document_line(document, items[end - 1].span.end - 1))
        end++;
    return end;
}

void damage_hold_back(const struct document *document, struct damage *items,
                      const struct damage_origin *origins, size_t count)
{
    for (size_t first = 0, end; first < count; first = end) {
        struct span span = items[first].span;

        end = group_end(document, items, first, count);
        span.end = items[end - 1].span.end;
        if (are_lines_whole(document, span, &origins[first].reading))
            continue;
        for (size_t i = first; i < end; i++)
            items[i].mend = DAMAGE_LOST;
    }
}

static void settle_group(struct damage *items, size_t count)
{
    enum damage_mend least = items[0].mend;

    for (size_t i = 0; i < count; i++)
        if (items[i].mend < least)
            least = items[i].mend;
    for (size_t i = 0; i < count; i++)
        items[i].mend = least;
}

void damage_settle(struct arena *arena, const struct document *document,
                   struct damages *damages)
{
    struct damage *items = damages->items;
    size_t count = damages->count;

    for (size_t i = 0; i < count; i++) {
        quote(arena, document, &items[i]);
        if (items[i].mend == DAMAGE_PROVED &&
            is_in_address(document, &items[i]))
            items[i].mend = DAMAGE_GUESSED;
    }
    for (size_t first = 0, end; first < count; first = end) {
        end = group_end(document, items, first, count);
        settle_group(items + first, end - first);
    }
}
