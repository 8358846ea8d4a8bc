/*
 * TBL016: a table with no blank line above or below it.
 */
#include "engine/rule.h"

/* Nothing but quote marks with single spaces: no list item around it, whose
   blank lines would move its text. */
static bool is_plain(struct str prefix)
{
    for (size_t i = 0; i < prefix.len; i++)
        if (prefix.ptr[i] != '>' &&
            (prefix.ptr[i] != ' ' || !i || prefix.ptr[i - 1] != '>'))
            return false;
    return true;
}

/* A header row that is less indented than the delimiter row continues the
   paragraph above, in its list item. */
static bool begins_alike(const struct document *document,
                         const struct table *table)
{
    return str_eq(row_prefix(document, &table->header),
                  row_prefix(document, &table->delimiter));
}

static void propose(struct check *check, struct finding *finding,
                    const struct table *table, size_t line, bool safe)
{
    const struct document *document = check->document;
    struct str prefix = str_trim(row_prefix(document, &table->header));
    struct str end = row_line_end(document, &table->header);
    size_t start = document->lines[line].start;

    finding_help(check, finding, "put a blank line there");
    finding_edit(
        check, finding, (struct span){start, start},
        str_printf(check->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(end)),
        safe);
}

/* A paragraph that ends in a row is another rule's. What looks like a
   definition is shown as long as the table follows it, and no longer. */
static void check_above(struct check *check, const struct table *table)
{
    const struct document *document = check->document;
    const struct block *above = &document->blocks[table->block] - 1;
    struct span last;

    if (!table->block || above->kind != BLOCK_PARAGRAPH ||
        above->first_line + above->nlines != table->header.line)
        return;
    last = above->lines[above->nlines - 1];
    if (row_has_pipe(document_text(document, last)))
        return;
    propose(check,
            report(check, document, table->header.span,
                   "no blank line between the paragraph above and the table"),
            table, table->header.line,
            !line_defines(document_text(document, above->lines[0])));
}

static const char *name_of(const struct document *document,
                           const struct block *block)
{
    struct str text = document_text(document, block->span);

    switch (block->kind) {
    case BLOCK_HEADING: return "heading";
    case BLOCK_CODE: return "code";
    case BLOCK_HTML: return str_starts(text, STR("<!")) ? NULL : "HTML";
    case BLOCK_PARAGRAPH: return block->item == NONE ? NULL : "list";
    default: return NULL;
    }
}

/* Comments stay where they are: programs look for them. What is right behind
   a table and has pipes is another rule's. */
static void check_below(struct check *check, const struct table *table)
{
    const struct document *document = check->document;
    const struct block *below = &document->blocks[table->block] + 1;
    size_t line = shape_last_row(table)->line + 1;
    struct span span;
    const char *name;

    if (below == document->blocks + document->nblocks ||
        below->first_line != line ||
        row_has_pipe(document_text(document, below->lines[0])))
        return;
    span = document->lines[line];
    if (!str_starts(document_text(document, span),
                    str_trim(row_prefix(document, &table->header))))
        return;
    name = name_of(document, below);
    if (name)
        propose(check,
                report(check, document, span,
                       "no blank line between the table and the %s below",
                       name),
                table, line, true);
}

static void check_tables(struct check *check)
{
    const struct document *document = check->document;

    for (size_t t = 0; t < document->ntables; t++) {
        const struct table *table = &document->tables[t];

        if (!is_plain(row_prefix(document, &table->header)) ||
            !begins_alike(document, table))
            continue;
        check_above(check, table);
        check_below(check, table);
    }
}

const struct rule rule_table_blank_lines = {
    .code = "TBL016",
    .name = "table/blank-lines",
    .summary = "no blank line above or below a table",
    .rationale =
        "GitHub finds the table all the same; other programs take it for a "
        "part of the paragraph, and a line that is added below becomes a row. "
        "Tables in list items are left alone, since a blank line there sets "
        "the items apart.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
