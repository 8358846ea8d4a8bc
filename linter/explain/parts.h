/*
 * The parts of an example, ready to be shown: printable lines in an arena.
 */
#ifndef LISTLINT_EXPLAIN_PARTS_H
#define LISTLINT_EXPLAIN_PARTS_H

#include <stddef.h>

#include "explain/example.h"
#include "text/arena.h"
#include "text/str.h"

struct part {
    const char *title;
    const char *file; /* of the fixtures, that it is the front of; or NULL */
    struct str text;  /* lines; empty: there is nothing to show */
};

enum { PARTS = 5 };

/*
 * The bad list with the numbers of its lines, its configuration, what listlint
 * says of it, what GitHub shows of it, and the good list. What is ours is
 * wrapped to `width` columns; the lists are as they are, cut to their front.
 */
void parts_of(struct arena *arena, const struct example *example, size_t width,
              struct part parts[PARTS]);

#endif
