/*
 * Arrays that grow while a document is built, until its arena has them.
 */
#ifndef LISTLINT_DOCUMENT_VECTOR_H
#define LISTLINT_DOCUMENT_VECTOR_H

#include <stddef.h>

#include "text/arena.h"

/* Owned by its user: vector_release or vector_keep. */
struct vector {
    void *items;
    size_t count, capacity;
};

/* Room for one more item of `size` bytes, zeroed. */
void *vector_add(struct vector *vector, size_t size);

/* Makes room for what there may be: what is not used of it is given back, and
   costs no memory until then. */
void vector_expect(struct vector *vector, size_t count, size_t size);

void vector_release(struct vector *vector);

/* The items moved into an arena; the vector is empty then. */
void *vector_keep(struct vector *vector, size_t size, struct arena *arena);

#endif
