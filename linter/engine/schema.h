/*
 * What the columns of a kind of table hold, inferred from the tables.
 *
 * Tables are clustered by their header; each cluster has one schema. What is
 * inferred may be wrong: rules only warn about it.
 */
#ifndef LISTLINT_ENGINE_SCHEMA_H
#define LISTLINT_ENGINE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

enum column_type {
    COLUMN_TEXT,
    COLUMN_NAME, /* the column that names the entry */
    COLUMN_LINK, /* cells that are one link */
};

struct column {
    struct str name; /* as the first table of the cluster writes it */
    enum column_type type;
    bool required;          /* every cell but a few outliers is filled */
    size_t filled, missing; /* cells of the cluster; a marker is missing */
};

struct schema_table {
    const struct document *document;
    const struct table *table;
    size_t *columns; /* of each column of the schema: the table's, or NONE */
};

struct schema {
    struct column *columns;
    size_t ncolumns;
    size_t name_column;          /* index, or NONE */
    size_t link_column;          /* index, or NONE; not the name column */
    bool named_links;            /* link texts repeat the name, as a rule */
    struct schema_table *tables; /* every table of the cluster */
    size_t ntables;
    struct schema *next;
};

/* Infers the schemas of all tables; the arena holds them. May be NULL. */
const struct schema *schema_infer(struct arena *arena,
                                  struct document *const *documents,
                                  size_t count);

/* Whether a text only says that there is nothing: `-`, `--`, `—`, `N/A`. */
bool schema_missing(struct str text);

/* Whether a cell does, comments apart. */
bool schema_missing_cell(const struct document *document,
                         const struct cell *cell);

/* The cell of a column of the schema in a row, or NULL. */
const struct cell *schema_cell(const struct schema_table *table, size_t column,
                               const struct row *row);

/* The one link of a cell, pictures apart, torn links too; NULL if there is
   none or several. */
const struct link *schema_link(const struct document *document,
                               const struct cell *cell);

/* A key that is equal for names that differ only in case, compatibility forms
   and `_`, `.`, `-` and white space. */
struct str schema_name_key(struct arena *arena, struct str name);

/* Whether the keys of two names are equal. */
bool schema_same_name(struct str a, struct str b);

#endif
