#include "engine/columns.h"

#include "engine/rule.h"

void columns_each(struct check *check,
                  void (*visit)(struct check *check,
                                const struct schema *schema, size_t index))
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        for (size_t i = 0; i < schema->ncolumns; i++)
            visit(check, schema, i);
}

static void visit_values(struct check *check, const struct schema *schema,
                         size_t index,
                         void (*visit)(struct check *check,
                                       const struct column *column,
                                       const struct value *value))
{
    struct values values = values_of(schema, index);
    struct value value;

    while (values_next_filled(&values, &value))
        visit(check, &schema->columns[index], &value);
}

void columns_each_value(struct check *check, enum column_type type,
                        void (*visit)(struct check *check,
                                      const struct column *column,
                                      const struct value *value))
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        for (size_t i = 0; i < schema->ncolumns; i++)
            if (schema->columns[i].type == type)
                visit_values(check, schema, i, visit);
}
