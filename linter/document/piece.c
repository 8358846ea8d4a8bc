#include "document/piece.h"

/* A label of a footnote begins with a caret, however that is written; which
   entity is one is not asked. */
static bool may_be_footnote(struct str label)
{
    return str_starts(label, STR("^")) || str_starts(label, STR("\\^")) ||
           str_starts(label, STR("&"));
}

bool piece_may_be(struct str shown)
{
    size_t at = 0;

    if (str_find_rare(shown, STR("]:"), 0) != STR_NONE)
        return false; /* it may end the label of a definition */
    while ((at = str_find_char(shown, '[', at)) != STR_NONE)
        if (may_be_footnote(str_slice(shown, ++at, shown.len)))
            return false;
    return true;
}

/* Whether a line behind a blank one begins a block that no other holds: it is
   not indented and has no mark of a list or a quote. */
static bool begins_block(struct str line)
{
    char c = line.len ? line.ptr[0] : ' ';

    return c == '#' || c == '|' || char_is_alpha(c) || (c & 0x80);
}

static bool is_empty(struct span line)
{
    return line.start == line.end;
}

/* Whether a line looks like the last of a block that may go on, though it may
   not: a piece that ends there would be parsed in vain. */
static bool looks_open(struct str line)
{
    return line.len && (str_has_char(STR("`~<"), line.ptr[0]) ||
                        line.ptr[line.len - 1] == '>');
}

/* Whether a piece may end before the line. */
static bool is_cut(const struct document *document, size_t line)
{
    const struct span *lines = document->lines;

    return is_empty(lines[line - 1]) &&
           begins_block(document_text(document, lines[line])) &&
           !(line > 1 && looks_open(document_text(document, lines[line - 2])));
}

struct piece piece_from(const struct document *document, size_t first,
                        size_t bytes)
{
    struct piece piece = {first, document->nlines};
    size_t start, end;

    if (first == document->nlines)
        return piece;
    start = document->lines[first].start;
    if (document->source.len - start <= bytes)
        return piece;
    end = document_line(document, start + bytes);
    if (document->lines[end].start < start + bytes)
        end++;
    while (end < document->nlines && !is_cut(document, end))
        end++;
    piece.end = end;
    return piece;
}

struct str piece_text(const struct document *document, struct piece piece,
                      struct str shown)
{
    size_t end = piece.end < document->nlines ? document->lines[piece.end].start
                                              : shown.len;

    return str_slice(shown, document->lines[piece.first].start, end);
}

bool piece_is_closed(cmark_node *root)
{
    cmark_node *last = root;

    while (cmark_node_last_child(last))
        last = cmark_node_last_child(last);
    return cmark_node_get_type(last) != CMARK_NODE_CODE_BLOCK &&
           cmark_node_get_type(last) != CMARK_NODE_HTML_BLOCK;
}
