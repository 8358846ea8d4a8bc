/*
 * Names that must be told apart: the second "x" becomes "x (2)".
 */
#ifndef LISTLINT_REPORTS_UNIQUE_H
#define LISTLINT_REPORTS_UNIQUE_H

#include "text/arena.h"

struct unique_name;

struct unique {
    struct unique_name *names;
};

/* `wanted`, or `wanted` with the first number that makes it new. The arena
   holds it; it must outlive the set. `wanted` is copied. */
const char *unique_add(struct unique *unique, struct arena *arena,
                       const char *wanted);

void unique_release(struct unique *unique);

#endif
