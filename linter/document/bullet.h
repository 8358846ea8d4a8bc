/*
 * Bullets as they are written: the Markdown of one on a single line.
 */
#ifndef LISTLINT_DOCUMENT_BULLET_H
#define LISTLINT_DOCUMENT_BULLET_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "text/arena.h"
#include "text/str.h"

struct bullet {
    const struct block *block;
    const struct link *link; /* the first to the web that is no picture */
    struct str text;         /* of its first paragraph: without its marker and
                                comments, white space folded, links by reference
                                written as `[text](address)` */
    const size_t *places;    /* where each byte of the text, and its end, is in
                                the source */
};

enum { BULLET_LONGEST = 8 * 1024 };

/*
 * Reads the bullet, or numbered item, that the block begins; the arena holds
 * it. False if the block begins none, if no link of it leads to the web or one
 * is torn, or if it has more than BULLET_LONGEST  bytes.
 */
bool bullet_read(struct arena *arena, const struct document *document,
                 const struct block *block, struct bullet *bullet);

#endif
