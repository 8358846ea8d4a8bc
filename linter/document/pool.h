/*
 * The memory of one parse: cmark-gfm takes a tree's memory in hundreds of
 * thousands of pieces, and all of them are given back at once.
 *
 * A cmark_mem tells its functions nothing about whom they work for, so that a
 * pool is that of a thread, which has one at a time; what was made with it is
 * used by the thread that uses the pool.
 */
#ifndef LISTLINT_DOCUMENT_POOL_H
#define LISTLINT_DOCUMENT_POOL_H

#include <stddef.h>

#include <cmark-gfm.h>

/* Small pieces are cut from chunks, and those given back are kept by their
   size, in steps of eight bytes. */
enum { POOL_STEP = 8, POOL_SMALL = 512, POOL_SIZES = POOL_SMALL / POOL_STEP };

struct pool_piece;
struct pool_chunk;
struct pool_large;

/* All zero: an empty one. */
struct pool {
    struct pool_piece *spare[POOL_SIZES + 1]; /* by size in steps */
    struct pool_chunk *chunks;                /* newest first */
    char *next, *end;                         /* of the newest chunk */
    struct pool_large *large; /* pieces that are chunks of their own */
};

/* Makes it the pool of this thread, and of no other. */
void pool_use(struct pool *pool);

/* Makes it empty again for what is about as large. */
void pool_clear(struct pool *pool);

/* Gives back all that was taken from it; it is no thread's then. */
void pool_close(struct pool *pool);

/* What takes from the pool of the thread that calls it. */
cmark_mem *pool_mem(void);

#endif
