#include "reports/hosts.h"

#include <stdbool.h>
#include <stdlib.h>

#include "reports/reason_words.h"
#include "text/alloc.h"
#include "text/url.h"

static struct host *host_of(struct hosts *hosts, const char *url)
{
    struct str name = url_site(&hosts->arena, str_from(url));
    void **place = map_at(&hosts->by_name, name);
    struct host *host = *place;

    if (host)
        return host;
    host = *place = &hosts->items[hosts->count];
    *host = (struct host){.name = name, .order = hosts->count++};
    return host;
}

static void count_link(struct hosts *hosts, const struct record_link *link)
{
    struct host *host = host_of(hosts, link->url);
    struct host_seen **seen = &host->seen;

    host->count += link->nplaces;
    while (*seen &&
           ((*seen)->reason != link->reason || (*seen)->status != link->status))
        seen = &(*seen)->next;
    if (!*seen) {
        *seen = arena_alloc(&hosts->arena, sizeof **seen);
        **seen =
            (struct host_seen){.reason = link->reason, .status = link->status};
    }
    (*seen)->count += link->nplaces;
}

static int most_first(const void *left, const void *right)
{
    const struct host *a = left, *b = right;

    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->order < b->order ? -1 : 1;
}

void hosts_init(struct hosts *hosts, const struct record *record)
{
    *hosts = (struct hosts){.count = 0};
    arena_init(&hosts->arena);
    map_init(&hosts->by_name);
    hosts->items = mem_zero(record->nlinks, sizeof *hosts->items);
    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].verdict == VERDICT_UNVERIFIED &&
            !reason_of_run(record->links[i].reason))
            count_link(hosts, &record->links[i]);
    qsort(hosts->items, hosts->count, sizeof *hosts->items, most_first);
}

void hosts_release(struct hosts *hosts)
{
    mem_free(hosts->items);
    map_release(&hosts->by_name);
    arena_release(&hosts->arena);
}

static void add_seen(struct buf *out, const struct host_seen *seen, bool alone)
{
    reason_words(out, seen->reason);
    if (seen->status)
        buf_printf(out, " %d", seen->status);
    if (!alone)
        buf_printf(out, " (%zu)", seen->count);
}

void hosts_add_seen(struct buf *out, const struct host *host)
{
    for (const struct host_seen *seen = host->seen; seen; seen = seen->next) {
        if (seen != host->seen)
            buf_add(out, STR(", "));
        add_seen(out, seen, !host->seen->next);
    }
}

size_t hosts_links(const struct hosts *hosts, size_t first)
{
    size_t links = 0;

    for (size_t i = first; i < hosts->count; i++)
        links += hosts->items[i].count;
    return links;
}
