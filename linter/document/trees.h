/*
 * The trees that cmark-gfm makes of a document, piece by piece; by a second
 * thread, if wanted, which reads one piece ahead.
 */
#ifndef LISTLINT_DOCUMENT_TREES_H
#define LISTLINT_DOCUMENT_TREES_H

#include "document/piece.h"

/* How to read a document. */
struct reading {
    const struct document *document; /* its lines are known */
    struct str shown; /* the source as cmark-gfm sees it; document/guard.h */
    int options;      /* of cmark-gfm */
    size_t bytes;     /* of a piece, at least */
    bool ahead;       /* by a thread of its own, where there are two pieces */
};

struct tree {
    struct piece piece;
    cmark_node *root;
};

struct trees;

/* The caller owns the result: trees_end. What the reading names outlives it. */
struct trees *trees_start(const struct reading *reading);

/* The next tree; false behind the last. Its memory is that of the calling
   thread (document/pool.h) up to the next call, which takes it back. */
bool trees_next(struct trees *trees, struct tree *tree);

/* When all of them were taken. */
void trees_end(struct trees *trees);

#endif
