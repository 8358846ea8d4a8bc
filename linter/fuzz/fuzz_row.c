/*
 * Each line is a row: its cells, joined by their pipes, are the line again,
 * and a delimiter row has as many columns as cells.
 */
#include "document/row.h"
#include "document_promise.h"
#include "input.h"
#include "target.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/* What a row leaves out of its line is white space. */
static void promise_blank(struct str source, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++)
        promise(is_blank(source.ptr[at]), "a row is all but white space");
}

static void promise_cell(struct str source, const struct cell *cell)
{
    struct str text = str_slice(source, cell->span.start, cell->span.end);

    promise_span(cell->content, cell->span, "what a cell holds is in it");
    promise_blank(source, cell->span.start, cell->content.start);
    promise_blank(source, cell->content.end, cell->span.end);
    promise(!text.len || !row_pipes(str_slice(text, 1, text.len)) ||
                text.ptr[0] == '\\',
            "no pipe separates the inside of a cell");
}

static void promise_joined(struct str source, const struct row *row)
{
    size_t at = row->span.start;

    if (row->leading_pipe)
        promise(source.ptr[at++] == '|', "the leading pipe is one");
    for (size_t i = 0; i < row->ncells; i++) {
        const struct cell *cell = &row->cells[i];

        promise(cell->span.start == at, "no byte stands between two cells");
        promise_cell(source, cell);
        at = cell->span.end;
        if (i + 1 < row->ncells)
            promise(source.ptr[at++] == '|', "a pipe separates two cells");
    }
    if (row->trailing_pipe)
        promise(source.ptr[at++] == '|', "the trailing pipe is one");
    promise(at == row->span.end, "the cells are all of the row");
}

static void check_row(struct arena *arena, struct str source, struct span line)
{
    struct row row = row_scan(arena, source, line);
    struct str text = str_slice(source, row.span.start, row.span.end);
    size_t pipes = row_pipes(text), columns = row_delimiter_columns(text);

    promise_span(row.span, line, "a row is in its line");
    promise_blank(source, line.start, row.span.start);
    promise_blank(source, row.span.end, line.end);
    promise_joined(source, &row);
    promise(!row.ncells ||
                row.ncells + row.leading_pipe + row.trailing_pipe == pipes + 1,
            "the pipes are those between and around the cells");
    promise(!columns || columns == row.ncells,
            "a delimiter row has a column for each cell");
    for (size_t i = 0; i < columns; i++)
        promise(row_delimiter_cell(str_slice(source, row.cells[i].content.start,
                                             row.cells[i].content.end)),
                "each cell of a delimiter row is one");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str source = input_of(data, size), rest = source;
    struct arena arena;

    arena_init(&arena);
    while (rest.len) {
        size_t start = size - rest.len;
        struct str line = str_cut(rest, '\n', &rest);

        check_row(&arena, source, (struct span){start, start + line.len});
    }
    arena_release(&arena);
    return 0;
}
