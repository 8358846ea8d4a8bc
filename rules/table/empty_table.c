/*
 * TBL019: a table without rows.
 */
#include "engine/rule.h"

/* A header that links or shows a picture is the content: a bar of links, a
   gallery of one row. */
static bool has_link(const struct document *document, const struct row *row)
{
    size_t link = document_first_link(document, row->span.start);

    return link < document->nlinks &&
           document->links[link].span.start < row->span.end;
}

/* By table, whether rows that were meant for it are reported as cut off. */
static bool *find_cut_off(struct check *check)
{
    const struct document *document = check->document;
    bool *cut_off =
        arena_array(check->arena, document->ntables, sizeof *cut_off);

    for (size_t i = 0; i < document->ndrafts; i++)
        if (document->drafts[i].fault == DRAFT_CUT_OFF)
            cut_off[document->drafts[i].table - document->tables] = true;
    return cut_off;
}

static bool is_empty(struct check *check, const struct table *table)
{
    struct lost lost;

    return !table->nrows && table->columns > 1 &&
           !has_link(check->document, &table->header) &&
           !lost_find(check->arena, check->document, table, &lost);
}

static void check_tables(struct check *check)
{
    const struct document *document = check->document;
    const bool *cut_off = find_cut_off(check);

    for (size_t t = 0; t < document->ntables; t++) {
        const struct table *table = &document->tables[t];

        if (!cut_off[t] && is_empty(check, table))
            report(check, document, table->header.span,
                   "table of %zu columns has no rows: GitHub shows its header "
                   "row alone",
                   table->columns);
    }
}

const struct rule rule_table_empty_table = {
    .code = "TBL019",
    .name = "table/empty-table",
    .summary = "a table has a header row and no rows",
    .rationale =
        "A header without rows is what is left when entries were moved or "
        "never written; the reader sees a bar of column names. A single "
        "column, or a header row of links and pictures, is left alone.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_tables,
};
