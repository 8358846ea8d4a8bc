/*
 * The values of one column, over all tables of its schema: what the rules
 * about metadata walk over.
 *
 * Rows that are no entries are passed over: header or delimiter rows that are
 * there again, and where no schema is given rows in which all cells but one are
 * empty, which are titles.
 */
#ifndef LISTLINT_ENGINE_VALUES_H
#define LISTLINT_ENGINE_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/schema.h"

enum value_state {
    VALUE_NONE,   /* the row is no entry, or lacks the cell */
    VALUE_EMPTY,  /* nothing but white space and comments */
    VALUE_MARKER, /* says that there is nothing, as given or as usual */
    VALUE_FILLED,
};

struct value {
    const struct schema_table *table;
    const struct row *row;
    const struct cell *cell;
    enum value_state state; /* not VALUE_NONE */
};

/* A walk over the values of a column. */
struct values {
    const struct schema *schema;
    size_t column, table, row;
};

struct values values_of(const struct schema *schema, size_t column);

/* The next value, in the order of the documents; false at the end. */
bool values_next(struct values *values, struct value *value);

/* The next value that says something. */
bool values_next_filled(struct values *values, struct value *value);

/* What a reader sees of it; empty where a picture stands. */
struct str value_text(const struct value *value);

/* Where the part stands: a view into its text that is shown as it stands there,
   or what stands there once; else false and the place of all its text. */
bool value_place(const struct value *value, struct str part,
                 struct span *place);

/* Whether a cell shows the text when it says just that: it holds no bar, line
   end, back-tick or other mark that Markdown would take for its own. */
bool value_is_plain(struct str text);

/* Finds out the states of the table's cells; the arena holds them. */
void values_find_states(struct arena *arena, const struct schema *schema,
                        struct schema_table *table);

/*
 * The first separator between values at or behind the offset, a view into the
 * text with the white space around it, none of it before the offset: a comma,
 * semicolon or slash, a Chinese or full-width one too. Where there is none the
 * empty view at the text's end.
 */
struct str value_separator(struct str text, size_t from);

/* The first value of a text that holds several, without white space; `*rest`
   is what follows its separator. */
struct str value_cut(struct str text, struct str *rest);

#endif
