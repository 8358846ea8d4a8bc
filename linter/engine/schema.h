/*
 * What the columns of a kind of table hold: given by the configuration, and
 * inferred from the tables where it says nothing.
 *
 * Tables are clustered by their header; each cluster has one schema. What is
 * inferred may be wrong: rules only warn about it.
 */
#ifndef LISTLINT_ENGINE_SCHEMA_H
#define LISTLINT_ENGINE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/document.h"
#include "engine/given.h"

/* How often the cells of a column say something; only rows of two filled cells
   count, since one with fewer is the title of those below it. */
struct column_count {
    size_t cells;
    size_t filled;
    size_t empty;
    size_t markers; /* that say that there is nothing: `-` */
    size_t linked;  /* filled with one link */
    size_t named;   /* and its text repeats the row's name */
};

/* A value of a vocabulary. */
struct term {
    struct str text;
    size_t count;
};

struct column {
    struct str name; /* as the first table of the cluster writes it */
    enum column_type type;
    bool required; /* given so; or nearly every cell is filled, and those of
                      the others were forgotten */
    const struct given_column *given; /* or NULL */
    struct column_count count;
    struct str marker;    /* the first marker for nothing; may be empty */
    struct str separator; /* COLUMN_VOCABULARY: of several values, as most
                             cells write it; may be empty */
    struct term *terms;   /* COLUMN_VOCABULARY: by their text */
    size_t nterms;
};

struct schema_table {
    const struct document *document;
    const struct table *table;
    size_t *columns; /* of each column of the schema: the table's, or NONE */
    unsigned char *states; /* of the cells, row by row: enum value_state */
};

struct schema {
    struct column *columns;
    size_t ncolumns;
    size_t name_column;          /* index, or NONE */
    size_t link_column;          /* index, or NONE; not the name column */
    bool named_links;            /* link texts repeat the name, as a rule */
    struct schema_table *tables; /* every table of the cluster */
    size_t ntables;
    const struct given_schema *given; /* or NULL */
    struct schema *next;
};

/*
 * The schemas of all tables; the arena holds them. `given` holds what the
 * configuration of each document says, by its index; it may be NULL, and so
 * may each. The result may be NULL.
 */
const struct schema *schema_infer(struct arena *arena,
                                  struct document *const *documents,
                                  size_t count,
                                  const struct given_schema *const *given);

/* The index of the schema's column of that name, or NONE. */
size_t schema_find_column(const struct schema *schema, struct str name);

/* Whether a text only says that there is nothing: `-`, `--`, `—`, `N/A`. */
bool schema_missing(struct str text);

/* Whether a cell does, comments apart. */
bool schema_missing_cell(const struct document *document,
                         const struct cell *cell);

/* The cell of a column of the schema in a row, or NULL. */
const struct cell *schema_cell(const struct schema_table *table, size_t column,
                               const struct row *row);

/* The links of a cell, pictures and badges apart, torn links too: their number,
   and the last of them. */
size_t schema_links(const struct document *document, const struct cell *cell,
                    const struct link **last);

/* The one link of a cell; NULL if there is none or several. */
const struct link *schema_link(const struct document *document,
                               const struct cell *cell);

/* A key that is equal for names that differ only in case, compatibility forms
   and `_`, `.`, `-` and white space. */
struct str schema_name_key(struct arena *arena, struct str name);

/* A hash (text/hash.h) that is equal where the keys are, told without making
   them. */
uint32_t schema_name_hash(struct str name);

/* Whether the keys of two names are equal. */
bool schema_same_name(struct str a, struct str b);

#endif
