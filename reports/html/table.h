/*
 * Tables of the page: each in a box of its own that scrolls where it is too
 * wide or too long, sorted by the script.
 */
#ifndef LISTLINT_REPORTS_HTML_TABLE_H
#define LISTLINT_REPORTS_HTML_TABLE_H

#include <stdbool.h>
#include <stdio.h>

struct table_column {
    const char *title; /* NULL ends the columns */
    bool is_number;
};

/* What becomes of its rows where there is no room. */
enum table_shape {
    TABLE_GRID,  /* the table scrolls */
    TABLE_CARDS, /* each row becomes a card of its own */
};

/* Up to the first row; `label` names the table. */
void table_open(FILE *out, const char *label,
                const struct table_column *columns, enum table_shape shape);
void table_close(FILE *out);

/* The start of a cell whose column a card has to name. */
void table_named(FILE *out, const char *title);

/* A cell with a number. */
void table_number(FILE *out, size_t number);

#endif
