/*
 * A sweep over the lines of a document: which comments hold at each.
 */
#ifndef LISTLINT_ENGINE_SWEEP_H
#define LISTLINT_ENGINE_SWEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/suppression.h"

/* Who suppresses a rule at the line at hand. */
struct holder {
    const struct suppression *suppression;
    struct suppression_name *name; /* NULL: nobody */
};

enum reach { REACH_FILE, REACH_REGION, REACH_LINE, REACHES };

/* The lines of a document from the first to the last. */
struct sweep {
    const struct suppressions *all;
    size_t nrules;
    struct holder *holders[REACHES]; /* by the rule's index */
    size_t next;           /* comment that may begin or end a region */
    size_t *about, nabout; /* comments about one line, by that line */
    size_t next_about;
    size_t line; /* that REACH_LINE is about, or NONE */
};

/* Begins before the first line; the caller owns the sweep: sweep_end. */
void sweep_start(struct sweep *sweep, const struct suppressions *all);

/* Gives back what the sweep holds; a zeroed sweep is fine. */
void sweep_end(struct sweep *sweep);

/* Goes on to a line; lines never go back. */
void sweep_to(struct sweep *sweep, size_t line);

/* Who suppresses the rule, by its index, at the line; the one that reaches
   least far is told. With `use`, all of them get the credit. */
const struct suppression *sweep_find(struct sweep *sweep, size_t rule,
                                     bool use);

#endif
