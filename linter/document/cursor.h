/*
 * A cursor over the content of a block: the bytes that cmark-gfm's inline
 * parser saw, each with its place in the source.
 *
 * Between the source and the content lie the container marks at the start of
 * a line (indentation, `>`), line ends of any kind, which are one `\n` in the
 * content, and in a table cell `\|`, which is `|` there.
 */
#ifndef LISTLINT_DOCUMENT_CURSOR_H
#define LISTLINT_DOCUMENT_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

struct cursor {
    struct str source;
    size_t pos, end;
    size_t quotes; /* block quotes around the block */
    bool cell;     /* the block is a table cell */
};

/* The byte of the content here, or -1 at the end. */
int cursor_peek(const struct cursor *cursor);

/* Takes one byte of the content. */
void cursor_next(struct cursor *cursor);

/* Takes the byte if it is `c`. */
bool cursor_take(struct cursor *cursor, char c);

/* Takes bytes as long as they are `c`, at most `most`; returns how many. */
size_t cursor_take_run(struct cursor *cursor, char c, size_t most);

/* Takes spaces and tabs; with `lines`, line ends too. */
void cursor_skip_blank(struct cursor *cursor, bool lines);

/* How many bytes here cmark-gfm shows as one U+FFFD, 0 for none. */
size_t cursor_replaced(const struct cursor *cursor);

/* How a literal of cmark-gfm came from the source. */
enum literal {
    LITERAL_TEXT,     /* backslash escapes and entities were resolved */
    LITERAL_ENTITIES, /* entities only: <autolinks> */
    LITERAL_RAW,      /* as it stands: HTML, bare URLs */
};

/* Takes the content that gave `literal`. False, without moving, if the
   content here is not that. */
bool cursor_match(struct cursor *cursor, struct str literal, enum literal mode);

#endif
