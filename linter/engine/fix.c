#include "engine/fix.h"

#include <stdlib.h>

#include "text/alloc.h"

/* The edits that are taken, by position. */
struct taken {
    const struct edit **edits;
    size_t count, capacity;
};

/* Two edits that touch might both be about the same bytes. */
static bool overlaps(const struct edit *a, const struct edit *b)
{
    return a->span.start <= b->span.end && b->span.start <= a->span.end;
}

/* Where an edit belongs among those that are taken. */
static size_t find_place(const struct taken *taken, const struct edit *edit)
{
    size_t low = 0, high = taken->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (taken->edits[middle]->span.start < edit->span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_free(const struct taken *taken, const struct edit *edit)
{
    size_t place = find_place(taken, edit);

    if (place > 0 && overlaps(taken->edits[place - 1], edit))
        return false;
    return place == taken->count || !overlaps(taken->edits[place], edit);
}

static bool is_applicable(const struct taken *taken,
                          const struct finding *finding, bool unsafe)
{
    for (const struct edit *e = finding->edits; e; e = e->next)
        if ((!e->safe && !unsafe) || !is_free(taken, e))
            return false;
    return finding->edits != NULL;
}

static void take(struct taken *taken, const struct edit *edit)
{
    size_t place = find_place(taken, edit);

    taken->edits = mem_grow(taken->edits, taken->count, &taken->capacity,
                            sizeof(struct edit *));
    for (size_t i = taken->count++; i > place; i--)
        taken->edits[i] = taken->edits[i - 1];
    taken->edits[place] = edit;
}

static void write_edited(struct buf *out, struct str source,
                         const struct taken *taken)
{
    size_t at = 0;

    for (size_t i = 0; i < taken->count; i++) {
        const struct edit *edit = taken->edits[i];

        buf_add(out, str_slice(source, at, edit->span.start));
        buf_add(out, edit->text);
        at = edit->span.end;
    }
    buf_add(out, str_slice(source, at, source.len));
}

size_t fix_pass(struct buf *out, const struct document *document,
                struct finding *const *findings, size_t count, bool unsafe)
{
    struct taken taken = {0};
    size_t applied = 0;

    for (size_t i = 0; i < count; i++) {
        if (findings[i]->document != document ||
            !is_applicable(&taken, findings[i], unsafe))
            continue;
        for (const struct edit *e = findings[i]->edits; e; e = e->next)
            take(&taken, e);
        applied++;
    }
    write_edited(out, document->source, &taken);
    mem_free(taken.edits);
    return applied;
}
