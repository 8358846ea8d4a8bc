/*
 * A table of names and one more column, for the tests. A third column says
 * something in each row, so that none is a title.
 */
#ifndef LISTLINT_TESTS_SAMPLE_COLUMN_H
#define LISTLINT_TESTS_SAMPLE_COLUMN_H

#include <stdlib.h>

#include "text/buf.h"

/* Adds the table. `cells` are those of the second column, parted by `|`: how
   often, `*`, and what they say. */
static void column_write(struct buf *source, const char *header,
                         const char *cells)
{
    struct str rest = str_from(cells);
    int row = 0;

    buf_printf(source, "| Name | %s | Rest |\n| --- | --- | --- |\n", header);
    while (rest.len) {
        struct str cell = str_cut(rest, '|', &rest);
        int times = atoi(str_cut(cell, '*', &cell).ptr);

        for (int i = 0; i < times; i++)
            buf_printf(source, "| n%d | %.*s | x |\n", row++, STR_ARG(cell));
    }
    buf_add_char(source, '\n');
}

#endif
