#include "document/lost.h"

#include "document/draft.h"
#include "document/row.h"
#include "document/shape.h"

/* HTML that is not shown, or shown as it stands. */
static const char *const raw_html[] = {
    "<!", "<pre", "<?", "<script", "<style", "<textarea", "<table", NULL};

static size_t count_quotes(struct str prefix)
{
    size_t count = 0;

    for (size_t i = 0; i < prefix.len; i++)
        count += prefix.ptr[i] == '>';
    return count;
}

static bool scan(struct arena *arena, const struct document *document,
                 const struct table *table, struct span span, size_t line,
                 struct row *row)
{
    *row = row_scan(arena, document->source, span);
    row->line = line;
    return shape_fits(document, table, row);
}

static bool find_in_code(const struct document *document,
                         const struct table *table, struct lost *lost)
{
    struct str row = row_prefix(document, &lost->row);
    struct str last = row_prefix(document, shape_last_row(table));

    lost->cause = LOST_INDENTED;
    lost->indent = row.len > last.len ? row.len - last.len : 0;
    return true;
}

static bool find_in_html(struct arena *arena, const struct document *document,
                         const struct table *table, const struct block *block,
                         struct lost *lost)
{
    struct str text = document_text(document, block->span);

    lost->cause = LOST_HTML;
    for (size_t i = 0; raw_html[i]; i++)
        if (str_starts_nocase(text, str_from(raw_html[i])))
            return false;
    for (size_t i = 1; i < block->nlines; i++)
        if (scan(arena, document, table, block->lines[i], block->first_line + i,
                 &lost->row) &&
            lost->row.leading_pipe)
            return true;
    return false;
}

/* The mark of a list item or a quote is in front of the paragraph. */
static bool find_in_paragraph(const struct document *document,
                              const struct table *table, struct lost *lost)
{
    struct str row = row_prefix(document, &lost->row);
    struct str last = row_prefix(document, shape_last_row(table));
    size_t quotes = count_quotes(row), before = count_quotes(last);
    struct str marker = str_trim(row);

    while (quotes == before && marker.len && marker.ptr[0] == '>')
        marker = str_trim(str_slice(marker, 1, marker.len));
    lost->cause = marker.len && quotes >= before ? LOST_MARKER : LOST_OUTSIDE;
    lost->quote = quotes < before;
    lost->marker = marker;
    return lost->cause == LOST_OUTSIDE || lost->row.leading_pipe ||
           table->columns > 2;
}

static struct span heading_text(const struct document *document,
                                struct span line)
{
    while (line.start < line.end && document->source.ptr[line.start] == '#')
        line.start++;
    return line;
}

bool lost_find(struct arena *arena, const struct document *document,
               const struct table *table, struct lost *lost)
{
    size_t line = shape_last_row(table)->line + 1;
    const struct block *block = &document->blocks[table->block] + 1;
    struct span content;

    *lost = (struct lost){.line = line};
    if (block == document->blocks + document->nblocks ||
        block->first_line != line)
        return false;
    if (block->kind == BLOCK_HTML)
        return find_in_html(arena, document, table, block, lost);
    content = block->lines[0];
    if (block->kind == BLOCK_HEADING)
        content = heading_text(document, content);
    if (!scan(arena, document, table, content, line, &lost->row))
        return false;
    switch (block->kind) {
    case BLOCK_CODE: return find_in_code(document, table, lost);
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH: return find_in_paragraph(document, table, lost);
    default: return false;
    }
}
