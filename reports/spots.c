#include "reports/spots.h"

#include <stdlib.h>

#include "text/alloc.h"

void spots_add(struct spots *spots, const struct record_place *place,
               struct test_case *test)
{
    spots->items = mem_grow(spots->items, spots->count, &spots->capacity,
                            sizeof *spots->items);
    spots->items[spots->count++] =
        (struct spot){place->start.offset, place->end.offset, test};
}

void spots_release(struct spots *spots)
{
    mem_free(spots->items);
    *spots = (struct spots){0};
}

static int by_start(const void *a, const void *b)
{
    const struct spot *left = a, *right = b;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

void spots_sort(struct spots *spots)
{
    if (spots->count)
        qsort(spots->items, spots->count, sizeof *spots->items, by_start);
}

/* The last spot that starts at or before the offset, or NULL. Targets do not
   overlap, so no other can hold the offset. */
static const struct spot *last_until(const struct spots *spots, size_t offset)
{
    size_t low = 0, high = spots->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (spots->items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &spots->items[low - 1] : NULL;
}

struct test_case *spots_find(const struct spots *spots,
                             const struct record_place *place)
{
    size_t start = place->start.offset, end = place->end.offset;
    const struct spot *spot = last_until(spots, start);

    if (spot && start < spot->end && end <= spot->end)
        return spot->test;
    spot = last_until(spots, end);
    if (spot && start <= spot->start && spot->end <= end)
        return spot->test;
    return NULL;
}
