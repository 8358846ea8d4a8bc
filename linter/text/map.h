/*
 * A map from bytes to a pointer.
 */
#ifndef LISTLINT_TEXT_MAP_H
#define LISTLINT_TEXT_MAP_H

#include "text/arena.h"
#include "text/str.h"

struct map_item;

struct map {
    struct map_item *items;
    struct arena arena; /* of the items */
};

void map_init(struct map *map);
void map_release(struct map *map);

/*
 * The place of the key's value, a null pointer when the key is new. The key
 * is not copied and must outlive the map; the place is good until the map is
 * released.
 */
void **map_at(struct map *map, struct str key);

/* The value of the key; a null pointer when it has none. */
void *map_get(const struct map *map, struct str key);

#endif
