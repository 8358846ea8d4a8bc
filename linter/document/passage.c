#include "document/passage.h"

/* The table that holds the offset, or NULL. */
static const struct table *find_table(const struct document *document,
                                      size_t offset)
{
    size_t low = 0, high = document->ntables;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->tables[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->ntables || document->tables[low].span.start > offset)
        return NULL;
    return &document->tables[low];
}

/* The row of the table on that line, or NULL. */
static const struct row *find_row(const struct table *table, size_t line)
{
    size_t low = 0, high = table->nrows;

    if (line == table->header.line)
        return &table->header;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (table->rows[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->nrows || table->rows[low].line != line)
        return NULL;
    return &table->rows[low];
}

/* The row that holds the offset, and its table; or NULL. */
static const struct row *row_at(const struct document *document, size_t offset,
                                const struct table **table)
{
    *table = find_table(document, offset);
    return *table ? find_row(*table, document_line(document, offset)) : NULL;
}

static const struct cell *find_cell(const struct document *document,
                                    size_t offset)
{
    const struct table *table;
    const struct row *row = row_at(document, offset, &table);
    size_t low = 0, high = row ? row->ncells : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (row->cells[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (!row || low == row->ncells || row->cells[low].span.start > offset)
        return NULL;
    return &row->cells[low];
}

struct passage passage_at(const struct document *document, size_t offset)
{
    const struct cell *cell = find_cell(document, offset);
    size_t line;

    if (cell)
        return (struct passage){cell->span, "cell"};
    line = document_line(document, offset);
    return (struct passage){document->lines[line], "line"};
}

size_t passage_pipes(const struct document *document, size_t offset)
{
    const struct table *table;
    const struct row *row = row_at(document, offset, &table);

    if (!row)
        return NONE;
    return row->ncells < table->columns ? table->columns - row->ncells : 0;
}
