#include "engine/sieve.h"

#include "text/alloc.h"

void sieve_init(struct sieve *sieve, size_t most)
{
    size_t size = 16;

    while (size < 2 * most)
        size *= 2;
    sieve->slots = mem_zero(size, sizeof *sieve->slots);
    sieve->mask = size - 1;
}

void sieve_release(struct sieve *sieve)
{
    mem_free(sieve->slots);
}

/* A hash as it stands in its slot; 0 is an empty one. */
static uint32_t even(uint32_t hash)
{
    return hash > 1 ? hash & ~(uint32_t)1 : 2;
}

/* The slot of the hash: taken, or the empty one where it belongs. */
static uint32_t *find(const struct sieve *sieve, uint32_t hash)
{
    size_t slot = hash / 2 & sieve->mask;

    while (sieve->slots[slot] && even(sieve->slots[slot]) != hash)
        slot = (slot + 1) & sieve->mask;
    return &sieve->slots[slot];
}

void sieve_add(struct sieve *sieve, uint32_t hash)
{
    uint32_t *slot = find(sieve, even(hash));

    *slot = *slot ? *slot | 1 : even(hash);
}

bool sieve_holds(const struct sieve *sieve, uint32_t hash)
{
    return *find(sieve, even(hash)) & 1;
}
