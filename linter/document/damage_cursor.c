#include "document/damage_cursor.h"

static size_t first_damage(const struct damages *damages, size_t offset)
{
    size_t low = 0, high = damages->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (damages->items[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t first_run(const struct damage *damage, size_t offset)
{
    size_t low = 0, high = damage->nruns;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (damage->runs[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct damage_cursor damages_from(const struct damages *damages, size_t offset)
{
    struct damage_cursor cursor = {damages, first_damage(damages, offset), 0,
                                   NULL};

    if (cursor.damage < damages->count)
        cursor.run = first_run(&damages->items[cursor.damage], offset);
    return cursor;
}

const struct damaged_run *damages_next(struct damage_cursor *cursor, size_t end)
{
    const struct damaged_run *run;

    if (cursor->damage == cursor->damages->count)
        return NULL;
    cursor->of = &cursor->damages->items[cursor->damage];
    run = &cursor->of->runs[cursor->run];
    if (run->span.start >= end)
        return NULL;
    if (++cursor->run == cursor->of->nruns) {
        cursor->damage++;
        cursor->run = 0;
    }
    return run;
}

bool damage_touches(const struct damage *damage, struct span span)
{
    size_t run = first_run(damage, span.start);

    return run < damage->nruns && damage->runs[run].span.start < span.end;
}

bool damages_hold(const struct damages *damages, size_t offset)
{
    struct damage_cursor cursor = damages_from(damages, offset);

    return damages_next(&cursor, offset + 1) != NULL;
}
