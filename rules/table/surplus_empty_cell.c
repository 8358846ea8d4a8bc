/*
 * TBL005: a row whose surplus cells are all empty.
 */
#include "engine/rule.h"

static bool all_empty(const struct row *row, size_t columns)
{
    for (size_t i = columns; i < row->ncells; i++)
        if (row->cells[i].content.start < row->cells[i].content.end)
            return false;
    return true;
}

static void report_row(struct check *check, const struct row *row,
                       size_t columns)
{
    size_t surplus = row->ncells - columns;
    struct span span = {row->cells[columns].span.start, row->span.end};
    struct finding *finding =
        report(check, check->document, span,
               "row has %zu cells, the header has %zu: %s empty", row->ncells,
               columns, surplus == 1 ? "the last is" : "the surplus ones are");

    finding_help(check, finding, "delete the surplus pipe%s",
                 surplus == 1 ? "" : "s");
    finding_edit(check, finding, span, STR(""), true);
}

static void check_row(struct check *check, const struct row *row,
                      size_t columns)
{
    struct stray *strays;

    if (row->ncells <= columns || !all_empty(row, columns))
        return;
    if (!stray_find(check->arena, check->document->source, row, columns,
                    &strays))
        report_row(check, row, columns);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++) {
        const struct table *table = &check->document->tables[t];

        for (size_t r = 0; r < table->nrows; r++)
            check_row(check, &table->rows[r], table->columns);
    }
}

const struct rule rule_table_surplus_empty_cell = {
    .code = "TBL005",
    .name = "table/surplus-empty-cell",
    .summary = "a row ends with cells that the header has no column for",
    .rationale =
        "Surplus cells that are empty lose nothing on the page, but whoever "
        "edits the row next counts its pipes and puts a value where nobody "
        "will see it.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
