/*
 * TBL004: a row with text in more cells than the table has columns.
 */
#include "engine/rule.h"

static bool is_comment(struct str cell)
{
    return str_starts(cell, STR("<!--")) && str_ends(cell, STR("-->"));
}

/* What is lost: from the first surplus cell that shows something to the last.
   Empty if there is none. */
static struct span lost_text(const struct document *document,
                             const struct row *row, size_t columns)
{
    struct span lost = {0, 0};

    for (size_t i = columns; i < row->ncells; i++) {
        struct span content = row->cells[i].content;
        struct str cell = document_text(document, content);

        if (!cell.len || is_comment(cell))
            continue;
        if (!lost.end)
            lost.start = content.start;
        lost.end = content.end;
    }
    return lost;
}

static bool is_empty(const struct cell *cell)
{
    return cell->content.start == cell->content.end;
}

/* By column, whether no row with a cell for each column leaves it empty. */
static bool *always_filled(struct check *check, const struct table *table)
{
    bool *filled = arena_array(check->arena, table->columns, sizeof *filled);

    for (size_t c = 0; c < table->columns; c++)
        filled[c] = true;
    for (size_t r = 0; r < table->nrows; r++) {
        const struct row *row = &table->rows[r];

        for (size_t c = 0; row->ncells == table->columns && c < row->ncells;
             c++)
            filled[c] = filled[c] && !is_empty(&row->cells[c]);
    }
    return filled;
}

/* Whether the row has just as many empty cells too many as it has cells too
   many, in columns that are never empty: doubled pipes. */
static bool has_doubled_pipes(const struct table *table, const bool *filled,
                              const struct row *row)
{
    size_t empty = 0;

    for (size_t c = 0; c < table->columns; c++)
        empty += filled[c] && is_empty(&row->cells[c]);
    return empty == row->ncells - table->columns;
}

static void propose_deletions(struct check *check, struct finding *finding,
                              const struct table *table, const bool *filled,
                              const struct row *row)
{
    for (size_t c = 0; c < table->columns; c++) {
        struct span span = row->cells[c].span;

        if (!filled[c] || !is_empty(&row->cells[c]))
            continue;
        finding_help(check, finding,
                     "cell %zu is empty, as in no other row: delete its pipe",
                     c + 1);
        finding_edit(check, finding, (struct span){span.start, span.end + 1},
                     STR(""), false);
    }
}

/* The pipes before the lost cells, which would join them to the last one. */
static void propose_escapes(struct check *check, struct finding *finding,
                            const struct table *table, const struct row *row)
{
    finding_help(check, finding,
                 "write \"\\|\" for a pipe that is text, or give the table "
                 "another column");
    for (size_t i = table->columns;
         i < row->ncells && row->cells[i].span.start <= finding->span.end;
         i++) {
        size_t pipe = row->cells[i].span.start - 1;

        finding_edit(check, finding, (struct span){pipe, pipe}, STR("\\"),
                     false);
    }
}

static void check_row(struct check *check, const struct table *table,
                      const struct row *row, bool **filled)
{
    const struct document *document = check->document;
    struct span lost = lost_text(document, row, table->columns);
    struct finding *finding;
    struct stray *strays;

    if (!lost.end || stray_find(check->arena, document->source, row,
                                table->columns, &strays))
        return;
    finding = report(check, document, lost,
                     "row has %zu cells, the header has %zu: GitHub does not "
                     "show %.*s",
                     row->ncells, table->columns,
                     STR_ARG(quote(check, document_text(document, lost))));
    if (!*filled)
        *filled = always_filled(check, table);
    if (has_doubled_pipes(table, *filled, row))
        propose_deletions(check, finding, table, *filled, row);
    else
        propose_escapes(check, finding, table, row);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++) {
        const struct table *table = &check->document->tables[t];
        bool *filled = NULL;

        for (size_t r = 0; r < table->nrows; r++)
            if (table->rows[r].ncells > table->columns)
                check_row(check, table, &table->rows[r], &filled);
    }
}

const struct rule rule_table_surplus_cell = {
    .code = "TBL004",
    .name = "table/surplus-cell",
    .summary = "a row has more cells than the header",
    .rationale =
        "GitHub drops every cell that the header row has no column for, so "
        "what stands there is in the file and on no page. Most often a pipe "
        "was meant as text, or a value was put in a column of its own.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
