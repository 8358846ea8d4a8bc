#include "document/guard.h"

#include "document/guard_mask.h"
#include "document/row.h"

static struct str line_text(const struct guard *guard, size_t line)
{
    return document_text(guard->document, guard->document->lines[line]);
}

void guard_put(struct guard *guard, size_t at, char byte)
{
    struct document *document = guard->document;

    if (!guard->copy)
        guard->copy = arena_copy(&document->arena, document->source.ptr,
                                 document->source.len);
    guard->copy[at] = byte;
}

void guard_mask(struct guard *guard, size_t at)
{
    guard_put(guard, at, ',');
}

void guard_beyond(struct guard *guard, enum excess_kind kind, size_t line,
                  size_t number)
{
    struct excess *excess = &guard->document->excess[kind];

    if (!excess->found)
        *excess = (struct excess){true, line, number};
}

size_t guard_steps(const struct guard *guard)
{
    return GUARD_STEPS + GUARD_STEPS_PER_BYTE * guard->document->source.len;
}

size_t guard_blank(struct str source, size_t at)
{
    while ((at = str_find_char(source, '\n', at)) != STR_NONE) {
        at++;
        while (at < source.len && str_has_char(STR(" \t\r"), source.ptr[at]))
            at++;
        if (at < source.len && source.ptr[at] == '\n')
            return at;
    }
    return source.len;
}

/* Masks the bytes of a line that are among `marks`. */
static void mask(struct guard *guard, size_t line, struct str marks)
{
    struct span span = guard->document->lines[line];

    for (size_t at = span.start; at < span.end; at++)
        if (str_has_char(marks, guard->document->source.ptr[at]))
            guard_mask(guard, at);
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

/* The cells that the rows below a delimiter row are short of, as far as it may
   be too many. To find that out is counted as steps, too. */
static size_t padding(struct guard *guard, size_t delimiter, size_t columns)
{
    size_t missing = 0;

    for (size_t line = delimiter + 1; line < guard->document->nlines; line++) {
        struct str text = line_text(guard, line);
        size_t cells;

        if (is_blank(text) || guard->steps > guard_steps(guard))
            break;
        guard->steps += text.len;
        cells = row_pipes(text) + 1;
        missing += cells < columns ? columns - cells : 0;
    }
    return missing;
}

/* cmark-gfm looks for the header row from the start of the paragraph, and from
   the start of each line back to the pipe before it. */
static void count_above(struct guard *guard, struct str text)
{
    size_t pipe = str_has_char(text, '|') ? text.len : 0;

    while (pipe && text.ptr[pipe - 1] != '|')
        pipe--;
    guard->above += guard->lone;
    guard->lone = (pipe ? 0 : guard->lone) + text.len - pipe;
}

/* The same of a line whose pipes are masked. */
static void count_masked(struct guard *guard, struct str text)
{
    guard->above += guard->lone;
    guard->lone += text.len;
}

/* Whether the table that begins there costs too much. Its rows are looked at
   unless that was done for as many columns. */
static bool is_beyond(struct guard *guard, size_t line, size_t columns,
                      size_t *checked)
{
    size_t missing = columns > *checked ? padding(guard, line, columns) : 0;

    if (columns > *checked)
        *checked = columns;
    guard->steps += guard->above;
    if (guard->steps > guard_steps(guard)) {
        guard_beyond(guard, EXCESS_ABOVE, line, guard->steps);
        return true;
    }
    if (missing > GUARD_PADDING)
        guard_beyond(guard, EXCESS_PADDING, line, missing);
    return missing > GUARD_PADDING;
}

/* A table's rows end at a blank line, so that each line is counted for one
   delimiter row only, unless delimiter rows follow each other as rows. */
static void check_line(struct guard *guard, size_t line, size_t *checked)
{
    struct str text = line_text(guard, line);
    size_t pipes = text.len > GUARD_CELLS ? row_pipes(text) : 0, columns;

    if (pipes > GUARD_CELLS) {
        guard_beyond(guard, EXCESS_CELLS, line, pipes);
        mask(guard, line, STR("|"));
        count_masked(guard, text);
        return;
    }
    if (is_blank(text))
        *checked = guard->tries = guard->lone = guard->above = 0;
    columns = delimiter_columns(text);
    if (columns && is_wasted_try(guard, line, columns)) {
        mask(guard, line, STR("|:-"));
        count_masked(guard, text);
        return;
    }
    count_above(guard, text);
    if (columns && is_beyond(guard, line, columns, checked)) {
        mask(guard, line, STR("|"));
        guard->lone += text.len;
    }
}

struct str guard_source(struct document *document)
{
    struct guard guard = {.document = document};
    size_t checked = 0;

    for (size_t line = 0; line < document->nlines; line++) {
        check_line(&guard, line, &checked);
        guard_nesting(&guard, line);
    }
    if (!document->is_utf8)
        guard_utf8(&guard);
    guard_ahead(&guard);
    guard_references(&guard);
    if (!guard.copy)
        return document->source;
    return (struct str){guard.copy, document->source.len};
}
