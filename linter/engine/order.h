/*
 * The entries of a list that have a place in an order of names.
 */
#ifndef LISTLINT_ENGINE_ORDER_H
#define LISTLINT_ENGINE_ORDER_H

#include "engine/schema.h"
#include "text/collate_order.h"

struct ordered {
    struct str name;
    struct span span;
};

/* The caller's arena holds the items. */
struct ordering {
    struct ordered *items;
    size_t count, capacity;
};

/* Adds an entry, unless its name has no place: it is missing, or in a script
   without an alphabet that is known. */
void ordering_add(struct arena *arena, struct ordering *ordering,
                  struct str name, struct span span);

/* Adds the rows of a table of the schema by the cells of a column, but for
   those that the schema has pinned. */
void ordering_add_rows(struct arena *arena, struct ordering *ordering,
                       const struct schema *schema,
                       const struct schema_table *table, size_t column);

/* Which of them are out of order, in the style that fits best. */
struct collate_order ordering_judge(struct arena *arena,
                                    const struct ordering *ordering);

#endif
