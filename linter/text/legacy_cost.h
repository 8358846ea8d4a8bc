/*
 * How probable a text is. A part of text/legacy.h.
 *
 * Costs are negative logarithms, so that those of texts that the same bytes may
 * mean can be compared, however many characters they are.
 */
#ifndef LISTLINT_TEXT_LEGACY_COST_H
#define LISTLINT_TEXT_LEGACY_COST_H

#include <stddef.h>
#include <stdint.h>

#include "text/model.h"
#include "text/str.h"

/* What stands in a line: a character, or bytes of which only the cost is
   known. */
struct legacy_item {
    uint32_t code_point; /* or one of those below */
    double cost;
};

#define LEGACY_STRAY 0         /* bytes that stand beside no letter */
#define LEGACY_BYTES 0xFFFFFFu /* bytes that may stand anywhere */

/* A run of bytes above ASCII as UTF-8, whatever its language: characters alone,
   and what is no UTF-8 as if it were bytes at random. */
double legacy_cost_utf8(struct str run);

/* A character alone. */
double legacy_cost_alone(const struct model *model, uint32_t code_point);

/* A line: characters above ASCII by the model, and ASCII close behind them by
   that of Latin, since it stands in lines of any language. Above `most` it does
   not matter how much. */
double legacy_cost(const struct model *model, const struct legacy_item *items,
                   size_t count, double most);

#endif
