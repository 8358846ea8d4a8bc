#include "explain/grid.h"

#include "text/alloc.h"
#include "text/width.h"
#include "text/wrap.h"

enum {
    NARROWEST = 4, /* columns of a column that was wrapped */
    BORDER = 3,    /* columns of what stands between two cells */
};

/* Columns of the widest of the parts between the separators. */
static size_t widest_part(struct str cell, char separator)
{
    size_t widest = 0;

    while (cell.len) {
        size_t width = text_width(str_cut(cell, separator, &cell));

        widest = width > widest ? width : widest;
    }
    return widest;
}

static struct str cell_at(const struct grid *grid, size_t row, size_t column)
{
    return grid->cells[row * grid->columns + column];
}

static size_t column_width(const struct grid *grid, size_t column,
                           char separator)
{
    size_t widest = 1;

    for (size_t row = 0; row < grid->rows; row++) {
        size_t width = widest_part(cell_at(grid, row, column), separator);

        widest = width > widest ? width : widest;
    }
    return widest;
}

static size_t widest_of(const size_t *widths, size_t count)
{
    size_t widest = 0;

    for (size_t i = 1; i < count; i++)
        if (widths[i] > widths[widest])
            widest = i;
    return widest;
}

/* Takes from the widest columns what is too much. */
static void shrink(size_t *widths, size_t count, size_t limit)
{
    size_t total = BORDER * (count - 1);

    for (size_t i = 0; i < count; i++)
        total += widths[i];
    for (; total > limit; total--) {
        size_t widest = widest_of(widths, count);

        if (widths[widest] <= NARROWEST)
            return;
        widths[widest]--;
    }
}

static void add_repeated(struct buf *out, const char *what, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s", what);
}

/* Takes a line off each cell of a row; false if all of them are empty. */
static bool draw_line(struct buf *out, struct str *rest, const size_t *widths,
                      size_t count)
{
    size_t left = 0, blanks = 0;

    for (size_t i = 0; i < count; i++) {
        struct str line = wrap_line(&rest[i], widths[i]);

        if (i)
            add_repeated(out, " ", blanks);
        buf_printf(out, "%s%.*s", i ? " │ " : "", STR_ARG(line));
        blanks = widths[i] - text_width(line);
        left += rest[i].len;
    }
    buf_add_char(out, '\n');
    return left > 0;
}

static void draw_rule(struct buf *out, const size_t *widths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s", i ? "─┼─" : "");
        add_repeated(out, "─", widths[i]);
    }
    buf_add_char(out, '\n');
}

static void draw_row(struct buf *out, struct str *cells, const size_t *widths,
                     size_t count)
{
    while (draw_line(out, cells, widths, count))
        ;
}

/* The columns' widths; the caller owns them, mem_free. */
static size_t *measure(const struct grid *grid, size_t limit)
{
    size_t *widths = mem_zero(grid->columns, sizeof *widths);

    for (size_t i = 0; i < grid->columns; i++)
        widths[i] = column_width(grid, i, '\n');
    shrink(widths, grid->columns, limit);
    return widths;
}

bool grid_fits(const struct grid *grid, size_t width)
{
    size_t *widths = measure(grid, width);
    bool fits = true;

    for (size_t i = 0; i < grid->columns; i++)
        fits &= column_width(grid, i, ' ') <= widths[i];
    mem_free(widths);
    return fits;
}

void grid_draw(struct buf *out, const struct grid *grid, size_t width)
{
    size_t count = grid->columns, *widths = measure(grid, width);

    for (size_t row = 0; row < grid->rows; row++) {
        draw_row(out, grid->cells + row * count, widths, count);
        if (row == 0)
            draw_rule(out, widths, count);
    }
    mem_free(widths);
}
