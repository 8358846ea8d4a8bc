#include "document/pool.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/alloc.h"

enum { CHUNK_FIRST = 32 * 1024, CHUNK_MOST = 1024 * 1024 };

struct pool_chunk {
    struct pool_chunk *older;
    size_t size;
    char bytes[];
};

/* What is taken begins at `next`, which is used while the piece is spare. */
struct pool_piece {
    size_t size; /* in bytes, a multiple of POOL_STEP */
    struct pool_piece *next;
};

/* A piece that is too large for a chunk. */
struct pool_large {
    struct pool_large *newer, *older;
    struct pool_piece piece;
};

enum {
    PIECE_HEAD = offsetof(struct pool_piece, next),
    LARGE_HEAD = offsetof(struct pool_large, piece.next),
};

static _Thread_local struct pool *here;

static struct pool_piece *piece_of(void *memory)
{
    return (struct pool_piece *)(void *)((char *)memory - PIECE_HEAD);
}

static struct pool_large *large_of(void *memory)
{
    return (struct pool_large *)(void *)((char *)memory - LARGE_HEAD);
}

static void link_large(struct pool_large *large)
{
    large->newer = NULL;
    large->older = here->large;
    if (large->older)
        large->older->newer = large;
    here->large = large;
}

static void unlink_large(struct pool_large *large)
{
    if (large->older)
        large->older->newer = large->newer;
    if (large->newer)
        large->newer->older = large->older;
    else
        here->large = large->older;
}

static void *take_large(size_t size)
{
    struct pool_large *large = mem_alloc(LARGE_HEAD + size);

    large->piece.size = size;
    link_large(large);
    return &large->piece.next;
}

static void *resize_large(void *memory, size_t size)
{
    struct pool_large *large = large_of(memory);

    unlink_large(large);
    large = mem_resize(large, LARGE_HEAD + size, 1);
    large->piece.size = size;
    link_large(large);
    return &large->piece.next;
}

static void add_chunk(struct pool *pool)
{
    size_t size = pool->chunks ? pool->chunks->size * 2 : CHUNK_FIRST;
    struct pool_chunk *chunk;

    if (size > CHUNK_MOST)
        size = CHUNK_MOST;
    chunk = mem_alloc(sizeof *chunk + size);
    chunk->size = size;
    chunk->older = pool->chunks;
    pool->chunks = chunk;
    pool->next = chunk->bytes;
    pool->end = chunk->bytes + size;
}

static void *take_small(size_t size)
{
    struct pool_piece **spare = &here->spare[size / POOL_STEP];
    struct pool_piece *piece = *spare;

    if (piece) {
        *spare = piece->next;
        return &piece->next;
    }
    if ((size_t)(here->end - here->next) < PIECE_HEAD + size)
        add_chunk(here);
    piece = (struct pool_piece *)(void *)here->next;
    piece->size = size;
    here->next += PIECE_HEAD + size;
    return &piece->next;
}

static size_t round_up(size_t size)
{
    if (size > SIZE_MAX / 2)
        mem_exhausted();
    return size ? (size + POOL_STEP - 1) / POOL_STEP * POOL_STEP : POOL_STEP;
}

static void *take(size_t size)
{
    return size > POOL_SMALL ? take_large(size) : take_small(size);
}

static void *pool_calloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    size = round_up(count * size);
    return memset(take(size), 0, size);
}

static void pool_free(void *memory)
{
    struct pool_piece *piece;

    if (!memory)
        return;
    piece = piece_of(memory);
    if (piece->size > POOL_SMALL) {
        unlink_large(large_of(memory));
        mem_free(large_of(memory));
        return;
    }
    piece->next = here->spare[piece->size / POOL_STEP];
    here->spare[piece->size / POOL_STEP] = piece;
}

/* Whether the piece ends where the next one will begin, and can go on there. */
static bool grow(struct pool_piece *piece, size_t size)
{
    char *start = (char *)&piece->next;

    if (start + piece->size != here->next || size > POOL_SMALL ||
        (size_t)(here->end - start) < size)
        return false;
    piece->size = size;
    here->next = start + size;
    return true;
}

static void *pool_realloc(void *memory, size_t size)
{
    struct pool_piece *piece = memory ? piece_of(memory) : NULL;
    void *moved;

    size = round_up(size);
    if (!piece)
        return take(size);
    if (size <= piece->size || grow(piece, size))
        return memory;
    if (piece->size > POOL_SMALL)
        return resize_large(memory, size);
    moved = take(size);
    memcpy(moved, memory, piece->size);
    pool_free(memory);
    return moved;
}

void pool_use(struct pool *pool)
{
    here = pool;
}

static void free_chunks(struct pool_chunk *chunks)
{
    while (chunks) {
        struct pool_chunk *older = chunks->older;

        mem_free(chunks);
        chunks = older;
    }
}

static void free_large(struct pool_large *large)
{
    while (large) {
        struct pool_large *older = large->older;

        mem_free(large);
        large = older;
    }
}

/* The newest chunk is kept, which is as large as any. */
void pool_clear(struct pool *pool)
{
    struct pool_chunk *kept = pool->chunks;

    free_large(pool->large);
    if (kept)
        free_chunks(kept->older);
    *pool = (struct pool){.chunks = kept};
    if (!kept)
        return;
    kept->older = NULL;
    pool->next = kept->bytes;
    pool->end = kept->bytes + kept->size;
}

void pool_close(struct pool *pool)
{
    free_chunks(pool->chunks);
    free_large(pool->large);
    if (here == pool)
        here = NULL;
}

cmark_mem *pool_mem(void)
{
    static cmark_mem mem = {pool_calloc, pool_realloc, pool_free};

    return &mem;
}
