#include "document/draft_rows.h"

#include "document/spans.h"

struct str lines_text(const struct lines *lines, const struct row *row)
{
    return document_text(lines->document, row->span);
}

static bool is_closed(const struct row *row)
{
    return row->leading_pipe && row->trailing_pipe;
}

static bool has_word(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (char_is_alnum(text.ptr[i]) || (unsigned char)text.ptr[i] > 0x7f)
            return true;
    return false;
}

static bool has_link(struct str text)
{
    return str_find(text, STR("]("), 0) != STR_NONE ||
           str_find(text, STR("://"), 0) != STR_NONE;
}

/* Every cell names something, the first one apart, and most are no links. */
static bool is_header_like(const struct lines *lines, const struct row *row)
{
    size_t links = 0;

    for (size_t i = 0; i < row->ncells; i++) {
        struct str cell = document_text(lines->document, row->cells[i].content);

        if (!has_word(cell) && (i || cell.len))
            return false;
        links += has_link(cell);
    }
    return links * 2 < row->ncells;
}

/* Rows without outer pipes are a table only if plain names stand over rows of
   which each has a link: a bar of links has links in its first line too. */
static bool is_list_below(const struct lines *lines, const struct draft *draft)
{
    if (has_link(lines_text(lines, &draft->header)) || draft->nrows < 2)
        return false;
    for (size_t i = 0; i < draft->nrows; i++)
        if (!has_link(lines_text(lines, &draft->rows[i])))
            return false;
    return true;
}

/* How many rows from `at` on have as many cells and the same leading pipe. */
static size_t run_length(const struct lines *lines, size_t at)
{
    const struct row *first = &lines->rows[at];
    size_t count = 1;

    while (at + count < lines->count &&
           lines->rows[at + count].ncells == first->ncells &&
           lines->rows[at + count].leading_pipe == first->leading_pipe)
        count++;
    return count;
}

static bool judge_run(const struct lines *lines, size_t at, size_t count,
                      struct draft *draft)
{
    const struct row *first = &lines->rows[at];

    draft->fault = DRAFT_NO_DELIMITER;
    draft->header = *first;
    draft->rows = lines->rows + at + 1;
    draft->nrows = count - 1;
    if (first->ncells < 2 || count < 2 || !is_header_like(lines, first))
        return false;
    return first->leading_pipe || (!at && is_list_below(lines, draft));
}

/* The rows at the end of a paragraph that the table below it leaves out. */
static bool judge_above(const struct lines *lines, const struct table *table,
                        struct draft *draft)
{
    size_t at = lines->count;

    while (at && is_closed(&lines->rows[at - 1]) &&
           lines->rows[at - 1].ncells == table->columns)
        at--;
    draft->fault = DRAFT_ABOVE;
    draft->header = table->header;
    draft->rows = lines->rows + at;
    draft->nrows = lines->count - at;
    return draft->nrows && table->columns > 1;
}

bool lines_adjacent(const struct document *document, const struct block *block)
{
    const struct block *above = block - 1;

    return block != document->blocks &&
           above->first_line + above->nlines == block->first_line;
}

/* The block that begins right below the paragraph, or NULL. */
static const struct block *block_below(const struct lines *lines)
{
    const struct document *document = lines->document;
    const struct block *below = lines->block + 1;

    return below < document->blocks + document->nblocks &&
                   lines_adjacent(document, below)
               ? below
               : NULL;
}

static const struct table *table_below(const struct lines *lines)
{
    const struct block *below = block_below(lines);

    return below && below->kind == BLOCK_TABLE
               ? &lines->document->tables[below->table]
               : NULL;
}

bool lines_above_table(const struct lines *lines)
{
    return table_below(lines) != NULL;
}

bool lines_judge(const struct lines *lines, struct draft *draft)
{
    const struct table *below = table_below(lines);
    size_t count;

    if (below)
        return judge_above(lines, below, draft);
    for (size_t at = 0; at < lines->count; at += count) {
        count = run_length(lines, at);
        if (judge_run(lines, at, count, draft))
            return true;
    }
    return false;
}

bool line_defines(struct str line)
{
    line = str_trim(line);
    return str_starts(line, STR("[")) &&
           str_find(line, STR("]:"), 1) != STR_NONE;
}

/* Surplus cells are those of a line that would be a row below the header. */
static bool has_surplus(const struct draft *draft, const struct row *row)
{
    bool delimiter =
        draft->delimiter.ncells && row->line == draft->delimiter.line;

    return !delimiter && row->line > draft->header.line &&
           row->ncells > draft->header.ncells;
}

/* Whether the line begins otherwise than the one above it and may stand, for
   GitHub, outside the block of the header once that is a table: only a
   paragraph goes on without its marks. */
static bool strays(const struct lines *lines, const struct draft *draft,
                   size_t at)
{
    const struct row *row = &lines->rows[at];

    return at && row->line > draft->header.line + 1 &&
           !str_eq(row_prefix(lines->document, row),
                   row_prefix(lines->document, row - 1));
}

/* Whether one of the spans begins before the offset and ends behind it. */
static bool goes_on(const struct span *spans, size_t count, size_t offset)
{
    size_t next = spans_first(spans, count, offset);

    return next < count && spans[next].start < offset;
}

/* The same of links, of which one may stand in another. */
static bool has_long_link(const struct document *document, size_t offset)
{
    size_t next = document_first_link(document, offset);
    const struct link *link = next ? &document->links[next - 1] : NULL;

    while (link && link->span.end <= offset)
        link = link->inside == NONE ? NULL : &document->links[link->inside];
    return link != NULL;
}

/* What a tag says on both sides of the offset would stand elsewhere, as text;
   what is shown as code might be a tag; and a label would find no
   definition. */
static bool is_torn_at(const struct document *document, size_t offset)
{
    return goes_on(document->html, document->nhtml, offset) ||
           goes_on(document->code, document->ncode, offset) ||
           has_long_link(document, offset);
}

/* A row ends each of its cells, and all that is in it. */
static bool is_torn(const struct lines *lines, const struct row *row)
{
    for (size_t i = 0; i < row->ncells; i++)
        if (is_torn_at(lines->document, row->cells[i].span.end))
            return true;
    return is_torn_at(lines->document, row->span.end);
}

/* Whether HTML or code goes on in the list item, which a table may end: it
   would take in what stands behind the item. */
static bool ends_with_item(const struct lines *lines)
{
    const struct block *below = block_below(lines);

    return lines->block->item != NONE && below &&
           (below->kind == BLOCK_HTML || below->kind == BLOCK_CODE);
}

bool lines_hide(const struct lines *lines, const struct draft *draft)
{
    if (lines_above_table(lines) || ends_with_item(lines))
        return true;
    for (size_t i = 0; i < lines->count; i++)
        if (has_surplus(draft, &lines->rows[i]) || strays(lines, draft, i) ||
            line_defines(lines_text(lines, &lines->rows[i])) ||
            is_torn(lines, &lines->rows[i]))
            return true;
    return false;
}
