#include "text/map.h"

#include "text/hash.h"

struct map_item {
    void *value;
    UT_hash_handle hh;
};

void map_init(struct map *map)
{
    map->items = NULL;
    arena_init(&map->arena);
}

void map_release(struct map *map)
{
    HASH_CLEAR(hh, map->items);
    arena_release(&map->arena);
}

/* The empty view may be a null pointer, which memcmp must not be given. */
static struct str with_bytes(struct str key)
{
    return key.ptr ? key : STR("");
}

void **map_at(struct map *map, struct str key)
{
    struct map_item *item = NULL;
    unsigned hash;

    key = with_bytes(key);
    hash = hash_bytes(key.ptr, key.len);
    HASH_FIND_BYHASHVALUE(hh, map->items, key.ptr, key.len, hash, item);
    if (!item) {
        item = arena_alloc(&map->arena, sizeof *item);
        HASH_ADD_KEYPTR_BYHASHVALUE(hh, map->items, key.ptr, key.len, hash,
                                    item);
    }
    return &item->value;
}

void *map_get(const struct map *map, struct str key)
{
    struct map_item *item = NULL;

    key = with_bytes(key);
    HASH_FIND(hh, map->items, key.ptr, key.len, item);
    return item ? item->value : NULL;
}
