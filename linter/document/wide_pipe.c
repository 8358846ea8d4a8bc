#include "document/wide_pipe.h"

#include "document/row.h"
#include "text/buf.h"
#include "text/utf8.h"

static const struct wide_pipe wide_pipes[] = {
    {"\xEF\xBD\x9C", 0xFF5C, "fullwidth pipe"},
    {"\xE2\x94\x82", 0x2502, "box drawing line"},
    {"\xEF\xBF\xA8", 0xFFE8, "halfwidth bar"},
};

enum { WIDE_LENGTH = 3 }; /* bytes of each of them */

static const struct wide_pipe *wide_pipe_at(struct str text)
{
    for (size_t i = 0; i < sizeof wide_pipes / sizeof *wide_pipes; i++)
        if (str_starts(text, str_from(wide_pipes[i].bytes)))
            return &wide_pipes[i];
    return NULL;
}

/* Whether their first two bytes stand anywhere: most lists have none. */
static bool occurs(const struct document *document)
{
    for (size_t i = 0; i < sizeof wide_pipes / sizeof *wide_pipes; i++) {
        const unsigned char *b = (const unsigned char *)wide_pipes[i].bytes;

        if (census_has_pair(document->census, b[0], b[1], b[1]))
            return true;
    }
    return false;
}

const struct wide_pipe *wide_pipe_find(const struct document *document,
                                       struct span part, size_t from,
                                       struct span *at)
{
    static const unsigned char leads[256] = {[0xE2] = 1, [0xEF] = 1};
    struct str text = str_slice(document->source, 0, part.end);

    if (!occurs(document))
        return NULL;
    for (; (from = utf8_find_lead(text, from, leads)) < text.len; from++) {
        const struct wide_pipe *found;

        found = wide_pipe_at(str_slice(text, from, text.len));
        if (!found || document_in_code(document, from))
            continue;
        *at = (struct span){from, from + WIDE_LENGTH};
        return found;
    }
    return NULL;
}

struct row wide_pipe_read(struct arena *arena, const struct document *document,
                          const struct row *row)
{
    size_t done = row->span.start;
    struct span at;
    struct buf buf;
    struct str text;
    struct row read;

    buf_init(&buf);
    while (wide_pipe_find(document, row->span, done, &at)) {
        buf_add(&buf, str_slice(document->source, done, at.start));
        buf_add_char(&buf, '|');
        done = at.end;
    }
    buf_add(&buf, str_slice(document->source, done, row->span.end));
    text = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    read = row_scan(arena, text, (struct span){0, text.len});
    read.line = row->line;
    return read;
}

static bool has_outer_pipes(const struct table *table, const struct row *row)
{
    return row->leading_pipe && row->leading_pipe == table->header.leading_pipe;
}

bool wide_pipe_explains(struct arena *arena, const struct document *document,
                        const struct table *table, const struct row *row)
{
    struct span at;
    struct row read;

    if (row->ncells >= table->columns ||
        !wide_pipe_find(document, row->span, row->span.start, &at))
        return false;
    read = wide_pipe_read(arena, document, row);
    return read.ncells == table->columns &&
           (row_has_pipe(document_text(document, row->span)) ||
            has_outer_pipes(table, &read));
}
