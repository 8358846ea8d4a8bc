#include "reports/hosts.h"

#include <stdlib.h>

#include "text/alloc.h"
#include "text/map.h"
#include "text/printable.h"
#include "text/url.h"

bool host_is_blameless(enum reason reason)
{
    return reason == REASON_NO_NETWORK || reason == REASON_INTERRUPTED;
}

size_t host_links(const struct host *host)
{
    size_t links = 0;

    for (int verdict = 0; verdict < HOST_VERDICTS; verdict++)
        links += host->links[verdict];
    return links;
}

static struct host *host_of(struct hosts *hosts, struct map *by_name,
                            struct str name)
{
    void **place = map_at(by_name, name);
    struct host *host = *place;

    if (host)
        return host;
    host = *place = &hosts->items[hosts->count];
    *host = (struct host){.name = name, .order = hosts->count++};
    return host;
}

static void count_reason(struct hosts *hosts, struct host *host,
                         const struct record_link *link)
{
    struct host_reason **seen = &host->unverified;

    while (*seen &&
           ((*seen)->reason != link->reason || (*seen)->status != link->status))
        seen = &(*seen)->next;
    if (!*seen) {
        *seen = arena_alloc(&hosts->arena, sizeof **seen);
        **seen = (struct host_reason){.reason = link->reason,
                                      .status = link->status};
    }
    (*seen)->addresses++;
}

/* What percent escapes in a host decode to has not been through the gate. */
static struct str name_of(struct arena *arena, const char *url)
{
    return str_from(printable(arena, url_site(arena, str_from(url))));
}

static void count_link(struct hosts *hosts, struct map *by_name,
                       const struct record_link *link)
{
    struct str name = name_of(&hosts->arena, link->url);
    struct host *host;

    if (!name.len)
        return;
    host = host_of(hosts, by_name, name);
    host->links[link->verdict] += link->nplaces;
    host->addresses[link->verdict]++;
    if (link->verdict == VERDICT_UNVERIFIED && !host_is_blameless(link->reason))
        count_reason(hosts, host, link);
}

void hosts_count(struct hosts *hosts, const struct record *record)
{
    struct map by_name;

    *hosts = (struct hosts){.count = 0};
    arena_init(&hosts->arena);
    map_init(&by_name);
    hosts->items =
        arena_array(&hosts->arena, record->nlinks, sizeof *hosts->items);
    for (size_t i = 0; i < record->nlinks; i++)
        count_link(hosts, &by_name, &record->links[i]);
    map_release(&by_name);
}

void hosts_release(struct hosts *hosts)
{
    arena_release(&hosts->arena);
    *hosts = (struct hosts){.count = 0};
}

/* What qsort is to compare: it passes nothing on. */
struct ranked {
    struct host host;
    size_t first, links;
};

static int more_first(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    if (a->first != b->first)
        return a->first < b->first ? 1 : -1;
    if (a->links != b->links)
        return a->links < b->links ? 1 : -1;
    return a->host.order < b->host.order ? -1 : 1;
}

void hosts_sort(struct hosts *hosts, enum verdict verdict)
{
    struct ranked *ranked = mem_zero(hosts->count + 1, sizeof *ranked);

    for (size_t i = 0; i < hosts->count; i++)
        ranked[i] =
            (struct ranked){hosts->items[i], hosts->items[i].links[verdict],
                            host_links(&hosts->items[i])};
    qsort(ranked, hosts->count, sizeof *ranked, more_first);
    for (size_t i = 0; i < hosts->count; i++)
        hosts->items[i] = ranked[i].host;
    mem_free(ranked);
}
