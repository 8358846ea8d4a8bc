#include "engine/repeat_key.h"

#include "document/comment.h"
#include "document/mended.h"
#include "document/row.h"
#include "engine/schema.h"
#include "text/buf.h"
#include "text/hash.h"

size_t repeat_column(const struct document *document, size_t line)
{
    struct str text = document_text(document, document->lines[line]);
    size_t column = 0;

    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] == '>')
            at += at + 1 < text.len && text.ptr[at + 1] == ' ';
        else if (text.ptr[at] == ' ')
            column++;
        else if (text.ptr[at] == '\t')
            column += 4 - column % 4;
        else
            break;
    }
    return column;
}

/* Adds the text with every run of white space made one space, and without
   comments at its end. */
static void add_folded(struct buf *buf, struct str text)
{
    bool space = false;

    text = comment_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool is_space = char_is_space(text.ptr[i]);

        if (!is_space)
            buf_add_char(buf, text.ptr[i]);
        else if (!space)
            buf_add_char(buf, ' ');
        space = is_space;
    }
}

/* Whether so many cells say something. */
static bool are_filled(const struct document *document, const struct row *row,
                       size_t wanted)
{
    size_t filled = 0;

    for (size_t i = 0; i < row->ncells && filled < wanted; i++)
        filled += !schema_missing_cell(document, &row->cells[i]);
    return filled == wanted;
}

static struct str take(struct arena *arena, struct buf *buf)
{
    struct str copy = str_copy(arena, buf_str(buf));

    buf_release(buf);
    return copy;
}

static struct str cells_key(struct arena *arena,
                            const struct document *document,
                            const struct row *row)
{
    struct buf buf;

    buf_init(&buf);
    for (size_t i = 0; i < row->ncells; i++) {
        if (i)
            buf_add_char(&buf, '|');
        add_folded(&buf,
                   document_mended(arena, document, row->cells[i].content));
    }
    return take(arena, &buf);
}

/*
 * A row without a name, or with nothing but a name, belongs to those around
 * it and may be there twice. A header or delimiter row that is there again
 * is another defect.
 */
static struct str table_row_key(struct arena *arena,
                                const struct document *document,
                                const struct entry *entry)
{
    const struct table *table = &document->tables[entry->table];
    const struct row *row = &table->rows[entry->row];

    if (schema_missing(entry->name) || row_delimiter_cell(entry->name) ||
        !are_filled(document, row, table->columns > 1 ? 2 : 1) ||
        str_eq(document_text(document, row->span),
               document_text(document, table->header.span)))
        return STR("");
    return cells_key(arena, document, row);
}

static bool is_blank(const struct document *document, size_t line)
{
    return !str_trim(document_text(document, document->lines[line])).len;
}

static bool is_one_line(const struct document *document,
                        const struct entry *entry)
{
    size_t first = document_line(document, entry->span.start);
    size_t next = document_line(document, entry->span.end) + 1;

    if (next != first + 1)
        return false;
    while (next < document->nlines && is_blank(document, next))
        next++;
    return next >= document->nlines ||
           repeat_column(document, next) <= repeat_column(document, first);
}

static struct str bullet_key(struct arena *arena,
                             const struct document *document,
                             const struct entry *entry)
{
    struct buf buf;

    if (!is_one_line(document, entry))
        return STR("");
    buf_init(&buf);
    add_folded(&buf, document_mended(arena, document, entry->span));
    return take(arena, &buf);
}

struct str repeat_row_key(struct arena *arena, const struct document *document,
                          const struct entry *entry)
{
    return entry->table == NONE ? bullet_key(arena, document, entry)
                                : table_row_key(arena, document, entry);
}

/* The first bytes of a key that are no white space: enough to tell nearly all
   entries apart. */
struct sample {
    char bytes[32];
    size_t len;
};

static void sample_add(struct sample *sample, struct str text)
{
    text = comment_trim(text);
    for (size_t i = 0; i < text.len && sample->len < sizeof sample->bytes; i++)
        if (!char_is_space(text.ptr[i]))
            sample->bytes[sample->len++] = text.ptr[i];
}

uint32_t repeat_row_hash(struct arena *scratch, const struct document *document,
                         const struct entry *entry)
{
    struct sample sample = {.len = 0};
    const struct row *row;

    if (entry->table == NONE) {
        sample_add(&sample, document_mended(scratch, document, entry->span));
        return hash_bytes(sample.bytes, sample.len);
    }
    row = &document->tables[entry->table].rows[entry->row];
    for (size_t i = 0; i < row->ncells; i++)
        sample_add(&sample,
                   document_mended(scratch, document, row->cells[i].content));
    return hash_bytes(sample.bytes, sample.len);
}
