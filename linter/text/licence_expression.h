/*
 * Licences as SPDX writes them: ids of its list, and expressions of them (SPDX
 * specification 3.0, annex B).
 */
#ifndef LISTLINT_TEXT_LICENCE_EXPRESSION_H
#define LISTLINT_TEXT_LICENCE_EXPRESSION_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

struct licence_expression {
    struct str canonical;  /* ids and operators as SPDX spells them, one space
                              between two; empty unless valid */
    struct str deprecated; /* the first deprecated id, as SPDX spells it */
};

/*
 * Whether the text is an expression: ids of licences, each perhaps with `+`,
 * `WITH` an exception, and `AND`, `OR` and parentheses; `LicenseRef-…` and
 * `AdditionRef-…` are ids. Letters of ids and operators count alike in either
 * case. The results are in the arena, constant, or views of the text.
 */
bool licence_expression(struct arena *arena, struct str text,
                        struct licence_expression *result);

#endif
