/*
 * TBL003: a delimiter row that GitHub does not take for one.
 */
#include "engine/rule.h"

static struct finding *report_bytes(struct check *check,
                                    const struct draft *draft)
{
    const struct delimiter *meant = &draft->meant;
    const struct lookalike *like = meant->lookalike;
    size_t start = draft->delimiter.span.start + meant->at;
    struct span span = {start, start + meant->len};
    struct str cell = document_text(check->document, span);

    if (like && like->meant)
        return report(check, check->document, span,
                      "delimiter row has %s (U+%04X) for \"%c\": GitHub shows "
                      "no table",
                      like->name, (unsigned)like->code_point, like->meant);
    if (like)
        return report(check, check->document, span,
                      "delimiter row holds %s (U+%04X): GitHub shows no table",
                      like->name, (unsigned)like->code_point);
    if (!cell.len)
        return report(check, check->document, draft->delimiter.span,
                      "cell %zu of the delimiter row is empty: GitHub shows "
                      "no table",
                      meant->cell + 1);
    return report(check, check->document, span,
                  "cell %zu of the delimiter row is %.*s: GitHub shows no "
                  "table",
                  meant->cell + 1, STR_ARG(quote(check, cell)));
}

/* Where the row has another number of cells than the header row too, nobody
   can tell which is right unless no row below has more. */
static void on_delimiter(struct check *check, const struct draft *draft)
{
    struct finding *finding = report_bytes(check, draft);
    size_t columns = draft->header.ncells;

    finding_help(check, finding,
                 "write each cell with hyphens, and at most one colon at "
                 "either end");
    if (draft->meant.columns != columns && draft->hides)
        return;
    finding_edit(check, finding, draft->delimiter.span,
                 delimiter_mend(check->arena, &draft->meant, columns),
                 !draft->hides);
}

static bool is_blank(struct str prefix)
{
    return !str_trim(prefix).len;
}

/* Behind a blank line, four columns of indentation are code. */
static bool would_be_code(struct str prefix)
{
    return str_has_char(prefix, '\t') || str_ends(prefix, STR("    "));
}

/* Header and delimiter row begin alike, so what keeps them from being a table
   is the paragraph above, which they continue in its quote or list item. */
static void on_continuation(struct check *check, const struct draft *draft)
{
    const struct document *document = check->document;
    const struct row *header = &draft->header;
    size_t start = document->lines[header->line].start;
    struct str prefix = row_prefix(document, header);
    struct finding *finding =
        report(check, document, header->span,
               "table of %zu columns continues the paragraph above: GitHub "
               "shows no table",
               header->ncells);

    finding_help(check, finding, "put a blank line above it");
    if (would_be_code(prefix))
        return;
    while (prefix.len && char_is_space(prefix.ptr[prefix.len - 1]))
        prefix.len--;
    finding_edit(check, finding, (struct span){start, start},
                 str_printf(check->arena, "%.*s%.*s", STR_ARG(prefix),
                            STR_ARG(row_line_end(document, header))),
                 !draft->hides);
}

static struct finding *report_place(struct check *check, struct span span,
                                    size_t header, size_t indent)
{
    if (indent >= header + 4)
        return report(check, check->document, span,
                      "delimiter row is indented by %zu, the header row by "
                      "%zu: GitHub shows no table",
                      indent, header);
    return report(check, check->document, span,
                  "delimiter row stands outside the block of its header row: "
                  "GitHub shows no table");
}

static void on_place(struct check *check, const struct draft *draft)
{
    const struct document *document = check->document;
    const struct row *row = &draft->delimiter;
    struct str header = row_prefix(document, &draft->header);
    struct str prefix = row_prefix(document, row);
    struct finding *finding;

    if (str_eq(header, prefix)) {
        on_continuation(check, draft);
        return;
    }
    finding = report_place(check, row->span, header.len, prefix.len);
    finding_help(check, finding, "begin it where the header row begins");
    if (is_blank(header) && is_blank(prefix))
        finding_edit(
            check, finding,
            (struct span){document->lines[row->line].start, row->span.start},
            header, !draft->hides);
}

/* Deleting all from the header's line end to that of the last blank line
   keeps the line end and the marks in front of the delimiter row. */
static void on_gap(struct check *check, const struct draft *draft)
{
    const struct document *document = check->document;
    const struct row *row = &draft->delimiter;
    size_t blank = row->line - draft->header.line - 1;
    struct finding *finding = report(
        check, document, row->span,
        "%zu blank line%s between header row and delimiter row: GitHub shows "
        "no table",
        blank, blank == 1 ? " stands" : "s stand");

    finding_related(check, finding, document, draft->header.span,
                    "the header row");
    finding_help(check, finding, "put the delimiter row under the header row");
    if (!str_eq(row_prefix(document, &draft->header),
                row_prefix(document, row)))
        return;
    finding_edit(check, finding,
                 (struct span){document->lines[draft->header.line].end,
                               document->lines[row->line - 1].end},
                 STR(""), !draft->hides);
}

static void on_no_header(struct check *check, const struct draft *draft)
{
    struct finding *finding =
        report(check, check->document, draft->delimiter.span,
               "delimiter row of %zu cells has no header row above it: GitHub "
               "shows no table",
               draft->meant.columns);

    finding_help(check, finding, "put a header row of %zu cells right above it",
                 draft->meant.columns);
}

static void check_drafts(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->ndrafts; i++) {
        const struct draft *draft = &document->drafts[i];

        switch (draft->fault) {
        case DRAFT_DELIMITER: on_delimiter(check, draft); break;
        case DRAFT_PLACE: on_place(check, draft); break;
        case DRAFT_GAP: on_gap(check, draft); break;
        case DRAFT_NO_HEADER: on_no_header(check, draft); break;
        default: break;
        }
    }
}

const struct rule rule_table_bad_delimiter = {
    .code = "TBL003",
    .name = "table/bad-delimiter",
    .summary = "GitHub does not take the delimiter row for one",
    .rationale =
        "A delimiter row holds hyphens, colons and pipes, and stands right "
        "under its header row. An em dash that an editor put in the place of "
        "two hyphens, a no-break space or a blank line is enough for GitHub "
        "to show the whole table as text.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_SIGNS,
    .check = check_drafts,
};
