/*
 * Walks over the columns of all schemas of a run, for the rules about metadata.
 */
#ifndef LISTLINT_ENGINE_COLUMNS_H
#define LISTLINT_ENGINE_COLUMNS_H

#include "engine/schema.h"
#include "engine/values.h"

struct check;

/* Visits each column of each schema. */
void columns_each(struct check *check,
                  void (*visit)(struct check *check,
                                const struct schema *schema, size_t index));

/* Visits each value that says something in the columns of a type. */
void columns_each_value(struct check *check, enum column_type type,
                        void (*visit)(struct check *check,
                                      const struct column *column,
                                      const struct value *value));

#endif
