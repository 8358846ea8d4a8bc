#include "document/plain.h"

#include <string.h>

/* The plain text while it is made. */
struct maker {
    const struct document *document;
    char *bytes;
    bool controls; /* the source has some in its lines */
};

static void fill(struct maker *maker, struct span span, char mark)
{
    if (span.start < span.end)
        memset(maker->bytes + span.start, mark, span.end - span.start);
}

/* Fills what is in some text; code and HTML blocks are in none. */
static void mask(struct maker *maker, struct span span, char mark)
{
    char *bytes = maker->bytes;

    if (span.start < span.end &&
        !memchr(bytes + span.start, PLAIN_NONE, span.end - span.start)) {
        fill(maker, span, mark);
        return;
    }
    for (size_t at = span.start; at < span.end; at++)
        if (bytes[at] != PLAIN_NONE)
            bytes[at] = mark;
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' && c != '\t';
}

/* Tabs and line ends apart. */
static bool has_controls(const struct document *document)
{
    return census_has(document->census, 0, '\t' - 1) ||
           census_has(document->census, '\n' + 1, '\r' - 1) ||
           census_has(document->census, '\r' + 1, ' ' - 1);
}

/* One line, or one cell. Escapes are found here since they count in text
   alone, and code is masked later. */
static void copy(struct maker *maker, struct span span)
{
    const char *source = maker->document->source.ptr;

    if (!maker->controls && span.start < span.end &&
        !str_has_char(document_text(maker->document, span), '\\')) {
        memcpy(maker->bytes + span.start, source + span.start,
               span.end - span.start);
        return;
    }
    for (size_t at = span.start; at < span.end; at++) {
        bool escape = source[at] == '\\' && at + 1 < span.end &&
                      char_is_punct(source[at + 1]);

        maker->bytes[at] = is_control(source[at]) ? PLAIN_CODE : source[at];
        if (escape)
            maker->bytes[at] = maker->bytes[at + 1] = PLAIN_CODE, at++;
    }
}

static struct span clip(struct span span, struct span limit)
{
    if (span.start < limit.start)
        span.start = limit.start;
    if (span.end > limit.end)
        span.end = limit.end;
    return span;
}

/* Between two lines stand a line feed and, for container marks, spaces. */
static void copy_block(struct maker *maker, const struct block *block)
{
    size_t end = 0;

    for (size_t i = 0; i < block->nlines; i++) {
        struct span line = clip(block->lines[i], block->span);

        if (line.start >= line.end)
            continue;
        if (end && end < line.start) {
            fill(maker, (struct span){end, line.start}, ' ');
            maker->bytes[end] = '\n';
        }
        copy(maker, line);
        end = line.end;
    }
}

static void copy_row(struct maker *maker, const struct row *row, size_t columns)
{
    for (size_t i = 0; i < row->ncells && i < columns; i++)
        copy(maker, row->cells[i].content);
}

static void copy_table(struct maker *maker, const struct table *table)
{
    copy_row(maker, &table->header, table->columns);
    for (size_t i = 0; i < table->nrows; i++)
        copy_row(maker, &table->rows[i], table->columns);
}

static void mask_all(struct maker *maker)
{
    const struct document *document = maker->document;

    for (size_t i = 0; i < document->ncode; i++)
        mask(maker, document->code[i], PLAIN_CODE);
    for (size_t i = 0; i < document->nhtml; i++)
        mask(maker, document->html[i], PLAIN_CODE);
    for (size_t i = 0; i < document->ntorn; i++)
        mask(maker, document->torn[i].span, PLAIN_LINK);
    for (size_t i = 0; i < document->nlinks; i++)
        if (document->links[i].kind != LINK_BARE &&
            document->links[i].inside == NONE)
            mask(maker, document->links[i].span, PLAIN_LINK);
}

void plain_make(struct document *document)
{
    struct maker maker = {
        document, arena_alloc(&document->brief, document->source.len + 1),
        has_controls(document)};

    for (size_t i = 0; i < document->nblocks; i++)
        if (document->blocks[i].kind == BLOCK_PARAGRAPH ||
            document->blocks[i].kind == BLOCK_HEADING)
            copy_block(&maker, &document->blocks[i]);
    for (size_t i = 0; i < document->ntables; i++)
        copy_table(&maker, &document->tables[i]);
    mask_all(&maker);
    document->plain = (struct str){maker.bytes, document->source.len};
}

bool plain_next(const struct document *document, size_t from, struct span *text)
{
    struct str plain = document->plain;

    while (from < plain.len && plain.ptr[from] == PLAIN_NONE)
        from++;
    text->start = from;
    from = str_find_char(plain, PLAIN_NONE, from);
    text->end = from == STR_NONE ? plain.len : from;
    return text->start < text->end;
}

bool plain_masked(const struct document *document, size_t offset)
{
    char c = offset < document->plain.len ? document->plain.ptr[offset] : 0;

    return c == PLAIN_NONE || c == PLAIN_CODE || c == PLAIN_LINK;
}
