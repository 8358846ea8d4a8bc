/*
 * Pieces: a long list is parsed part by part, so that cmark-gfm's tree, which
 * takes some 24 times the memory of its text, is never that of all of it.
 *
 * A piece ends where a heading, a paragraph or a table begins, after a blank
 * line and at the start of its line: that ends every block but a fenced one and
 * HTML, and whether one of those is open there is what the tree of the piece
 * tells.
 */
#ifndef LISTLINT_DOCUMENT_PIECE_H
#define LISTLINT_DOCUMENT_PIECE_H

#include <cmark-gfm.h>

#include "document/document.h"

/* What a piece has at least, unless it is the last. */
enum { PIECE_BYTES = 32 * 1024 };

/* Lines from `first` up to, not including, `end`. */
struct piece {
    size_t first, end;
};

/*
 * Whether a part of the text may be read without the rest: nothing in it is a
 * reference, nor a footnote, whose definition may be elsewhere. `shown` is as
 * in document/visited.h.
 */
bool piece_may_be(struct str shown);

/* The piece that begins at the line and has at least so many bytes; empty
   where the document ends. */
struct piece piece_from(const struct document *document, size_t first,
                        size_t bytes);

/* What cmark-gfm is to see of the piece. */
struct str piece_text(const struct document *document, struct piece piece,
                      struct str shown);

/* Whether no block of the tree can go on behind the piece. */
bool piece_is_closed(cmark_node *root);

/* How to parse a list. */
struct piece_plan {
    size_t bytes; /* of a piece, at least */
    bool ahead;   /* one thread parses pieces while another one is built from */
};

/* document_parse by a plan; what is found is the same by any. */
struct document *piece_parse(struct str path, struct str file,
                             const struct piece_plan *plan);

#endif
