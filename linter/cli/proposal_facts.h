/*
 * What holds of a column in each row, and what does not.
 */
#ifndef LISTLINT_CLI_PROPOSAL_FACTS_H
#define LISTLINT_CLI_PROPOSAL_FACTS_H

#include <stddef.h>

#include "engine/schema.h"
#include "engine/values.h"

/* Cells of one sort. */
struct cells {
    size_t count;
    struct value first;
};

struct facts {
    struct cells all;
    struct cells lacking; /* that say nothing */
    struct cells filled;
    struct cells linkless;   /* filled, without a link */
    struct cells crowded;    /* with several links */
    struct cells misnamed;   /* names that the text of the row's link is not */
    struct cells numberless; /* filled, and no quantity */
    struct cells dateless;   /* filled, and no date */
    struct cells separated;  /* in another way than by the column's separator */
};

struct facts facts_of(const struct schema *schema, size_t column);

#endif
