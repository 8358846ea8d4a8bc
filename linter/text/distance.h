/*
 * How far two words are apart, and which word of many was meant.
 *
 * Made for the words that people type (options, rules, keys): words of more
 * than DISTANCE_LONGEST bytes are not compared.
 */
#ifndef LISTLINT_TEXT_DISTANCE_H
#define LISTLINT_TEXT_DISTANCE_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

enum { DISTANCE_LONGEST = 64 };

/*
 * The fewest bytes to insert, delete, replace or swap with their neighbour
 * that turn one word into the other (Damerau-Levenshtein, no byte touched
 * twice); ASCII letters of either case are alike. STR_NONE if one word is
 * too long.
 */
size_t distance(struct str a, struct str b);

/* The same where it is `most` or less, else STR_NONE, which is told sooner. */
size_t distance_within(struct str a, struct str b, size_t most);

/* The search for the word that was meant. */
struct nearest {
    struct str word;
    struct str best; /* a view of what was offered; empty: none is near */
    size_t distance; /* of the best; before one is found, the first distance
                        that is too far */
};

struct nearest nearest_init(struct str word);

/* Looks at one more candidate; the first of equally near ones stays. */
void nearest_offer(struct nearest *nearest, struct str candidate);

/*
 * `; did you mean BEST?` with `quote` at both sides of the word, or nothing
 * where no candidate was near enough. In the arena or constant.
 */
const char *nearest_hint(struct arena *arena, const struct nearest *nearest,
                         const char *quote);

#endif
