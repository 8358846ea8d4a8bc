/*
 * The variables that may stand in the form of an address: `{owner}`, `{rest}`.
 */
#ifndef LISTLINT_TEXT_SITE_VARIABLE_H
#define LISTLINT_TEXT_SITE_VARIABLE_H

#include <stdbool.h>

#include "text/str.h"

/* Where what was taken is kept: the variables of one slot are one thing. */
enum site_slot { SLOT_NONE, SLOT_OWNER, SLOT_NAME, SLOT_ID, SLOT_REST, SLOTS };

/* It takes a segment of a path, or the part of it that counts. */
struct site_variable {
    struct str name;
    enum site_slot slot;
    bool (*takes)(struct str *value); /* null: anything */
    bool is_long;                     /* more than one segment too */
};

/* The variable that ends a piece of a form (`id{number}`), or null; `*before`
   is the literal before it. */
const struct site_variable *site_variable(struct str piece, struct str *before);

#endif
