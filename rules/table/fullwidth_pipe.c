/*
 * TBL015: characters that look like pipes where pipes are meant.
 */
#include "engine/rule.h"

/* Proposes a pipe for each of them; returns their number. */
static size_t propose(struct check *check, struct finding *finding,
                      const struct row *row)
{
    const struct document *document = check->document;
    size_t count = 0, from = row->span.start;
    struct span at;

    for (; wide_pipe_find(document, row->span, from, &at); from = at.end) {
        if (finding)
            finding_edit(check, finding, at, STR("|"), false);
        count++;
    }
    return count;
}

/* `3 fullwidth pipes (U+FF5C)`, of which the row has at least one. */
static struct str name_pipes(struct check *check, const struct row *row,
                             struct span *first)
{
    size_t count = propose(check, NULL, row);
    const struct wide_pipe *pipe =
        wide_pipe_find(check->document, row->span, row->span.start, first);

    return str_printf(check->arena, "%zu %s%s (U+%04X)", count, pipe->name,
                      count == 1 ? "" : "s", pipe->code_point);
}

static void check_row(struct check *check, const struct table *table,
                      const struct row *row)
{
    struct finding *finding;
    struct span first;
    struct str pipes;

    if (!wide_pipe_explains(check->arena, check->document, table, row))
        return;
    pipes = name_pipes(check, row, &first);
    finding = report(check, check->document, first,
                     "row has %zu cell%s, the header has %zu: %.*s separate%s "
                     "no cells",
                     row->ncells, row->ncells == 1 ? "" : "s", table->columns,
                     STR_ARG(pipes), pipes.ptr[0] == '1' ? "s" : "");
    finding_help(check, finding, "write \"|\" for each");
    propose(check, finding, row);
}

static void check_draft(struct check *check, const struct draft *draft)
{
    struct span first;
    struct str pipes = name_pipes(check, &draft->header, &first);
    struct finding *finding =
        report(check, check->document, first,
               "header row has %.*s in the place of \"|\": GitHub shows no "
               "table",
               STR_ARG(pipes));

    finding_help(check, finding, "write \"|\" for each");
    propose(check, finding, &draft->header);
    propose(check, finding, &draft->delimiter);
    for (size_t i = 0; i < draft->nrows; i++)
        if (wide_pipe_read(check->arena, check->document, &draft->rows[i])
                .ncells == draft->meant.columns)
            propose(check, finding, &draft->rows[i]);
}

static void check_pipes(struct check *check)
{
    const struct document *document = check->document;

    for (size_t t = 0; t < document->ntables; t++)
        for (size_t r = 0; r < document->tables[t].nrows; r++)
            check_row(check, &document->tables[t],
                      &document->tables[t].rows[r]);
    for (size_t i = 0; i < document->ndrafts; i++)
        if (document->drafts[i].fault == DRAFT_PIPES)
            check_draft(check, &document->drafts[i]);
}

const struct rule rule_table_fullwidth_pipe = {
    .code = "TBL015",
    .name = "table/fullwidth-pipe",
    .summary = "a character that only looks like a pipe separates cells",
    .rationale =
        "Chinese and Japanese keyboards give a fullwidth `｜`, and text from a "
        "terminal a box drawing `│`. GitHub takes neither for a pipe: the "
        "cells on both sides are one, or there is no table at all. Reported "
        "only where reading them as pipes gives the row as many cells as the "
        "header has.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_pipes,
};
