#include "text/map.h"

#include "text/hash.h"

struct map_item {
    void *value;
    UT_hash_handle hh;
};

void map_init(struct map *map)
{
    map->items = NULL;
}

void map_release(struct map *map)
{
    struct map_item *item, *next;

    HASH_ITER(hh, map->items, item, next)
    {
        HASH_DEL(map->items, item);
        mem_free(item);
    }
}

/* The empty view may be a null pointer, which memcmp must not be given. */
static struct str with_bytes(struct str key)
{
    return key.ptr ? key : STR("");
}

static struct map_item *find(const struct map *map, struct str key)
{
    struct map_item *item = NULL;

    HASH_FIND(hh, map->items, key.ptr, key.len, item);
    return item;
}

void **map_at(struct map *map, struct str key)
{
    struct map_item *item;

    key = with_bytes(key);
    item = find(map, key);
    if (!item) {
        item = mem_zero(1, sizeof *item);
        HASH_ADD_KEYPTR(hh, map->items, key.ptr, key.len, item);
    }
    return &item->value;
}

void *map_get(const struct map *map, struct str key)
{
    struct map_item *item = find(map, with_bytes(key));

    return item ? item->value : NULL;
}
