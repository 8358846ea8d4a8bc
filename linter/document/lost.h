/*
 * Lost rows: a line right behind a table that was meant as one more row, and
 * ends the table because it begins another block.
 */
#ifndef LISTLINT_DOCUMENT_LOST_H
#define LISTLINT_DOCUMENT_LOST_H

#include "document/document.h"

enum lost_cause {
    LOST_INDENTED, /* by four or more: code */
    LOST_MARKER,   /* behind the marker of a list item, heading or quote */
    LOST_OUTSIDE,  /* in fewer list items or block quotes than the table */
    LOST_HTML,     /* in the HTML block that begins behind the table */
};

struct lost {
    enum lost_cause cause;
    struct row row;
    struct str marker; /* of LOST_MARKER */
    size_t indent;     /* of LOST_INDENTED, more than the table's */
    bool quote;        /* of LOST_OUTSIDE: a block quote, not a list item */
    size_t line;       /* where the block begins */
};

/* The row that ended the table; false if none did. The arena holds it. */
bool lost_find(struct arena *arena, const struct document *document,
               const struct table *table, struct lost *lost);

#endif
