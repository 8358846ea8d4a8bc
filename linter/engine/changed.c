#include "engine/changed.h"

#include <stdlib.h>

#include "text/alloc.h"
#include "text/map.h"

static int by_first(const void *a, const void *b)
{
    const struct line_run *left = a, *right = b;

    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return left->end < right->end ? -1 : left->end > right->end;
}

/* Walks down a text, line by line. */
struct line_walk {
    struct str text;
    size_t line, offset;
};

/* Where a line begins that is not above the last; the end of the text if there
   is no such line. */
static size_t walk_to(struct line_walk *walk, size_t line)
{
    while (walk->line < line && walk->offset < walk->text.len) {
        size_t feed = str_find_char(walk->text, '\n', walk->offset);

        walk->offset = feed == STR_NONE ? walk->text.len : feed + 1;
        walk->line++;
    }
    return walk->offset;
}

void changed_spans_add(struct changed_spans *spans, struct span span)
{
    struct span *last = spans->count ? &spans->items[spans->count - 1] : NULL;

    if (span.start >= span.end)
        return;
    if (last && span.start <= last->end) {
        last->end = span.end > last->end ? span.end : last->end;
        return;
    }
    spans->items[spans->count++] = span;
}

static struct changed_spans spans_of(struct arena *arena, struct str text,
                                     const struct line_runs *runs, bool added)
{
    struct changed_spans spans = {
        .items = arena_array(arena, runs->count, sizeof(struct span))};
    struct line_walk walk = {.text = text};
    size_t done = 0; /* the line where the last span ends */

    for (size_t i = 0; i < runs->count; i++) {
        const struct line_run *run = &runs->items[i];
        struct span span;

        if (run->added != added || run->end <= done)
            continue;
        span.start = walk_to(&walk, run->first > done ? run->first : done);
        span.end = walk_to(&walk, run->end);
        changed_spans_add(&spans, span);
        done = run->end;
    }
    return spans;
}

const struct changed *changed_lines(struct arena *arena, struct str text,
                                    struct line_runs *runs)
{
    struct changed *changed = arena_alloc(arena, sizeof *changed);

    if (runs->count)
        qsort(runs->items, runs->count, sizeof *runs->items, by_first);
    changed->length = text.len;
    changed->added = spans_of(arena, text, runs, true);
    changed->beside = spans_of(arena, text, runs, false);
    return changed;
}

/* The length may not be known: a wide list is converted later. */
const struct changed *changed_all(struct arena *arena)
{
    struct changed *changed = arena_alloc(arena, sizeof *changed);

    changed->length = NONE;
    changed->added.items = arena_alloc(arena, sizeof(struct span));
    changed->added.items[0] = (struct span){0, NONE};
    changed->added.count = 1;
    return changed;
}

/* Walks down the moves of a text. */
struct move_walk {
    const struct fixed *fixed;
    struct str before, after;
    size_t next;     /* move */
    size_t old, new; /* places that are the same, behind the last move */
    size_t within;   /* the move that the rest is about, from 1; or 0 */
    bool same_lines; /* it has as many lines as what it stands for */
    size_t old_line, old_offset;
    struct line_walk lines; /* of what was put there */
};

static size_t count_feeds(struct str text, struct span span)
{
    size_t count = 0;

    for (size_t i = span.start; i < span.end; i++)
        count += text.ptr[i] == '\n';
    return count;
}

static void enter_move(struct move_walk *walk)
{
    const struct move *move = &walk->fixed->moves[walk->next];

    if (walk->within == walk->next + 1)
        return;
    walk->within = walk->next + 1;
    walk->same_lines = count_feeds(walk->before, move->before) ==
                       count_feeds(walk->after, move->after);
    walk->old_line = 0;
    walk->old_offset = move->before.start;
    walk->lines = (struct line_walk){
        .text = str_slice(walk->after, 0, move->after.end),
        .offset = move->after.start,
    };
}

/* Where a line's start went that was in the middle of a replaced text: to the
   same line of the new one, if that has as many lines; else all of it counts
   as new. */
static size_t place_within(struct move_walk *walk, size_t offset, bool is_end)
{
    const struct move *move = &walk->fixed->moves[walk->next];

    enter_move(walk);
    if (!walk->same_lines)
        return is_end ? move->after.end : move->after.start;
    walk->old_line +=
        count_feeds(walk->before, (struct span){walk->old_offset, offset});
    walk->old_offset = offset;
    return walk_to(&walk->lines, walk->old_line);
}

/* Where an offset went that is not above the last one: what is inserted at a
   line's start belongs to that line. */
static size_t place_after(struct move_walk *walk, size_t offset, bool is_end)
{
    const struct fixed *fixed = walk->fixed;
    const struct move *move = fixed->moves + walk->next;

    if (offset >= walk->before.len)
        return offset == NONE ? NONE : walk->after.len;
    for (; walk->next < fixed->nmoves; walk->next++, move++) {
        if (move->before.end > offset || move->before.start == offset)
            break;
        walk->old = move->before.end;
        walk->new = move->after.end;
    }
    if (walk->next < fixed->nmoves && move->before.start < offset)
        return place_within(walk, offset, is_end);
    return walk->new + (offset - walk->old);
}

static struct changed_spans spans_after(struct arena *arena,
                                        const struct changed_spans *spans,
                                        struct str before,
                                        const struct fixed *fixed)
{
    struct changed_spans moved = {
        .items = arena_array(arena, spans->count, sizeof(struct span))};
    struct move_walk walk = {
        .fixed = fixed, .before = before, .after = buf_str(&fixed->text)};

    for (size_t i = 0; i < spans->count; i++) {
        struct span span;

        span.start = place_after(&walk, spans->items[i].start, false);
        span.end = place_after(&walk, spans->items[i].end, true);
        changed_spans_add(&moved, span);
    }
    return moved;
}

const struct changed *changed_after(struct arena *arena,
                                    const struct changed *changed,
                                    struct str before,
                                    const struct fixed *fixed)
{
    struct changed *moved = arena_alloc(arena, sizeof *moved);

    moved->length = fixed->text.len;
    moved->added = spans_after(arena, &changed->added, before, fixed);
    moved->beside = spans_after(arena, &changed->beside, before, fixed);
    return moved;
}

/* The first of the spans that ends at the offset or behind it. */
static size_t first_at(const struct changed_spans *spans, size_t offset)
{
    size_t low = 0, high = spans->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (spans->items[middle].end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A span of lines ends where the next line begins, which is no place of its
   own but at the end of the text. */
static bool meets(const struct changed *changed, struct span line,
                  struct span span)
{
    if (line.start == span.start || span.end > line.start)
        return span.start < line.end || line.end == changed->length;
    return false;
}

static bool touches(const struct changed *changed,
                    const struct changed_spans *spans, struct span span)
{
    size_t at = first_at(spans, span.start);

    for (; at < spans->count && spans->items[at].start <= span.end; at++)
        if (meets(changed, spans->items[at], span))
            return true;
    return false;
}

bool changed_adds(const struct changed *changed, struct span span)
{
    return touches(changed, &changed->added, span);
}

bool changed_touches(const struct changed *changed, struct span span)
{
    return changed_adds(changed, span) ||
           touches(changed, &changed->beside, span);
}

/* A link does not know its definition, but they have one address. */
void changed_links(const struct changed *changed,
                   const struct document *document, bool *unchanged)
{
    struct map defined;

    map_init(&defined);
    for (size_t i = 0; i < document->ndefinitions; i++)
        if (changed_adds(changed, document->definitions[i].span))
            *map_at(&defined, document->definitions[i].url) =
                &document->definitions[i];
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        unchanged[i] =
            !changed_adds(changed, link->span) &&
            (link->kind != LINK_REFERENCE || !map_get(&defined, link->url));
    }
    map_release(&defined);
}
