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

/* Up to the first row; `label` names the table. */
void table_open(FILE *out, const char *label,
                const struct table_column *columns);
void table_close(FILE *out);

/* A cell with a number. */
void table_number(FILE *out, size_t number);

#endif
