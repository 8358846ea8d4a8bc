/*
 * TBL010: a row that ends its table because it begins another block.
 */
#include "engine/rule.h"

static const char *shown_for(struct str marker)
{
    switch (marker.ptr[0]) {
    case '#': return "a heading";
    case '>': return "a quote";
    default: return "a list item";
    }
}

static struct finding *report_row(struct check *check, const struct lost *lost)
{
    const struct document *document = check->document;
    struct span span = lost->row.span;

    switch (lost->cause) {
    case LOST_INDENTED:
        return report(check, document, span,
                      "row is indented by %zu more than its table: GitHub ends "
                      "the table and shows the row as code",
                      lost->indent);
    case LOST_MARKER:
        return report(check, document, span,
                      "row stands behind %.*s: GitHub ends the table and shows "
                      "%s",
                      STR_ARG(quote(check, lost->marker)),
                      shown_for(lost->marker));
    case LOST_OUTSIDE:
        return report(check, document, span,
                      "row stands outside the %s of its table: GitHub ends the "
                      "table and shows the row as text",
                      lost->quote ? "block quote" : "list item");
    default:
        return report(check, document, span,
                      "row stands in the HTML block that ends its table: "
                      "GitHub shows the row as text");
    }
}

static void check_table(struct check *check, const struct table *table)
{
    const struct document *document = check->document;
    struct finding *finding;
    struct lost lost;

    if (!lost_find(check->arena, document, table, &lost))
        return;
    finding = report_row(check, &lost);
    if (lost.cause == LOST_HTML)
        finding_related(check, finding, document, document->lines[lost.line],
                        "the HTML block begins here");
    finding_help(check, finding,
                 lost.cause == LOST_HTML
                     ? "put the HTML above or below the table"
                     : "begin the row as the rows above begin");
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++)
        check_table(check, &check->document->tables[t]);
}

const struct rule rule_table_lost_row = {
    .code = "TBL010",
    .name = "table/lost-row",
    .summary = "a row ends its table because it begins another block",
    .rationale =
        "A line that is indented by four, that begins with the mark of a list "
        "item, a heading or a quote, or that leaves the list item of its "
        "table is no row to GitHub, however many pipes it has. The table ends "
        "there and the rows below are lost with it.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_tables,
};
