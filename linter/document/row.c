#include "document/row.h"

bool row_separator(struct str s, size_t at)
{
    return s.ptr[at] == '|' && (!at || s.ptr[at - 1] != '\\');
}

size_t row_next_pipe(struct str text, size_t from)
{
    while ((from = str_find_char(text, '|', from)) != STR_NONE) {
        if (row_separator(text, from))
            return from;
        from++;
    }
    return text.len;
}

bool row_has_pipe(struct str text)
{
    return row_next_pipe(text, 0) < text.len;
}

size_t row_pipes(struct str text)
{
    size_t count = 0;

    for (size_t at = row_next_pipe(text, 0); at < text.len;
         at = row_next_pipe(text, at + 1))
        count++;
    return count;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static struct span trim(struct str source, struct span span)
{
    while (span.start < span.end && is_blank(source.ptr[span.start]))
        span.start++;
    while (span.end > span.start && is_blank(source.ptr[span.end - 1]))
        span.end--;
    return span;
}

struct row row_scan(struct arena *arena, struct str source, struct span span)
{
    struct row row = {.span = trim(source, span)};
    struct str text = str_slice(source, row.span.start, row.span.end);
    size_t at = 0, pipes = row_pipes(text);

    row.cells = arena_array(arena, pipes + 1, sizeof *row.cells);
    row.leading_pipe = text.len && row_separator(text, 0);
    row.trailing_pipe = text.len > 1 && row_separator(text, text.len - 1);
    if (row.leading_pipe)
        at = 1;
    while (at < text.len) {
        size_t pipe = row_next_pipe(text, at);
        struct cell *cell = &row.cells[row.ncells++];

        cell->span = (struct span){row.span.start + at, row.span.start + pipe};
        cell->content = trim(source, cell->span);
        at = pipe + 1;
    }
    return row;
}

bool row_delimiter_cell(struct str content)
{
    size_t dashes = 0;

    if (content.len && content.ptr[0] == ':')
        content = str_slice(content, 1, content.len);
    while (dashes < content.len && content.ptr[dashes] == '-')
        dashes++;
    if (!dashes)
        return false;
    return dashes == content.len ||
           (dashes + 1 == content.len && content.ptr[dashes] == ':');
}

size_t row_delimiter_columns(struct str text)
{
    size_t columns = 0, at = 0;

    while (text.len && is_blank(text.ptr[text.len - 1]))
        text.len--;
    while (text.len && is_blank(text.ptr[0]))
        text.ptr++, text.len--;
    if (text.len && text.ptr[0] == '|')
        at = 1;
    while (at < text.len) {
        size_t pipe = row_next_pipe(text, at);
        struct span cell = trim(text, (struct span){at, pipe});

        if (!row_delimiter_cell(str_slice(text, cell.start, cell.end)))
            return 0;
        columns++;
        at = pipe + 1;
    }
    return columns;
}
