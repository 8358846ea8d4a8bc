/*
 * TBL018: an HTML table whose rows fill different numbers of columns.
 */
#include "engine/rule.h"

/* How many of the rows below the first fill so many columns. */
static size_t count_like(const struct html_table *table, size_t columns)
{
    size_t count = 0;

    for (size_t i = 1; i < table->nrows; i++)
        count += table->rows[i].columns == columns;
    return count;
}

/* The number of columns that more than half of the rows below the first fill;
   0 if there is none. A majority outlives the vote of all others. */
static size_t find_majority(const struct html_table *table)
{
    size_t columns = 0, votes = 0;

    for (size_t i = 1; i < table->nrows; i++) {
        if (!votes)
            columns = table->rows[i].columns;
        if (table->rows[i].columns == columns)
            votes++;
        else
            votes--;
    }
    return count_like(table, columns) * 2 > table->nrows - 1 ? columns : 0;
}

static void report_header(struct check *check, const struct html_table *table,
                          size_t columns)
{
    const struct html_row *header = &table->rows[0];
    struct finding *finding =
        report(check, check->document, header->span,
               "header row of the HTML table fills %zu column%s, %zu rows fill "
               "%zu",
               header->columns, header->columns == 1 ? "" : "s",
               count_like(table, columns), columns);

    finding_help(check, finding,
                 "give the header row a cell for each column, or a colspan");
}

/* A row of one cell is a title between the others. */
static void check_rows(struct check *check, const struct html_table *table,
                       size_t columns)
{
    for (size_t i = 1; i < table->nrows; i++) {
        const struct html_row *row = &table->rows[i];
        struct finding *finding;

        if (row->columns == columns || row->cells == 1)
            continue;
        finding = report(check, check->document, row->span,
                         "row of the HTML table fills %zu columns, the header "
                         "row fills %zu",
                         row->columns, columns);
        finding_related(check, finding, check->document, table->rows[0].span,
                        "the header row");
        finding_help(check, finding,
                     "give the row a cell for each column, or a colspan");
    }
}

/* A table without a header row is a layout: a gallery whose last row is short
   is as it should be. */
static void check_table(struct check *check, const struct html_table *table)
{
    const struct html_row *header = table->rows;
    size_t majority;

    if (table->nrows < 2 || !header->header || table->rows[1].header ||
        header->cells < 2)
        return;
    if ((count_like(table, header->columns) + 1) * 2 >= table->nrows) {
        check_rows(check, table, header->columns);
        return;
    }
    majority = find_majority(table);
    if (majority)
        report_header(check, table, majority);
}

static void check_tables(struct check *check)
{
    const struct html_table *table =
        html_table_read(check->arena, check->document);

    for (; table; table = table->next)
        check_table(check, table);
}

const struct rule rule_table_html_table = {
    .code = "TBL018",
    .name = "table/html-table",
    .summary = "the rows of an HTML table fill different numbers of columns",
    .rationale =
        "A browser leaves a hole where an HTML row has a cell too few, and "
        "grows a column without a name where it has one too many. `colspan` "
        "and `rowspan` are counted. Tables without a header row are layouts, "
        "and rows of one cell titles: both are left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_tables,
};
