#include "engine/rule.h"

void target_links_start(struct target_links *links, const struct check *check)
{
    *links = (struct target_links){
        .document = check->document,
        .home = file_home_of(check->collection, check->document),
        .arena = check->arena,
    };
    map_init(&links->told);
}

void target_links_end(struct target_links *links)
{
    map_release(&links->told);
}

/* One definition may serve many references. */
static bool is_told(struct target_links *links, const struct link *link)
{
    void **told;

    if (link->kind != LINK_REFERENCE)
        return false;
    told = map_at(&links->told, link->url);
    if (*told)
        return true;
    *told = links;
    return false;
}

const struct link *target_links_next(struct target_links *links,
                                     struct target *target)
{
    while (links->home && links->next < links->document->nlinks) {
        const struct link *link = &links->document->links[links->next++];

        if (url_has_scheme(link->url)) /* most of all */
            continue;
        *target = target_of(links->arena, links->home, link);
        if (target->kind != TARGET_NONE && !is_told(links, link))
            return link;
    }
    return NULL;
}
