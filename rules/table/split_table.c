/*
 * TBL008: rows that a blank line or a comment cuts off from their table.
 */
#include "engine/rule.h"

static void propose(struct check *check, struct finding *finding,
                    const struct draft *draft)
{
    const struct document *document = check->document;
    size_t first = draft->rows[0].line;

    if (draft->above == NONE) {
        finding_help(check, finding,
                     "put the rows right below the table; a comment can stand "
                     "in a cell, or behind the last row");
        return;
    }
    finding_help(check, finding, "delete the blank line%s above",
                 first - draft->above == 2 ? "" : "s");
    finding_edit(check, finding,
                 (struct span){document->lines[draft->above].end,
                               document->lines[first - 1].end},
                 STR(""), true);
}

static void report_rows(struct check *check, const struct draft *draft)
{
    const struct row *last = &draft->rows[draft->nrows - 1];
    struct span span = {draft->rows[0].span.start, last->span.end};
    bool one = draft->nrows == 1;
    struct finding *finding = report(
        check, check->document, span,
        "%zu row%s of %zu cells %s cut off from the table above: GitHub shows "
        "%s as text",
        draft->nrows, one ? "" : "s", draft->table->columns, one ? "is" : "are",
        one ? "it" : "them");

    finding_related(check, finding, check->document, draft->table->header.span,
                    "the table's header row");
    propose(check, finding, draft);
}

static void check_drafts(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->ndrafts; i++)
        if (document->drafts[i].fault == DRAFT_CUT_OFF)
            report_rows(check, &document->drafts[i]);
}

const struct rule rule_table_split_table = {
    .code = "TBL008",
    .name = "table/split-table",
    .summary = "rows are cut off from their table",
    .rationale =
        "A table ends at the first blank line, and at a line that is a "
        "comment. Rows below it belong to no table: GitHub joins them into "
        "one paragraph, pipes included.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_drafts,
};
