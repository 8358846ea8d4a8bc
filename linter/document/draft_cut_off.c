/*
 * Rows below a table that GitHub does not take for its rows.
 */
#include "document/draft_rows.h"

#include "document/shape.h"

/* The line that the rows would follow if the blank lines above were gone. */
static size_t line_above(const struct lines *lines, const struct table *table,
                         const struct row *first)
{
    const struct document *document = lines->document;
    const struct block *above = lines->block - 1;

    if (!str_eq(row_prefix(document, shape_last_row(table)),
                row_prefix(document, first)))
        return NONE;
    return above->first_line + above->nlines - 1;
}

bool lines_judge_cut_off(const struct lines *lines, const struct table *table,
                         bool joins, struct draft *draft)
{
    size_t count = 0;

    while (count < lines->count &&
           shape_fits(lines->document, table, &lines->rows[count]))
        count++;
    if (!count)
        return false;
    draft->fault = DRAFT_CUT_OFF;
    draft->table = table;
    draft->header = table->header;
    draft->rows = lines->rows;
    draft->nrows = count;
    if (joins && count == lines->count)
        draft->above = line_above(lines, table, &lines->rows[0]);
    return true;
}
