/*
 * TBL014: the header row or the delimiter row once more, among the rows.
 */
#include "engine/rule.h"

static bool equals_header(const struct table *table, const struct row *row)
{
    size_t filled = 0;

    for (size_t c = 0; c < table->columns; c++) {
        struct str name = table->header.cells[c].text;

        if (!str_eq(row->cells[c].text, name))
            return false;
        filled += name.len > 0;
    }
    return filled > 1;
}

/* Three hyphens or a colon in each cell: one or two hyphens say that there is
   nothing to say. */
static bool is_delimiter(const struct document *document, const struct row *row)
{
    for (size_t c = 0; c < row->ncells; c++) {
        struct str cell = document_text(document, row->cells[c].content);

        if (!row_delimiter_cell(cell) ||
            (cell.len < 3 && !str_has_char(cell, ':')))
            return false;
    }
    return true;
}

/* "header row", "delimiter row", or a null pointer for a row of data. */
static const char *kind_of(const struct document *document,
                           const struct table *table, size_t row)
{
    const struct row *at = &table->rows[row];

    if (table->columns < 2 || at->ncells != table->columns)
        return NULL;
    if (is_delimiter(document, at))
        return "delimiter row";
    return equals_header(table, at) ? "header row" : NULL;
}

/* From the line that holds the row up to that behind `count` rows. A row that
   ends the document takes the line end above with it. */
static struct span lines_of(const struct document *document,
                            const struct row *first, size_t count)
{
    size_t line = first->line, behind = line + count;

    if (behind < document->nlines)
        return (struct span){document->lines[line].start,
                             document->lines[behind].start};
    return (struct span){document->lines[line - 1].end,
                         document->lines[behind - 1].end};
}

static void report_rows(struct check *check, const struct table *table,
                        size_t row, size_t count, const char *kind)
{
    const struct document *document = check->document;
    const struct row *first = &table->rows[row];
    const struct row *last = first + count - 1;
    struct span span = {first->span.start, last->span.end};
    struct finding *finding = report(
        check, document, span, "%s again in row %zu: GitHub shows %s as data",
        count == 1 ? kind : "header row and delimiter row", row + 1,
        count == 1 ? "it" : "them");

    finding_related(check, finding, document, table->header.span,
                    "the table's header row");
    finding_help(check, finding,
                 count == 1 ? "delete the line; if another table begins here, "
                              "put a blank line above its header row"
                            : "delete both lines, or put a blank line above "
                              "if another table begins here");
    finding_edit(check, finding, lines_of(document, first, count), STR(""),
                 false);
}

static void check_table(struct check *check, const struct table *table)
{
    const struct document *document = check->document;
    size_t count;

    for (size_t r = 0; r < table->nrows; r += count) {
        const char *kind = kind_of(document, table, r);

        count = 1;
        if (!kind)
            continue;
        if (kind[0] == 'h' && r + 1 < table->nrows &&
            table->rows[r + 1].ncells == table->columns &&
            is_delimiter(document, &table->rows[r + 1]))
            count = 2;
        report_rows(check, table, r, count, kind);
    }
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++)
        check_table(check, &check->document->tables[t]);
}

const struct rule rule_table_repeated_header = {
    .code = "TBL014",
    .name = "table/repeated-header",
    .summary = "the header row or the delimiter row stands among the rows",
    .rationale =
        "A table has one header row and one delimiter row. Where two lists "
        "were joined, the second header is a row of names among the data, and "
        "a second delimiter row is a row of hyphens.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
