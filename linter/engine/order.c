#include "engine/order.h"

#include <string.h>

#include "engine/values.h"

enum { FIRST_CAPACITY = 16 };

/* Room for one more. */
static void grow(struct arena *arena, struct ordering *ordering)
{
    struct ordered *items = ordering->items;

    if (ordering->count < ordering->capacity)
        return;
    ordering->capacity = ordering->capacity * 2 + FIRST_CAPACITY;
    ordering->items =
        arena_array(arena, ordering->capacity, sizeof *ordering->items);
    if (ordering->count)
        memcpy(ordering->items, items, ordering->count * sizeof *items);
}

void ordering_add(struct arena *arena, struct ordering *ordering,
                  struct str name, struct span span)
{
    if (schema_missing(name) || !collate_has_alphabet(name))
        return;
    grow(arena, ordering);
    ordering->items[ordering->count++] = (struct ordered){name, span};
}

static bool is_pinned(const struct schema *schema,
                      const struct schema_table *table, const struct row *row)
{
    const struct given_schema *given = schema->given;

    return given && given->pinned &&
           patterns_match(given->pinned,
                          document_text(table->document, row->span));
}

void ordering_add_rows(struct arena *arena, struct ordering *ordering,
                       const struct schema *schema,
                       const struct schema_table *table, size_t column)
{
    for (size_t r = 0; r < table->table->nrows; r++) {
        const struct row *row = &table->table->rows[r];
        const struct cell *cell = schema_cell(table, column, row);

        if (table->states[r * schema->ncolumns + column] == VALUE_FILLED &&
            !is_pinned(schema, table, row))
            ordering_add(arena, ordering, cell->text, cell->content);
    }
}

struct collate_order ordering_judge(struct arena *arena,
                                    const struct ordering *ordering)
{
    struct str *names = arena_array(arena, ordering->count, sizeof *names);

    for (size_t i = 0; i < ordering->count; i++)
        names[i] = ordering->items[i].name;
    return collate_infer(arena, names, ordering->count);
}
