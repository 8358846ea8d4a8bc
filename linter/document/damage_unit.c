#include "document/damage_unit.h"

#include "text/utf8.h"

struct visitor {
    const struct document *document;
    void (*visit)(void *context, struct unit unit);
    void *context;
};

static bool is_ascii(const struct document *document, struct span span)
{
    struct str text = document_text(document, span);

    return utf8_skip_ascii(text, 0) == text.len;
}

static void visit_row(const struct visitor *visitor, const struct row *row)
{
    if (is_ascii(visitor->document, row->span))
        return;
    for (size_t i = 0; i < row->ncells; i++)
        if (!is_ascii(visitor->document, row->cells[i].content))
            visitor->visit(visitor->context,
                           (struct unit){&row->cells[i].content, 1});
}

static void visit_table(const struct visitor *visitor,
                        const struct table *table)
{
    visit_row(visitor, &table->header);
    for (size_t i = 0; i < table->nrows; i++)
        visit_row(visitor, &table->rows[i]);
}

static void visit_lines(const struct visitor *visitor,
                        const struct block *block)
{
    struct unit unit = {block->lines, block->nlines};

    for (size_t i = 0; i < block->nlines; i++) {
        if (is_ascii(visitor->document, block->lines[i]))
            continue;
        visitor->visit(visitor->context, unit);
        return;
    }
}

void unit_each(const struct document *document,
               void (*visit)(void *context, struct unit unit), void *context)
{
    struct visitor visitor = {document, visit, context};

    for (size_t i = 0; i < document->nblocks; i++) {
        const struct block *block = &document->blocks[i];

        if (block->kind == BLOCK_TABLE)
            visit_table(&visitor, &document->tables[block->table]);
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING)
            visit_lines(&visitor, block);
    }
}

/* The text at the cursor up to a code span or the end of the piece; where a
   code span stands there, the cursor steps over it and the text is empty. */
static struct span take(struct unit_cursor *cursor, size_t end)
{
    const struct document *document = cursor->document;
    struct span text = {cursor->at, end};
    size_t code = document_first_code(document, cursor->at);

    if (code < document->ncode && document->code[code].start < end) {
        text.end = document->code[code].start;
        end = document->code[code].end;
    }
    cursor->at = end;
    if (text.end < text.start)
        text.end = text.start;
    return text;
}

bool unit_next(struct unit_cursor *cursor, struct span *text)
{
    for (; cursor->piece < cursor->unit.count; cursor->piece++) {
        const struct span *piece = &cursor->unit.pieces[cursor->piece];

        if (cursor->at < piece->start)
            cursor->at = piece->start;
        while (cursor->at < piece->end) {
            *text = take(cursor, piece->end);
            if (text->end > text->start)
                return true;
        }
    }
    return false;
}
