/*
 * The second half of schema_infer: what the columns of one schema hold, once
 * it has all its tables.
 */
#ifndef LISTLINT_ENGINE_SCHEMA_INFER_H
#define LISTLINT_ENGINE_SCHEMA_INFER_H

#include "engine/schema.h"
#include "text/arena.h"

void schema_infer_columns(struct arena *arena, struct schema *schema);

#endif
