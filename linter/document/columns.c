#include "document/columns.h"

#include "text/utf8.h"

enum { MARK_DISTANCE = 256 };

void columns_mark(struct document *document)
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
    document->marks = marks;
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

/* Code points between two offsets of a line, the first its start. */
static size_t count_between(const struct document *document, size_t start,
                            size_t offset)
{
    if (offset - start <= MARK_DISTANCE)
        return utf8_length(str_slice(document->source, start, offset));
    return count_before(document, offset) - count_before(document, start);
}

size_t document_column(const struct document *document, size_t offset)
{
    size_t line = document_line(document, offset);

    return count_between(document, document->lines[line].start, offset) + 1;
}
