#include "text/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "text/alloc.h"

/* ARENA_KEPT: a larger chunk would be too much for the few bytes that come. */
enum {
    ARENA_CHUNK = 1024,
    ARENA_KEPT = 8 * 1024,
    ARENA_CHUNK_MAX = 16 * 1024,
};

struct arena_chunk {
    struct arena_chunk *older;
    alignas(max_align_t) unsigned char bytes[];
};

/* What was given stands elsewhere. */
struct arena_given {
    struct arena_given *older;
    void *memory;
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

static void free_chunks(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;

        mem_free(chunk);
        chunk = older;
    }
}

static void free_given(struct arena *arena)
{
    for (; arena->given; arena->given = arena->given->older)
        mem_free(arena->given->memory);
}

void arena_release(struct arena *arena)
{
    free_given(arena);
    free_chunks(arena->chunks);
    arena_init(arena);
}

void arena_clear(struct arena *arena)
{
    struct arena_chunk *kept = arena->chunks;

    if (!kept || arena->size > ARENA_KEPT) {
        arena_release(arena);
        return;
    }
    free_given(arena);
    free_chunks(kept->older);
    kept->older = NULL;
    arena->used = 0;
}

static void add_chunk(struct arena *arena, size_t need)
{
    size_t size = arena->size ? arena->size * 2 : ARENA_CHUNK;
    struct arena_chunk *chunk;

    if (size > ARENA_CHUNK_MAX)
        size = ARENA_CHUNK_MAX;
    if (size < need)
        size = need;
    chunk = mem_alloc(sizeof *chunk + size);
    chunk->older = arena->chunks;
    arena->chunks = chunk;
    arena->size = size;
    arena->used = 0;
}

static void *take(struct arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    size_t need = (size + align - 1) / align * align;
    void *piece;

    if (!arena->chunks || need > arena->size - arena->used)
        add_chunk(arena, need);
    piece = arena->chunks->bytes + arena->used;
    arena->used += need;
    return piece;
}

/* What nobody takes of a chunk is never touched. */
void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        mem_exhausted();
    return arena_alloc(arena, count * size);
}

void arena_give(struct arena *arena, void *memory)
{
    struct arena_given *given = take(arena, sizeof *given);

    *given = (struct arena_given){arena->given, memory};
    arena->given = given;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len)
{
    char *copy = take(arena, len + 1);

    if (len)
        memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}
