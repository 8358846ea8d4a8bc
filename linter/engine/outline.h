/*
 * Which bullets stand in one list: a walk over the items of a document.
 *
 * Bullets of one section that one item holds, or none, are one list; a
 * paragraph between them begins another, since it is often their heading.
 */
#ifndef LISTLINT_ENGINE_OUTLINE_H
#define LISTLINT_ENGINE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

/* A list item, and the one that holds it. */
struct outline_item {
    size_t column; /* where its text's line starts */
    size_t block;  /* that it begins */
    struct outline_item *parent;
};

struct outline {
    struct arena *arena;
    const struct document *document;
    size_t next;                /* block */
    size_t part;                /* paragraphs between items until here */
    struct outline_item *item;  /* the last one, or NULL */
    struct outline_item *spare; /* those that are left, to be used again */
};

/* A walk that begins; the arena holds its items. */
struct outline outline_begin(struct arena *arena,
                             const struct document *document);

/* Walks on to the entry, which is behind the last one. */
void outline_walk(struct outline *outline, const struct entry *entry);

/* The first block of the last item, or of the one that holds it; or NONE. */
size_t outline_block(const struct outline *outline);
size_t outline_parent(const struct outline *outline);

/* Whether the item that begins with the block holds the last one. */
bool outline_inside(const struct outline *outline, size_t block);

#endif
