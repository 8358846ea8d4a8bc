/*
 * TBL009: lines of prose that GitHub takes for rows of the table above.
 */
#include "engine/rule.h"

static bool is_prose(const struct row *row)
{
    return row->ncells == 1 && !row->leading_pipe && !row->trailing_pipe;
}

/* How many rows at the table's end have no pipe at all, nor what looks like
   the pipes of a row. */
static size_t count_prose(struct check *check, const struct table *table)
{
    size_t count = 0;

    for (size_t r = table->nrows; r-- > 0; count++)
        if (!is_prose(&table->rows[r]) ||
            wide_pipe_explains(check->arena, check->document, table,
                               &table->rows[r]))
            break;
    return count;
}

/* An empty line with the marks that the row begins with. The row may be the
   last line and have no line end; the delimiter row has one. */
static struct str blank_line(struct check *check, const struct table *table,
                             const struct row *row)
{
    struct str prefix = row_prefix(check->document, row);
    struct str end = row_line_end(check->document, &table->delimiter);

    while (prefix.len && char_is_space(prefix.ptr[prefix.len - 1]))
        prefix.len--;
    return str_printf(check->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(end));
}

static void report_lines(struct check *check, const struct table *table,
                         size_t count)
{
    const struct document *document = check->document;
    const struct row *first = &table->rows[table->nrows - count];
    const struct row *last = &table->rows[table->nrows - 1];
    size_t start = document->lines[first->line].start;
    struct finding *finding;

    finding = report(check, document,
                     (struct span){first->span.start, last->span.end},
                     "%zu line%s without a pipe right below the table: GitHub "
                     "shows %s in its first column",
                     count, count == 1 ? "" : "s", count == 1 ? "it" : "them");
    finding_help(check, finding, "put a blank line above");
    finding_edit(check, finding, (struct span){start, start},
                 blank_line(check, table, first), false);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++) {
        const struct table *table = &check->document->tables[t];
        size_t count = table->columns > 1 ? count_prose(check, table) : 0;

        if (count)
            report_lines(check, table, count);
    }
}

const struct rule rule_table_swallowed_line = {
    .code = "TBL009",
    .name = "table/swallowed-line",
    .summary = "a line of prose below a table becomes a row",
    .rationale =
        "A table goes on until a blank line or the start of another block. A "
        "sentence right below its last row is one more row to GitHub, shown "
        "in the first column with all others empty.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
