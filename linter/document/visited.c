#include "document/visited.h"

#include <string.h>

#include "document/row.h"

/* The tree while it is searched. */
struct search {
    struct document *document;
    struct str shown;
    char *copy; /* once there was something to mask */
    bool all;   /* mask every delimiter row up to the next blank line */
};

/* A line without the marks of quotes, and how many bytes stand before it. */
static struct str strip(struct str line, size_t *indent)
{
    size_t at = 0, mark = 0;

    for (; at < line.len; at++)
        if (line.ptr[at] == '>')
            mark = at + 1;
        else if (!char_is_space(line.ptr[at]))
            break;
    *indent = at - mark;
    return str_slice(line, at, line.len);
}

static struct str line_text(const struct search *search, size_t line)
{
    struct span span = search->document->lines[line];

    return str_slice(search->shown, span.start, span.end);
}

static bool is_delimiter_row(const struct search *search, size_t line,
                             size_t deepest)
{
    size_t indent;
    struct str text = strip(line_text(search, line), &indent);

    return indent <= deepest && text.len &&
           str_has_char(STR("|:-"), text.ptr[0]) &&
           row_delimiter_columns(text) > 0;
}

static void mask(struct search *search, size_t line)
{
    struct document *document = search->document;
    struct span span = document->lines[line];

    if (!search->copy)
        search->copy =
            arena_copy(&document->arena, search->shown.ptr, search->shown.len);
    for (size_t at = span.start; at < span.end; at++)
        if (strchr("|:-", search->copy[at]) && search->copy[at])
            search->copy[at] = 'x';
}

/* The rows that may follow in the same paragraph. */
static void mask_rest(struct search *search, size_t line)
{
    for (; line < search->document->nlines; line++) {
        size_t indent;

        if (!strip(line_text(search, line), &indent).len)
            return;
        if (is_delimiter_row(search, line, indent))
            mask(search, line);
    }
}

/*
 * A table under lines of the same paragraph, whose start it has taken over
 * while the paragraph has lost it. The first line of a paragraph is never
 * tried, as there is no paragraph yet; an indented one neither.
 */
static void look_at(struct search *search, cmark_node *table)
{
    cmark_node *above = cmark_node_previous(table);
    size_t first = (size_t)cmark_node_get_start_line(table) - 1;
    cmark_node *header = cmark_node_first_child(table);
    cmark_node *row = header ? cmark_node_next(header) : NULL;
    size_t delimiter = row ? (size_t)cmark_node_get_start_line(row) - 2
                           : (size_t)cmark_node_get_end_line(table) - 1;
    size_t indent;

    if (!above || cmark_node_get_type(above) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_start_line(above))
        return;
    strip(line_text(search, delimiter), &indent);
    for (size_t line = first + 1; line < delimiter; line++) {
        if (!is_delimiter_row(search, line, indent + 3))
            continue;
        mask(search, delimiter);
        if (search->all)
            mask_rest(search, delimiter + 1);
        return;
    }
}

static bool is_table(cmark_node *node)
{
    return !strcmp(cmark_node_get_type_string(node), "table");
}

/* The block behind `node` in the tree; what is in a table, and the text of a
   block, are no blocks. */
static cmark_node *next_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    cmark_node *next = NULL;

    if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING &&
        !is_table(node))
        next = cmark_node_first_child(node);
    for (; !next && node; node = cmark_node_parent(node))
        next = cmark_node_next(node);
    return next;
}

bool visited_mask(struct document *document, cmark_node *root,
                  struct str *shown, size_t pass)
{
    struct search search = {.document = document,
                            .shown = *shown,
                            .all = pass + 1 >= VISITED_PASSES};
    cmark_node *node = pass < VISITED_PASSES ? root : NULL;

    for (; node; node = next_block(node))
        if (is_table(node))
            look_at(&search, node);
    if (!search.copy)
        return false;
    *shown = (struct str){search.copy, shown->len};
    return true;
}
