#include "document/columns.h"

#include "text/utf8.h"

enum { MARK_DISTANCE = 1024, LONG_LINE = 2 * MARK_DISTANCE };

static bool is_long(struct span line)
{
    return line.end - line.start > LONG_LINE;
}

static bool has_long_line(const struct document *document)
{
    for (size_t i = 0; i < document->nlines; i++)
        if (is_long(document->lines[i]))
            return true;
    return false;
}

static struct mark *make_marks(struct document *document)
{
    struct str source = document->source;
    size_t most = source.len / MARK_DISTANCE + 1, at = 0, count = 0;
    struct mark *marks = arena_array(&document->arena, most, sizeof *marks);

    for (size_t i = 0; i < most; i++) {
        size_t goal = i * MARK_DISTANCE;

        while (at < goal) {
            size_t end = utf8_skip_ascii(str_slice(source, 0, goal), at);

            count += end - at;
            at = end;
            if (at >= goal)
                break;
            at += utf8_decode(str_slice(source, at, source.len)).len;
            count++;
        }
        marks[i] = (struct mark){at, count};
    }
    return marks;
}

void columns_mark(struct document *document)
{
    if (has_long_line(document))
        document->marks = make_marks(document);
}

/* Code points of the document before the offset; one that it cuts counts. */
static size_t count_before(const struct document *document, size_t offset)
{
    const struct mark *mark = &document->marks[offset / MARK_DISTANCE];

    if (mark->offset > offset)
        mark--;
    return mark->count +
           utf8_length(str_slice(document->source, mark->offset, offset));
}

size_t document_column(const struct document *document, size_t offset)
{
    struct span line = document->lines[document_line(document, offset)];

    if (!is_long(line))
        return 1 + utf8_length(str_slice(document->source, line.start, offset));
    return 1 + count_before(document, offset) -
           count_before(document, line.start);
}
