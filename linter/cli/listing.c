#include "cli/listing.h"

#include <errno.h>

#include "cli/again.h"
#include "cli/read.h"
#include "text/alloc.h"

void listings_init(struct listings *listings)
{
    *listings = (struct listings){0};
    arena_init(&listings->arena);
    map_init(&listings->folders);
}

void listings_release(struct listings *listings)
{
    for (size_t i = 0; i < listings->count; i++) {
        map_release(&listings->all[i]->exact);
        map_release(&listings->all[i]->lower);
    }
    map_release(&listings->folders);
    mem_free(listings->all);
    arena_release(&listings->arena);
}

static void add_name(struct listing *listing, struct arena *arena,
                     struct str name)
{
    struct str *copy = arena_alloc(arena, sizeof *copy);

    if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
        return;
    *copy = str_copy(arena, name);
    *map_at(&listing->exact, *copy) = copy;
    *map_at(&listing->lower, str_lower(arena, *copy)) = copy;
    listing->count++;
}

static void read_folder(struct listing *listing, struct arena *arena,
                        struct str folder)
{
    DIR *stream = again_open_folder(str_copy(arena, folder).ptr);
    struct dirent *entry;

    if (!stream) {
        listing->trouble = error_passes(errno) ? errno : 0;
        return;
    }
    listing->readable = true;
    while ((entry = readdir(stream)))
        add_name(listing, arena, str_from(entry->d_name));
    closedir(stream);
}

const struct listing *listings_of(struct listings *listings, struct str folder)
{
    struct listing *listing = map_get(&listings->folders, folder);

    if (listing)
        return listing;
    listing = arena_alloc(&listings->arena, sizeof *listing);
    map_init(&listing->exact);
    map_init(&listing->lower);
    read_folder(listing, &listings->arena, folder);
    *map_at(&listings->folders, str_copy(&listings->arena, folder)) = listing;
    listings->all = mem_grow(listings->all, listings->count,
                             &listings->capacity, sizeof(struct listing *));
    listings->all[listings->count++] = listing;
    return listing;
}

struct str listing_find(const struct listing *listing, struct arena *arena,
                        struct str name)
{
    const struct str *found = map_get(&listing->exact, name);

    if (!found)
        found = map_get(&listing->lower, str_lower(arena, name));
    return found ? *found : (struct str){NULL, 0};
}
