/*
 * Where in a document its dead links stand, so that a finding can be told
 * with the link that it is about.
 */
#ifndef LISTLINT_REPORTS_SPOTS_H
#define LISTLINT_REPORTS_SPOTS_H

#include <stddef.h>

#include "engine/record.h"

struct test_case;

struct spot {
    size_t start, end; /* bytes of the link's target */
    struct test_case *test;
};

struct spots {
    struct spot *items;
    size_t count, capacity;
};

/* All zero is an empty set; the caller owns it: spots_release. */
void spots_add(struct spots *spots, const struct record_place *place,
               struct test_case *test);
void spots_release(struct spots *spots);

/* Once, after the last spot was added and before the first is looked for. */
void spots_sort(struct spots *spots);

/*
 * The case of the link that a place is about, or NULL: the place lies in the
 * link's target, or holds it. Of several that it holds the last one counts:
 * in `[![image](first)](last)` that is the target of the whole.
 */
struct test_case *spots_find(const struct spots *spots,
                             const struct record_place *place);

#endif
