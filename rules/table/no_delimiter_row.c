/*
 * TBL001: rows of cells with no delimiter row under the first of them.
 */
#include "engine/rule.h"

static struct span rows_span(const struct row *first, const struct row *last)
{
    return (struct span){first->span.start, last->span.end};
}

static struct str delimiter_row(struct check *check, const struct row *header)
{
    struct buf buf;
    struct str row;

    buf_init(&buf);
    buf_printf(&buf, "%s", header->leading_pipe ? "| " : "");
    for (size_t i = 0; i < header->ncells; i++)
        buf_printf(&buf, "%s---", i ? " | " : "");
    buf_printf(&buf, "%s", header->trailing_pipe ? " |" : "");
    row = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return row;
}

static size_t count_char(struct str text, char c)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == c;
    return count;
}

/* Whether a line that begins as the row below does stands in the header's
   block: as many quote marks, and as deep as a list item's text. */
static bool same_block(struct str header, struct str below)
{
    if (str_has_char(header, '\t') || str_has_char(below, '\t'))
        return str_eq(header, below);
    return count_char(header, '>') == count_char(below, '>') &&
           below.len >= header.len && below.len < header.len + 4;
}

/* A row of data would become the header if there is none, so a first row that
   links to something is left to a person. */
static bool is_header(const struct document *document, const struct row *row)
{
    size_t link = document_first_link(document, row->span.start);

    return link == document->nlinks ||
           document->links[link].span.start >= row->span.end;
}

static void propose_row(struct check *check, struct finding *finding,
                        const struct draft *draft)
{
    const struct document *document = check->document;
    const struct row *header = &draft->header;
    struct str below = row_prefix(document, &draft->rows[0]), row;
    size_t end = document->lines[header->line].end;

    if (!is_header(document, header) ||
        !same_block(row_prefix(document, header), below))
        return;
    row = delimiter_row(check, header);
    finding_edit(check, finding, (struct span){end, end},
                 str_printf(check->arena, "%.*s%.*s%.*s",
                            STR_ARG(row_line_end(document, header)),
                            STR_ARG(below), STR_ARG(row)),
                 !draft->hides);
}

static void report_rows(struct check *check, const struct draft *draft)
{
    const struct row *header = &draft->header;
    struct finding *finding = report(
        check, check->document, header->span,
        "%zu rows of %zu cells have no delimiter row: GitHub shows no table",
        draft->nrows + 1, header->ncells);

    finding_help(check, finding,
                 "put a row of %zu cells such as \"---\" under the header row",
                 header->ncells);
    propose_row(check, finding, draft);
}

static void report_above(struct check *check, const struct draft *draft)
{
    bool one = draft->nrows == 1;
    struct finding *finding = report(
        check, check->document,
        rows_span(&draft->rows[0], &draft->rows[draft->nrows - 1]),
        "%zu row%s above the header row of a table: GitHub shows %s as text",
        draft->nrows, one ? " stands" : "s stand", one ? "it" : "them");

    finding_related(check, finding, check->document, draft->header.span,
                    "GitHub takes this row for the header");
    finding_help(check, finding,
                 "the delimiter row belongs under the first row; a table has "
                 "one header row");
}

static void check_drafts(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->ndrafts; i++) {
        const struct draft *draft = &document->drafts[i];

        if (draft->fault == DRAFT_NO_DELIMITER)
            report_rows(check, draft);
        else if (draft->fault == DRAFT_ABOVE)
            report_above(check, draft);
    }
}

const struct rule rule_table_no_delimiter_row = {
    .code = "TBL001",
    .name = "table/no-delimiter-row",
    .summary = "rows of cells have no delimiter row",
    .rationale =
        "Only a delimiter row such as `| --- | --- |` makes a table of the "
        "row above it and the rows below. Without one GitHub joins all rows "
        "into one paragraph, pipes included.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_drafts,
};
