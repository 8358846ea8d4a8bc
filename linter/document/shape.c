#include "document/shape.h"

static bool same_pipes(const struct row *a, const struct row *b)
{
    return a->leading_pipe == b->leading_pipe &&
           a->trailing_pipe == b->trailing_pipe;
}

static bool has_link(const struct document *document, const struct cell *cell)
{
    struct str text = document_text(document, cell->content);

    return str_find(text, STR("]("), 0) != STR_NONE ||
           str_find(text, STR("://"), 0) != STR_NONE;
}

static bool same_links(const struct document *document, const struct row *a,
                       const struct row *b)
{
    if (a->ncells != b->ncells)
        return false;
    for (size_t i = 0; i < a->ncells; i++)
        if (has_link(document, &a->cells[i]) !=
            has_link(document, &b->cells[i]))
            return false;
    return true;
}

const struct row *shape_last_row(const struct table *table)
{
    return table->nrows ? &table->rows[table->nrows - 1] : &table->delimiter;
}

bool shape_fits(const struct document *document, const struct table *table,
                const struct row *row)
{
    const struct row *last = shape_last_row(table);

    if (table->columns < 2 || row->ncells != table->columns ||
        (!same_pipes(row, &table->header) && !same_pipes(row, last)))
        return false;
    return row->leading_pipe ||
           (table->nrows && (same_links(document, row, &table->rows[0]) ||
                             same_links(document, row, last)));
}
