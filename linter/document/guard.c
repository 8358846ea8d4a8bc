#include "document/guard.h"

#include "document/row.h"

/* The source while it is looked through. */
struct guard {
    struct document *document;
    char *copy;   /* once there was something to mask */
    size_t tries; /* delimiter rows since a blank line that fit no header */
};

static struct str line_text(const struct guard *guard, size_t line)
{
    return document_text(guard->document, guard->document->lines[line]);
}

/* Makes letters of the bytes of a line that are among `marks`. */
static void mask(struct guard *guard, size_t line, struct str marks)
{
    struct document *document = guard->document;
    struct span span = document->lines[line];

    if (!guard->copy)
        guard->copy = arena_copy(&document->arena, document->source.ptr,
                                 document->source.len);
    for (size_t at = span.start; at < span.end; at++)
        if (str_has_char(marks, guard->copy[at]))
            guard->copy[at] = 'x';
}

/* Without the marks of block quotes, which may stand before a row. */
static struct str without_quotes(struct str text)
{
    size_t at = 0;

    while (at < text.len &&
           (char_is_space(text.ptr[at]) || text.ptr[at] == '>'))
        at++;
    return str_trim(str_slice(text, at, text.len));
}

static size_t delimiter_columns(struct str text)
{
    text = without_quotes(text);
    if (!text.len || !str_has_char(STR("|:-"), text.ptr[0]) ||
        (!str_has_char(text, '|') && !str_has_char(text, ':')))
        return 0; /* hyphens alone underline a heading */
    return row_delimiter_columns(text);
}

static size_t count_cells(struct str text)
{
    text = without_quotes(text);
    if (!text.len)
        return 0;
    return row_pipes(text) + 1 - row_separator(text, 0) -
           (text.len > 1 && row_separator(text, text.len - 1));
}

/* Whether the header row of so many columns is not the line above: cmark-gfm
   reads all of the paragraph to find that out. */
static bool is_wasted_try(struct guard *guard, size_t line, size_t columns)
{
    if (!line || count_cells(line_text(guard, line - 1)) == columns)
        return false;
    return ++guard->tries > GUARD_TRIES;
}

static bool is_blank(struct str text)
{
    return !str_trim(text).len;
}

/* Whether the rows below a delimiter row are short by too many cells. */
static bool needs_padding(const struct guard *guard, size_t delimiter,
                          size_t columns)
{
    size_t missing = 0;

    for (size_t line = delimiter + 1; line < guard->document->nlines; line++) {
        struct str text = line_text(guard, line);
        size_t cells;

        if (is_blank(text))
            return false;
        cells = row_pipes(text) + 1;
        missing += cells < columns ? columns - cells : 0;
        if (missing > GUARD_PADDING)
            return true;
    }
    return false;
}

/* A table's rows end at a blank line, so that each line is counted for one
   delimiter row only, unless delimiter rows follow each other as rows. */
static void check_line(struct guard *guard, size_t line, size_t *checked)
{
    struct str text = line_text(guard, line);
    size_t columns;

    if (text.len > GUARD_CELLS && row_pipes(text) > GUARD_CELLS) {
        mask(guard, line, STR("|"));
        return;
    }
    if (is_blank(text))
        *checked = guard->tries = 0;
    columns = delimiter_columns(text);
    if (columns && is_wasted_try(guard, line, columns)) {
        mask(guard, line, STR("|:-"));
        return;
    }
    if (columns <= *checked)
        return;
    *checked = columns;
    if (needs_padding(guard, line, columns))
        mask(guard, line, STR("|"));
}

struct str guard_source(struct document *document)
{
    struct guard guard = {.document = document};
    size_t checked = 0;

    for (size_t line = 0; line < document->nlines; line++)
        check_line(&guard, line, &checked);
    if (!guard.copy)
        return document->source;
    return (struct str){guard.copy, document->source.len};
}
