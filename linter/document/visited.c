#include "document/visited.h"

#include <string.h>

#include "document/row.h"

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

static struct str line_text(const struct build *build, size_t line)
{
    struct span span = build->document->lines[line];

    return str_slice(build->shown, span.start, span.end);
}

static bool is_delimiter_row(const struct build *build, size_t line,
                             size_t deepest)
{
    size_t indent;
    struct str text = strip(line_text(build, line), &indent);

    return indent <= deepest && text.len &&
           str_has_char(STR("|:-"), text.ptr[0]) &&
           row_delimiter_columns(text) > 0;
}

static void mask(struct build *build, size_t line)
{
    struct document *document = build->document;
    struct span span = document->lines[line];

    if (!build->masked)
        build->masked =
            arena_copy(&document->arena, build->shown.ptr, build->shown.len);
    build->shown.ptr = build->masked;
    for (size_t at = span.start; at < span.end; at++)
        if (str_has_char(STR("|:-"), build->masked[at]))
            build->masked[at] = ',';
}

/* The rows that may follow in the same paragraph. */
static void mask_rest(struct build *build, size_t line)
{
    for (; line < build->document->nlines; line++) {
        size_t indent;

        if (!strip(line_text(build, line), &indent).len)
            return;
        if (is_delimiter_row(build, line, indent))
            mask(build, line);
    }
}

/*
 * A table under lines of the same paragraph, whose start it has taken over
 * while the paragraph has lost it. The first line of a paragraph is never
 * tried, as there is no paragraph yet; an indented one neither.
 */
static bool look_at(struct build *build, cmark_node *table, bool all)
{
    cmark_node *above = cmark_node_previous(table);
    size_t first = build_line(build, cmark_node_get_start_line(table));
    cmark_node *header = cmark_node_first_child(table);
    cmark_node *row = header ? cmark_node_next(header) : NULL;
    size_t delimiter =
        row ? build_line(build, cmark_node_get_start_line(row)) - 1
            : build_line(build, cmark_node_get_end_line(table));
    size_t indent;

    if (!above || cmark_node_get_type(above) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_start_line(above))
        return false;
    strip(line_text(build, delimiter), &indent);
    for (size_t line = first + 1; line < delimiter; line++) {
        if (!is_delimiter_row(build, line, indent + 3))
            continue;
        mask(build, delimiter);
        if (all)
            mask_rest(build, delimiter + 1);
        return true;
    }
    return false;
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

bool visited_mask(struct build *build, cmark_node *root, size_t pass)
{
    cmark_node *node = pass < VISITED_PASSES ? root : NULL;
    bool masked = false;

    for (; node; node = next_block(node))
        if (is_table(node))
            masked |= look_at(build, node, pass + 1 == VISITED_PASSES);
    return masked;
}
