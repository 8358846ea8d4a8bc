/*
 * An arena: memory that is taken piece by piece and given back all at once.
 *
 * A document, a check and a report each own one. Not for use by two threads
 * at the same time.
 */
#ifndef LISTLINT_TEXT_ARENA_H
#define LISTLINT_TEXT_ARENA_H

#include <stddef.h>

struct arena_chunk;
struct arena_given;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    struct arena_given *given;  /* newest first */
    size_t used;                /* bytes taken of the newest chunk */
    size_t size;                /* bytes in the newest chunk */
};

void arena_init(struct arena *arena);

/* Gives back every piece; the arena may be used again. */
void arena_release(struct arena *arena);

/* The same, but what is taken next comes from the memory that is there. */
void arena_clear(struct arena *arena);

/* Zeroed memory, aligned for any type, that lives as long as the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* Zeroed memory for `count` items of `size` bytes. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Makes memory of text/alloc.h the arena's own, to be freed with the rest. */
void arena_give(struct arena *arena, void *memory);

/* A copy of `len` bytes with a NUL behind them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t len);

#endif
