/*
 * What is accepted stays as it is from one pass of fixes to the next.
 *
 * A fix may give an entry or a heading another name, and with it every finding
 * about it another fingerprint: the baseline then knows the finding no more,
 * and it is told. But no fix of this run touches it, since it was accepted
 * when the run began: it is known by its rule and by where the fixes moved it.
 */
#ifndef LISTLINT_ENGINE_HOLDS_H
#define LISTLINT_ENGINE_HOLDS_H

#include <stddef.h>

#include "engine/check.h"
#include "engine/fix.h"

struct hold {
    size_t document;         /* its index */
    const struct rule *rule; /* of the finding */
    struct span start;       /* where the finding starts, ends included */
};

struct holds {
    struct hold *items; /* by document, rule and place */
    size_t count, capacity;
};

/* All zero holds nothing; the caller owns the rest: holds_release. */
void holds_release(struct holds *holds);

/*
 * When a pass has made its texts: what is in the baseline or was held, and
 * could be fixed, at its place in the next texts. `fixed` is by the document's
 * index, NULL where the text stays. Replaces what was held.
 */
void holds_take(struct holds *holds, const struct findings *findings,
                const struct fixed *const *fixed);

/* Sets finding->held of the findings that are held. */
void holds_apply(const struct holds *holds, const struct findings *findings);

#endif
