#include "engine/link_groups.h"

void link_groups_init(struct link_groups *groups, struct arena *arena)
{
    *groups = (struct link_groups){.arena = arena};
    map_init(&groups->by_key);
    groups->last = &groups->first;
}

void link_groups_release(struct link_groups *groups)
{
    map_release(&groups->by_key);
}

static struct link_group *group_of(struct link_groups *groups, struct str key)
{
    void **value = map_at(&groups->by_key, key);
    struct link_group *group = *value;

    if (group)
        return group;
    group = *value = arena_alloc(groups->arena, sizeof *group);
    *groups->last = group;
    groups->last = &group->next;
    return group;
}

struct link_group *link_groups_add(struct link_groups *groups, struct str key,
                                   const struct document *document,
                                   const struct link *link)
{
    struct link_group *group = group_of(groups, key);
    struct link_place place = {document, link};

    if (!group->count++)
        group->first = place;
    else if (group->nothers < LINK_GROUP_OTHERS)
        group->others[group->nothers++] = place;
    return group;
}
