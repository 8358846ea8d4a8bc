/*
 * Which characters stand side by side in a text, and how often: a document
 * says the same words again and again.
 */
#ifndef LISTLINT_TEXT_NEIGHBOURS_H
#define LISTLINT_TEXT_NEIGHBOURS_H

#include <stddef.h>
#include <stdint.h>

struct neighbour_pair {
    uint64_t key; /* both characters; 0 in an empty slot */
    uint32_t count;
};

/* Owned by whoever fills it: neighbours_release. */
struct neighbours {
    struct neighbour_pair *pairs;
    size_t count, size; /* of the slots, a power of two or none */
};

void neighbours_init(struct neighbours *neighbours);
void neighbours_release(struct neighbours *neighbours);

/* Adds a pair, `second` behind `first`. After a million different ones no new
   pairs are taken. */
void neighbours_add(struct neighbours *neighbours, uint32_t first,
                    uint32_t second);

/*
 * The probability of `second` behind `first`, when a model says `p`: the more
 * often `first` was seen, the more counts what stood behind it.
 */
double neighbours_blend(const struct neighbours *neighbours, uint32_t first,
                        uint32_t second, double p);

#endif
