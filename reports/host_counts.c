#include "reports/host_counts.h"

#include <stdlib.h>

#include "text/map.h"
#include "text/url.h"

/* Links of all verdicts. */
static size_t count_all(const struct host_count *host)
{
    size_t links = 0;

    for (int verdict = 0; verdict < HOST_VERDICTS; verdict++)
        links += host->links[verdict];
    return links;
}

static struct host_count *host_of(struct host_counts *hosts,
                                  struct map *by_name, struct str name)
{
    void **place = map_at(by_name, name);
    struct host_count *host = *place;

    if (host)
        return host;
    host = *place = &hosts->items[hosts->count];
    *host = (struct host_count){.name = name, .order = hosts->count++};
    return host;
}

static int dead_first(const void *left, const void *right)
{
    const struct host_count *a = left, *b = right;
    size_t all_a = count_all(a), all_b = count_all(b);

    if (a->links[VERDICT_DEAD] != b->links[VERDICT_DEAD])
        return a->links[VERDICT_DEAD] < b->links[VERDICT_DEAD] ? 1 : -1;
    if (all_a != all_b)
        return all_a < all_b ? 1 : -1;
    return a->order < b->order ? -1 : 1;
}

struct host_counts host_counts_of(struct arena *arena,
                                  const struct record *record)
{
    struct host_counts hosts = {
        .items = arena_array(arena, record->nlinks, sizeof *hosts.items)};
    struct map by_name;

    map_init(&by_name);
    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];
        struct str name = str_copy(arena, url_site(arena, str_from(link->url)));

        if (name.len)
            host_of(&hosts, &by_name, name)->links[link->verdict] +=
                link->nplaces;
    }
    map_release(&by_name);
    qsort(hosts.items, hosts.count, sizeof *hosts.items, dead_first);
    return hosts;
}
