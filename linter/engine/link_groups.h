/*
 * Links that have something in common, such as a host, gathered for one finding
 * about all of them.
 */
#ifndef LISTLINT_ENGINE_LINK_GROUPS_H
#define LISTLINT_ENGINE_LINK_GROUPS_H

#include <stddef.h>

#include "document/document.h"
#include "text/arena.h"
#include "text/map.h"

/* More places than this say no more. */
enum { LINK_GROUP_OTHERS = 20 };

struct link_place {
    const struct document *document;
    const struct link *link;
};

struct link_group {
    struct link_place first;
    struct link_place others[LINK_GROUP_OTHERS]; /* those next to the first */
    size_t nothers;
    size_t count; /* of all its links */
    void *facts;  /* the rule's own, NULL at first */
    struct link_group *next;
};

struct link_groups {
    struct arena *arena; /* of the groups */
    struct map by_key;
    struct link_group *first, **last; /* in the order of coming */
};

void link_groups_init(struct link_groups *groups, struct arena *arena);
void link_groups_release(struct link_groups *groups);

/* Adds the link to the group of that key, which is made if it is the first;
   the key must last as long as the groups. */
struct link_group *link_groups_add(struct link_groups *groups, struct str key,
                                   const struct document *document,
                                   const struct link *link);

#endif
