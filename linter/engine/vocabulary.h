/*
 * Vocabularies: columns whose cells hold one of few values, or several.
 */
#ifndef LISTLINT_ENGINE_VOCABULARY_H
#define LISTLINT_ENGINE_VOCABULARY_H

#include <stdbool.h>

#include "engine/schema.h"
#include "text/arena.h"

/* Finds the terms and the separator of a column, if it is a vocabulary: nearly
   all of its values are there several times. */
bool vocabulary_find(struct arena *arena, const struct schema *schema,
                     size_t column);

/* The column's term of that text, or NULL. */
const struct term *vocabulary_term(const struct column *column,
                                   struct str text);

#endif
