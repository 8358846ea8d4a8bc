#include "explain/drawing.h"

#include "explain/grid.h"

static bool is_cell(const xmlNode *node)
{
    return node_is(node, "td") || node_is(node, "th");
}

static size_t count_cells(const xmlNode *row)
{
    size_t count = 0;

    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        count += is_cell(cell);
    return count;
}

/* The row behind this one, also across the parts of the table. */
static const xmlNode *next_row(const xmlNode *table, const xmlNode *node)
{
    bool enter = !node_is(node, "tr");

    do {
        const xmlNode *next = enter ? node->children : NULL;

        while (!next && node != table) {
            next = node->next;
            if (!next)
                node = node->parent;
        }
        node = next;
        enter = true;
    } while (node && !node_is(node, "tr"));
    return node;
}

static void measure(struct grid *grid, const xmlNode *table)
{
    const xmlNode *row = table;

    while ((row = next_row(table, row))) {
        size_t count = count_cells(row);

        grid->columns = count > grid->columns ? count : grid->columns;
        grid->rows++;
    }
}

static void fill_row(struct drawing *drawing, struct str *cells,
                     const xmlNode *row)
{
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is_cell(cell))
            continue;
        draw_inlines(drawing, cell);
        *cells++ = draw_take_text(drawing);
    }
}

static void fill(struct drawing *drawing, struct grid *grid,
                 const xmlNode *table)
{
    const xmlNode *row = table;
    struct str *cells =
        arena_array(drawing->arena, grid->rows * grid->columns, sizeof *cells);

    grid->cells = cells;
    for (; (row = next_row(table, row)); cells += grid->columns)
        fill_row(drawing, cells, row);
}

void draw_table(struct drawing *drawing, const xmlNode *node)
{
    struct grid grid = {0};

    measure(&grid, node);
    if (!grid.columns)
        return;
    fill(drawing, &grid, node);
    if (!grid_fits(&grid, drawing->width)) {
        drawing->brief = true;
        fill(drawing, &grid, node);
        drawing->brief = false;
    }
    grid_draw(&drawing->out, &grid, drawing->width);
}
