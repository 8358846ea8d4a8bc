#include "text/collate_order.h"

/* Of the parts in order of each length, the one that ends with the least key:
   `ends` by length, and for each key the one before it in its part. */
struct runs {
    const struct str *keys;
    size_t *ends;
    size_t longest;
    size_t *previous;
};

/* How many of the places hold keys that are not greater than this one. */
static size_t count_upto(const struct str *keys, const size_t *places,
                         size_t count, struct str key)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (collate_compare(keys[places[middle]], key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void extend(struct runs *runs, size_t at)
{
    size_t length =
        count_upto(runs->keys, runs->ends, runs->longest, runs->keys[at]);

    runs->previous[at] = length ? runs->ends[length - 1] : STR_NONE;
    runs->ends[length] = at;
    if (length == runs->longest)
        runs->longest++;
}

/* Puts a longest part in order into `ends`, from its end to its front. */
static void trace(struct runs *runs)
{
    size_t at = runs->longest ? runs->ends[runs->longest - 1] : STR_NONE;

    for (size_t left = runs->longest; left; left--) {
        runs->ends[left - 1] = at;
        at = runs->previous[at];
    }
}

static struct collate_stray place(const struct runs *runs, size_t at)
{
    size_t before =
        count_upto(runs->keys, runs->ends, runs->longest, runs->keys[at]);

    return (struct collate_stray){
        .at = at,
        .after = before ? runs->ends[before - 1] : STR_NONE,
        .before = before < runs->longest ? runs->ends[before] : STR_NONE,
    };
}

struct collate_order collate_order_of(struct arena *arena,
                                      const struct str *keys, size_t count)
{
    struct runs runs = {.keys = keys,
                        .ends = arena_array(arena, count, sizeof(size_t)),
                        .previous = arena_array(arena, count, sizeof(size_t))};
    struct collate_order order = {.count = 0};
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (keys[i].len)
            extend(&runs, i);
    trace(&runs);
    order.strays = arena_array(arena, count, sizeof *order.strays);
    for (size_t i = 0; i < count; i++) {
        if (kept < runs.longest && runs.ends[kept] == i)
            kept++;
        else if (keys[i].len)
            order.strays[order.count++] = place(&runs, i);
    }
    return order;
}

struct collate_order collate_infer(struct arena *arena, const struct str *names,
                                   size_t count)
{
    struct str *keys = arena_array(arena, count, sizeof *keys);
    struct collate_order best = {.count = STR_NONE};

    for (int style = 0; style < COLLATE_STYLES && best.count; style++) {
        struct collate_order order;

        for (size_t i = 0; i < count; i++)
            keys[i] = collate_key(arena, names[i], (enum collate_style)style);
        order = collate_order_of(arena, keys, count);
        order.style = (enum collate_style)style;
        if (order.count < best.count)
            best = order;
    }
    return best;
}
