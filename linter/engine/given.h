/*
 * What the configuration says of the columns of a kind of tables. What it does
 * not say is inferred: engine/schema.h.
 */
#ifndef LISTLINT_ENGINE_GIVEN_H
#define LISTLINT_ENGINE_GIVEN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/patterns.h"
#include "text/str.h"

enum column_type {
    COLUMN_TEXT,
    COLUMN_NAME,       /* names the entry */
    COLUMN_LINK,       /* cells that are one link */
    COLUMN_QUANTITY,   /* text/quantity.h */
    COLUMN_VOCABULARY, /* one of few values, or several of them */
    COLUMN_DATE,       /* text/date.h */
    COLUMN_LICENCE,    /* text/licence.h */
};

/* The types as the configuration writes them, in the order of the enum. */
#define COLUMN_TYPE_WORDS "text name link quantity vocabulary date licence"

/* Some texts. */
struct given_texts {
    const struct str *items;
    size_t count;
};

struct given_column {
    struct str name;
    struct str key; /* schema_name_key */
    bool typed;     /* `type` was given */
    enum column_type type;
    bool required;
    bool unique;                    /* no value twice, in all tables */
    bool one;                       /* a link column: no more than one link */
    struct str names;               /* the column of links whose texts repeat
                                       this column's, or empty */
    struct given_texts values;      /* its vocabulary; none: any value */
    bool separated;                 /* `separator` was given */
    struct str separator;           /* between the values of one cell */
    const struct patterns *pattern; /* that a value has, or NULL */
    struct given_texts hosts;       /* of its links, with or without the
                                       beginning of a path; none: any */
};

struct given_schema {
    struct str name;
    struct given_texts match; /* keys of the columns that its tables have */
    const struct given_column *columns;
    size_t ncolumns;
    bool marked;                   /* `missing` was given */
    struct str missing;            /* what a cell says that says nothing */
    struct str order_by;           /* a column, or empty: in no order */
    const struct patterns *pinned; /* rows that stay where they are, or NULL */
    const struct given_schema *next;
};

#endif
