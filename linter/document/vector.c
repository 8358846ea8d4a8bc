#include "document/vector.h"

#include <string.h>

#include "text/alloc.h"

void *vector_add(struct vector *vector, size_t size)
{
    void *item;

    vector->items =
        mem_grow(vector->items, vector->count, &vector->capacity, size);
    item = (char *)vector->items + vector->count++ * size;
    memset(item, 0, size);
    return item;
}

void vector_release(struct vector *vector)
{
    mem_free(vector->items);
    *vector = (struct vector){0};
}

void vector_expect(struct vector *vector, size_t count, size_t size)
{
    vector->items = mem_resize(vector->items, count, size);
    vector->capacity = count;
}

/* A copy of much would take its memory twice at a time. */
void *vector_keep(struct vector *vector, size_t size, struct arena *arena)
{
    const size_t much = 16 * 1024;
    void *kept;

    if (vector->count * size < much) {
        kept = arena_copy(arena, vector->items, vector->count * size);
        vector_release(vector);
        return kept;
    }
    kept = mem_resize(vector->items, vector->count, size);
    arena_give(arena, kept);
    *vector = (struct vector){0};
    return kept;
}
