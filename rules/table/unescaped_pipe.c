/*
 * TBL007: a pipe inside a link or code, which splits the cell around it.
 */
#include "engine/rule.h"

/* What to write for the pipe, by the place where it is. */
struct remedy {
    const char *place; /* in "a pipe inside ..." */
    const char *text;  /* instead of the pipe */
};

static const struct remedy remedies[] = {
    [STRAY_ADDRESS] = {"the address", "%7C"},
    [STRAY_TEXT] = {"the link text", "\\|"},
    [STRAY_CODE] = {"the code", "\\|"},
};

static void report_pipe(struct check *check, const struct table *table,
                        const struct row *row, const struct stray *stray)
{
    const struct document *document = check->document;
    const struct remedy *remedy = &remedies[stray->place];
    struct span pipe = {stray->pipe, stray->pipe + 1};
    struct str around = quote(check, document_text(document, stray->around));
    struct finding *finding = report(
        check, document, pipe,
        "pipe inside %s %.*s splits the cell: row has %zu cells, the header "
        "has %zu",
        remedy->place, STR_ARG(around), row->ncells, table->columns);

    finding_help(check, finding, "write %s for it", remedy->text);
    finding_edit(check, finding, pipe, str_from(remedy->text), true);
}

static void check_row(struct check *check, const struct table *table,
                      const struct row *row)
{
    struct stray *strays;
    size_t count = stray_find(check->arena, check->document->source, row,
                              table->columns, &strays);

    for (size_t i = 0; i < count; i++)
        report_pipe(check, table, row, &strays[i]);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++) {
        const struct table *table = &check->document->tables[t];

        for (size_t r = 0; r < table->nrows; r++)
            check_row(check, table, &table->rows[r]);
    }
}

const struct rule rule_table_unescaped_pipe = {
    .code = "TBL007",
    .name = "table/unescaped-pipe",
    .summary = "a pipe inside a link or code splits the cell",
    .rationale =
        "GitHub splits a row at its pipes before it looks for links and code, "
        "so back-ticks and brackets protect nothing: the link or the code is "
        "torn, and the cells behind it slip to the right.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
