/*
 * A table drawn with characters.
 */
#ifndef LISTLINT_EXPLAIN_GRID_H
#define LISTLINT_EXPLAIN_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "text/buf.h"
#include "text/str.h"

/* Cells row by row, the header row first; a cell's lines end at line feeds. */
struct grid {
    struct str *cells; /* rows * columns */
    size_t rows, columns;
};

/* Draws the table in `width` columns; the widest columns are wrapped to fit
   in, each to no less than 4 columns. */
void grid_draw(struct buf *out, const struct grid *grid, size_t width);

/* Whether that breaks no word. */
bool grid_fits(const struct grid *grid, size_t width);

#endif
