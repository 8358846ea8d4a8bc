#include "reports/unverified.h"

#include <stdlib.h>

#include "text/alloc.h"
#include "text/map.h"
#include "text/url.h"

/* Hosts that are told one by one. */
enum { HOSTS_MAX = 10 };

/* What was seen, and how often. */
struct seen {
    enum reason reason;
    int status;
    size_t count;
    struct seen *next;
};

struct host {
    struct str name;
    size_t count, order;
    struct seen *seen;
};

struct hosts {
    struct arena arena;
    struct map by_name;
    struct host *items;
    size_t count;
};

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
    struct seen **seen = &host->seen;

    host->count++;
    while (*seen &&
           ((*seen)->reason != link->reason || (*seen)->status != link->status))
        seen = &(*seen)->next;
    if (!*seen) {
        *seen = arena_alloc(&hosts->arena, sizeof **seen);
        **seen = (struct seen){.reason = link->reason, .status = link->status};
    }
    (*seen)->count++;
}

/* Whether the reason is the run's and not the host's. */
static bool is_of_run(enum reason reason)
{
    return reason == REASON_NO_NETWORK || reason == REASON_INTERRUPTED;
}

static void add_run(struct buf *out, const struct record *record,
                    enum reason reason)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nlinks; i++)
        count += record->links[i].verdict == VERDICT_UNVERIFIED &&
                 record->links[i].reason == reason;
    if (count)
        buf_printf(out, "%7zu: %s\n", count, reason_name(reason));
}

static int most_first(const void *left, const void *right)
{
    const struct host *a = left, *b = right;

    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->order < b->order ? -1 : 1;
}

static void add_seen(struct buf *out, const struct seen *seen, bool alone)
{
    buf_add(out, str_from(reason_name(seen->reason)));
    if (seen->status)
        buf_printf(out, " %d", seen->status);
    if (!alone)
        buf_printf(out, " (%zu)", seen->count);
}

static void add_host(struct buf *out, const struct host *host)
{
    buf_printf(out, "%7zu on %.*s: ", host->count, STR_ARG(host->name));
    for (const struct seen *seen = host->seen; seen; seen = seen->next) {
        if (seen != host->seen)
            buf_add(out, STR(", "));
        add_seen(out, seen, !host->seen->next);
    }
    buf_add_char(out, '\n');
}

static void add_rest(struct buf *out, const struct hosts *hosts)
{
    size_t links = 0, more = hosts->count - HOSTS_MAX;

    for (size_t i = HOSTS_MAX; i < hosts->count; i++)
        links += hosts->items[i].count;
    buf_printf(out, "%7zu on %zu other host%s\n", links, more,
               more == 1 ? "" : "s");
}

void unverified_add(struct buf *out, const struct record *record)
{
    struct hosts hosts = {.count = 0};

    if (record->offline || !record->summary.unverified)
        return;
    arena_init(&hosts.arena);
    map_init(&hosts.by_name);
    hosts.items = mem_zero(record->nlinks, sizeof *hosts.items);
    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].verdict == VERDICT_UNVERIFIED &&
            !is_of_run(record->links[i].reason))
            count_link(&hosts, &record->links[i]);
    qsort(hosts.items, hosts.count, sizeof *hosts.items, most_first);
    buf_add(out, STR("not verified:\n"));
    add_run(out, record, REASON_NO_NETWORK);
    add_run(out, record, REASON_INTERRUPTED);
    for (size_t i = 0; i < hosts.count && i < HOSTS_MAX; i++)
        add_host(out, &hosts.items[i]);
    if (hosts.count > HOSTS_MAX)
        add_rest(out, &hosts);
    mem_free(hosts.items);
    map_release(&hosts.by_name);
    arena_release(&hosts.arena);
}
