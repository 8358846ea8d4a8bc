#include "reports/unverified.h"

#include "reports/hosts.h"
#include "reports/reason_words.h"

/* Hosts that are told one by one. */
enum { HOSTS_MAX = 10 };

static void add_run(struct buf *out, const struct record *record,
                    enum reason reason)
{
    size_t count = reason_links(record, reason);

    if (count)
        buf_printf(out, "%7zu link%s: %s\n", count, count == 1 ? "" : "s",
                   reason_of_run(reason));
}

static void add_host(struct buf *out, const struct host *host)
{
    buf_printf(out, "%7zu on %.*s: ", host->count, STR_ARG(host->name));
    hosts_add_seen(out, host);
    buf_add_char(out, '\n');
}

static void add_rest(struct buf *out, const struct hosts *hosts)
{
    size_t more = hosts->count - HOSTS_MAX;

    buf_printf(out, "%7zu on %zu other host%s\n", hosts_links(hosts, HOSTS_MAX),
               more, more == 1 ? "" : "s");
}

void unverified_add(struct buf *out, const struct record *record)
{
    struct hosts hosts;

    if (record->offline || !record->summary.unverified)
        return;
    hosts_init(&hosts, record);
    buf_add(out, STR("not verified:\n"));
    add_run(out, record, REASON_NO_NETWORK);
    add_run(out, record, REASON_INTERRUPTED);
    for (size_t i = 0; i < hosts.count && i < HOSTS_MAX; i++)
        add_host(out, &hosts.items[i]);
    if (hosts.count > HOSTS_MAX)
        add_rest(out, &hosts);
    hosts_release(&hosts);
}
