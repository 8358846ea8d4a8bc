/*
 * TBL002: a delimiter row with more or fewer cells than its header row.
 */
#include "engine/rule.h"

static size_t count_rows(const struct draft *draft, size_t cells)
{
    size_t count = 0;

    for (size_t i = 0; i < draft->nrows; i++)
        count += draft->rows[i].ncells == cells;
    return count;
}

/* Whether the header row is the one that is right: more rows agree with it
   than with the delimiter row, and nothing would be lost. */
static bool rows_agree(const struct draft *draft)
{
    size_t columns = draft->header.ncells;

    return !draft->hides &&
           count_rows(draft, columns) > count_rows(draft, draft->meant.columns);
}

static void report_draft(struct check *check, const struct draft *draft)
{
    size_t columns = draft->header.ncells;
    struct finding *finding = report(
        check, check->document, draft->delimiter.span,
        "delimiter row has %zu cell%s, the header row has %zu: GitHub shows "
        "no table",
        draft->meant.columns, draft->meant.columns == 1 ? "" : "s", columns);

    finding_related(check, finding, check->document, draft->header.span,
                    "the header row has %zu", columns);
    if (!rows_agree(draft)) {
        finding_help(check, finding,
                     "give the header row and the delimiter row as many cells "
                     "as each other");
        return;
    }
    finding_help(check, finding, "give the delimiter row %zu cells", columns);
    finding_edit(check, finding, draft->delimiter.span,
                 delimiter_mend(check->arena, &draft->meant, columns), true);
}

static void check_drafts(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->ndrafts; i++)
        if (document->drafts[i].fault == DRAFT_COUNT)
            report_draft(check, &document->drafts[i]);
}

const struct rule rule_table_delimiter_count = {
    .code = "TBL002",
    .name = "table/delimiter-count",
    .summary = "header row and delimiter row have different cell counts",
    .rationale =
        "GitHub shows a table only where the delimiter row has exactly as "
        "many cells as the header row. One cell more or less turns the whole "
        "table into a paragraph full of pipes.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_drafts,
};
