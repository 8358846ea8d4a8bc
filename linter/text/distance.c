#include "text/distance.h"

/* Rows of the table of distances: of the two bytes before and of this one. */
struct rows {
    size_t *older, *old, *now;
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool same(struct str a, size_t i, struct str b, size_t j)
{
    return char_lower(a.ptr[i]) == char_lower(b.ptr[j]);
}

/* Fills rows->now: the distances of a[0..i] to every beginning of b. Returns
   the least of them. */
static size_t fill_row(const struct rows *rows, struct str a, size_t i,
                       struct str b)
{
    size_t lowest = rows->now[0] = i + 1;

    for (size_t j = 0; j < b.len; j++) {
        size_t cost = rows->old[j] + !same(a, i, b, j);

        cost = least(cost, rows->old[j + 1] + 1);
        cost = least(cost, rows->now[j] + 1);
        if (i && j && same(a, i, b, j - 1) && same(a, i - 1, b, j))
            cost = least(cost, rows->older[j - 1] + 1);
        rows->now[j + 1] = cost;
        lowest = least(lowest, cost);
    }
    return lowest;
}

size_t distance(struct str a, struct str b)
{
    return distance_within(a, b, DISTANCE_LONGEST);
}

size_t distance_within(struct str a, struct str b, size_t most)
{
    size_t cells[3][DISTANCE_LONGEST + 1], before, lowest = 0;
    struct rows rows = {cells[0], cells[1], cells[2]};

    if (a.len > DISTANCE_LONGEST || b.len > DISTANCE_LONGEST)
        return STR_NONE;
    for (size_t j = 0; j <= b.len; j++)
        rows.now[j] = j;
    for (size_t i = 0; i < a.len; i++) {
        before = lowest;
        rows = (struct rows){rows.old, rows.now, rows.older};
        lowest = fill_row(&rows, a, i, b);
        if (before > most && lowest > most)
            return STR_NONE;
    }
    return rows.now[b.len] <= most ? rows.now[b.len] : STR_NONE;
}

struct nearest nearest_init(struct str word)
{
    /* A third of the word may be wrong; of a short word one byte. */
    size_t most = word.len / 3;

    if (!most && word.len > 1)
        most = 1;
    return (struct nearest){
        .word = word, .best = STR(""), .distance = most + 1};
}

void nearest_offer(struct nearest *nearest, struct str candidate)
{
    size_t a = nearest->word.len, b = candidate.len, apart;

    /* They are as far apart as their lengths, at least. */
    if ((a > b ? a - b : b - a) >= nearest->distance)
        return;
    apart = distance_within(nearest->word, candidate, nearest->distance - 1);
    if (apart == STR_NONE)
        return;
    nearest->distance = apart;
    nearest->best = candidate;
}

const char *nearest_hint(struct arena *arena, const struct nearest *nearest,
                         const char *quote)
{
    if (!nearest->best.len)
        return "";
    return str_printf(arena, "; did you mean %s%.*s%s?", quote,
                      STR_ARG(nearest->best), quote)
        .ptr;
}
