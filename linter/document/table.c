/*
 * Tables that cmark-gfm found, with their rows as they stand in the source.
 */
#include "document/build.h"

#include <cmark-gfm-core-extensions.h>

#include "document/row.h"

/* What of a table is at hand. */
struct place {
    struct build *build;
    struct table *table;
    size_t index; /* of the table */
    size_t row;   /* below the delimiter row, or NONE */
};

/*
 * The header row's line: cmark-gfm puts the table's start at that of the
 * paragraph above, but its other rows and its end are right.
 */
static size_t header_line(const struct build *build, cmark_node *table)
{
    cmark_node *header = cmark_node_first_child(table);
    cmark_node *row = header ? cmark_node_next(header) : NULL;

    if (row)
        return build_line(build, cmark_node_get_start_line(row)) - 2;
    return build_line(build, cmark_node_get_end_line(table)) - 1;
}

static void place_links(struct place *place, size_t first, size_t cell)
{
    struct link *links = place->build->links.items;

    for (; first < place->build->links.count; first++) {
        links[first].table = place->index;
        links[first].row = place->row;
        links[first].cell = cell;
    }
}

static void place_torn(struct place *place, size_t first, size_t cell)
{
    struct link *torn = place->build->torn.items;

    for (; first < place->build->torn.count; first++) {
        torn[first].table = place->index;
        torn[first].row = place->row;
        torn[first].cell = cell;
    }
}

static void build_cell(struct place *place, cmark_node *node, struct cell *cell,
                       size_t number)
{
    struct build *build = place->build;
    struct cursor cursor = {.source = build->shown,
                            .pos = cell->content.start,
                            .end = cell->content.end,
                            .cell = true};
    size_t torn = build->torn.count, block = build->blocks.count, first;

    first = inline_walk(build, node, &cursor, block);
    cell->text = build_text(build, 0, build->text.len, cell->content);
    torn_scan(build, cell->content, block, first);
    place_links(place, first, number);
    place_torn(place, torn, number);
}

static void build_row(struct place *place, cmark_node *node, struct row *row)
{
    size_t number = 0;

    for (cmark_node *cell = cmark_node_first_child(node);
         cell && number < row->ncells; cell = cmark_node_next(cell))
        build_cell(place, cell, &row->cells[number], number), number++;
}

/* `from` is the byte at which the table's first row starts at the earliest:
   behind the marker of a list item that it begins. */
static struct row scan_row(struct build *build, size_t line, size_t from)
{
    struct span span = line_content(build, line);
    struct row row;

    if (span.start < from && from <= span.end)
        span.start = from;
    row = row_scan(&build->document->arena, build->shown, span);
    row.line = line;
    return row;
}

static size_t count_rows(cmark_node *table)
{
    size_t rows = 0;

    for (cmark_node *row = cmark_node_first_child(table); row;
         row = cmark_node_next(row))
        rows++;
    return rows ? rows - 1 : 0;
}

void table_build(struct build *build, cmark_node *node)
{
    struct document *document = build->document;
    struct table *table = vector_add(&build->tables, sizeof *table);
    struct place place = {build, table, build->tables.count - 1, NONE};
    cmark_node *row = cmark_node_first_child(node);
    size_t line = header_line(build, node), block, start = 0;

    if (build_line(build, cmark_node_get_start_line(node)) == line)
        start = document->lines[line].start +
                (size_t)cmark_node_get_start_column(node) - 1;
    table->columns = cmark_gfm_extensions_get_table_columns(node);
    table->nrows = count_rows(node);
    table->rows =
        arena_array(&document->arena, table->nrows, sizeof *table->rows);
    table->header = scan_row(build, line, start);
    table->delimiter = scan_row(build, line + 1, 0);
    build_row(&place, row, &table->header);
    for (size_t i = 0; i < table->nrows; i++) {
        row = cmark_node_next(row);
        table->rows[i] = scan_row(build, line + 2 + i, 0);
        place.row = i;
        build_row(&place, row, &table->rows[i]);
    }
    block = block_add(build, BLOCK_TABLE, line, line + 1 + table->nrows);
    table->block = block;
    table->span = (struct span){table->header.span.start,
                                document->lines[line + 1 + table->nrows].end};
    ((struct block *)build->blocks.items)[block].table = place.index;
    ((struct block *)build->blocks.items)[block].span = table->span;
}
