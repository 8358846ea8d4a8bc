/*
 * Schemas that are proposed for the configuration: one for each kind of tables
 * that the lists hold.
 */
#ifndef LISTLINT_CLI_PROPOSAL_H
#define LISTLINT_CLI_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/schema.h"
#include "text/arena.h"
#include "text/buf.h"

struct proposal {
    struct given_schema given;   /* its name, match and columns; no more */
    const struct schema *schema; /* what it is for, inferred under itself; NULL:
                                    no table is left to it */
    const struct schema_table *other; /* the first with other columns than the
                                         proposal has, or NULL */
    bool held;                        /* all of its tables have its columns */
};

struct proposals {
    struct proposal *items;
    size_t count;
    size_t left_out; /* kinds that cannot be proposed, or are too many */
};

/* What to propose for these documents; the arena holds it. */
struct proposals proposals_make(struct arena *arena,
                                struct document *const *documents,
                                size_t count);

/*
 * Adds the lines of a proposal under `schemas`. What does not hold for each
 * row is a comment; so is all of a proposal that is not held.
 */
void proposal_write(struct buf *out, const struct proposal *proposal);

#endif
