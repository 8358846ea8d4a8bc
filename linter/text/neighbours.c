#include "text/neighbours.h"

#include "text/alloc.h"

#define MOST_PAIRS (1u << 20)

/* Stands for all characters behind another: above any code point. */
#define ALL 0x200000u

/* The text weighs MOST_WEIGHT at most, half of that when a character was seen
   HALF_SEEN times. */
#define MOST_WEIGHT 0.1
#define HALF_SEEN   2.0

void neighbours_init(struct neighbours *neighbours)
{
    *neighbours = (struct neighbours){NULL, 0, 0};
}

void neighbours_release(struct neighbours *neighbours)
{
    mem_free(neighbours->pairs);
    neighbours_init(neighbours);
}

static uint64_t key_of(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 32 | second | (uint64_t)1 << 63;
}

/* The slot of the key: taken, or the empty one where it belongs. */
static struct neighbour_pair *find(const struct neighbours *neighbours,
                                   uint64_t key)
{
    size_t mask = neighbours->size - 1;
    size_t slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & mask;

    while (neighbours->pairs[slot].key && neighbours->pairs[slot].key != key)
        slot = (slot + 1) & mask;
    return &neighbours->pairs[slot];
}

static void grow(struct neighbours *neighbours)
{
    struct neighbours larger = {.size = neighbours->size ? 2 * neighbours->size
                                                         : 256,
                                .count = neighbours->count};

    larger.pairs = mem_zero(larger.size, sizeof *larger.pairs);
    for (size_t i = 0; i < neighbours->size; i++)
        if (neighbours->pairs[i].key)
            *find(&larger, neighbours->pairs[i].key) = neighbours->pairs[i];
    mem_free(neighbours->pairs);
    *neighbours = larger;
}

static void add_key(struct neighbours *neighbours, uint64_t key)
{
    struct neighbour_pair *pair;

    if (2 * neighbours->count >= neighbours->size)
        grow(neighbours);
    pair = find(neighbours, key);
    neighbours->count += !pair->key;
    pair->key = key;
    pair->count++;
}

void neighbours_add(struct neighbours *neighbours, uint32_t first,
                    uint32_t second)
{
    if (neighbours->count >= MOST_PAIRS)
        return;
    add_key(neighbours, key_of(first, second));
    add_key(neighbours, key_of(first, ALL));
}

static double count_of(const struct neighbours *neighbours, uint32_t first,
                       uint32_t second)
{
    if (!neighbours->size)
        return 0;
    return find(neighbours, key_of(first, second))->count;
}

double neighbours_blend(const struct neighbours *neighbours, uint32_t first,
                        uint32_t second, double p)
{
    double all = count_of(neighbours, first, ALL) - 1;
    double own = count_of(neighbours, first, second) - 1;
    double weight = MOST_WEIGHT * all / (all + HALF_SEEN);

    if (all <= 0)
        return p;
    return (1 - weight) * p + weight * (own > 0 ? own : 0) / all;
}
