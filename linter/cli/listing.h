/*
 * What stands in folders, each read once: names with their exact case, which
 * the file system alone does not tell everywhere.
 */
#ifndef LISTLINT_CLI_LISTING_H
#define LISTLINT_CLI_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/map.h"
#include "text/str.h"

/* The names in a folder. */
struct listing {
    bool readable;
    int trouble; /* errno, where it could be read another time; or 0 */
    size_t count;
    struct map exact; /* a name to itself */
    struct map lower; /* a name in lower case to one of that kind */
};

/* The listings that were asked for, by the folder's path. */
struct listings {
    struct map folders;
    struct listing **all;
    size_t count, capacity;
    struct arena arena;
};

void listings_init(struct listings *listings);
void listings_release(struct listings *listings);

/* The listing of a folder, which the listings own. */
const struct listing *listings_of(struct listings *listings, struct str folder);

/* The name as the folder has it, first with the case as given; a null view if
   there is none. */
struct str listing_find(const struct listing *listing, struct arena *arena,
                        struct str name);

#endif
