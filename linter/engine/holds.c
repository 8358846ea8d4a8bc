#include "engine/holds.h"

#include <stdlib.h>
#include <string.h>

#include "engine/rule.h"
#include "text/alloc.h"

void holds_release(struct holds *holds)
{
    mem_free(holds->items);
    *holds = (struct holds){0};
}

/* The first move that ends at the offset or behind it. */
static size_t move_at(const struct fixed *fixed, size_t offset)
{
    size_t low = 0, high = fixed->nmoves;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (fixed->moves[middle].before.end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where an offset went; in what was replaced, or beside it, nobody knows which
   place is the same. */
static struct span place_after(const struct fixed *fixed, size_t offset)
{
    size_t next = move_at(fixed, offset);
    struct move before = {0};

    if (next < fixed->nmoves && fixed->moves[next].before.start <= offset)
        return fixed->moves[next].after;
    if (next)
        before = fixed->moves[next - 1];
    offset = before.after.end + (offset - before.before.end);
    return (struct span){offset, offset};
}

static void add(struct holds *holds, const struct finding *finding,
                const struct fixed *const *fixed)
{
    size_t document = finding->document->index, start = finding->span.start;

    if (!finding->edits)
        return;
    holds->items = mem_grow(holds->items, holds->count, &holds->capacity,
                            sizeof *holds->items);
    holds->items[holds->count++] = (struct hold){
        .document = document,
        .rule = finding->rule,
        .start = fixed[document] ? place_after(fixed[document], start)
                                 : (struct span){start, start},
    };
}

static int compare(const void *a, const void *b)
{
    const struct hold *x = a, *y = b;
    int order;

    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    order = strcmp(x->rule->code, y->rule->code);
    if (order)
        return order;
    if (x->start.start != y->start.start)
        return x->start.start < y->start.start ? -1 : 1;
    if (x->start.end != y->start.end)
        return x->start.end < y->start.end ? -1 : 1;
    return 0;
}

void holds_take(struct holds *holds, const struct findings *findings,
                const struct fixed *const *fixed)
{
    holds->count = 0;
    for (size_t i = 0; i < findings->nbaselined; i++)
        add(holds, findings->baselined[i], fixed);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i]->held)
            add(holds, findings->items[i], fixed);
    if (holds->count)
        qsort(holds->items, holds->count, sizeof *holds->items, compare);
}

/* Places do not overlap but where they are equal: the last one that begins no
   later than the finding is the one. */
static bool holds_it(const struct holds *holds, const struct finding *finding)
{
    const struct hold key = {
        .document = finding->document->index,
        .rule = finding->rule,
        .start = {finding->span.start, NONE},
    };
    size_t low = 0, high = holds->count;
    const struct hold *hold;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&holds->items[middle], &key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return false;
    hold = &holds->items[low - 1];
    return hold->document == key.document && hold->rule == key.rule &&
           finding->span.start <= hold->start.end;
}

void holds_apply(const struct holds *holds, const struct findings *findings)
{
    for (size_t i = 0; holds->count && i < findings->count; i++)
        findings->items[i]->held = holds_it(holds, findings->items[i]);
}
