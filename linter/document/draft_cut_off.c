/*
 * Rows below a table that GitHub does not take for its rows.
 */
#include "document/draft_rows.h"

#include "document/shape.h"

/* Whether the lines hold nothing but marks of quotes: an item of a list may be
   empty, and is no block then. */
static bool are_blank(const struct document *document, size_t first, size_t end)
{
    struct span lines = {document->lines[first].start,
                         document->lines[end].start};
    struct str text = document_text(document, lines);

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '>' && !char_is_space(text.ptr[i]))
            return false;
    return true;
}

/* The line that the rows would follow if the blank lines above were gone. */
static size_t line_above(const struct lines *lines, const struct table *table,
                         const struct row *first)
{
    const struct document *document = lines->document;
    const struct block *above = lines->block - 1;
    size_t behind = above->first_line + above->nlines;

    if (!str_eq(row_prefix(document, shape_last_row(table)),
                row_prefix(document, first)) ||
        !are_blank(document, behind, first->line))
        return NONE;
    return behind - 1;
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
