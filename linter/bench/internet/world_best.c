#include "bench/internet/world.h"

#include <math.h>

static double host_work(const struct host *host)
{
    return (double)host->requests * host->latency + host->extra;
}

/* Seconds that the host's limit takes at least. */
static double limit_time(const struct host *host)
{
    double requests = (double)host->requests;

    if (host->limit == LIMIT_NONE)
        return 0;
    if (host->limit == LIMIT_WINDOW)
        return WINDOW_SECONDS *
               floor((requests - 1) / (host->rate * WINDOW_SECONDS));
    return fmax(0, requests / host->rate - 1);
}

/* One that says nothing is believed when it has done so twice. */
static double host_time(const struct world *world, const struct host *host,
                        size_t each)
{
    if (host->fate == FATE_SILENT)
        return 2 * world->plan.timeout;
    return fmax(host_work(host) / (double)each, limit_time(host));
}

double world_best(const struct world *world, size_t each, size_t all)
{
    double longest = 0, work = 0;

    for (size_t i = 0; i < world->plan.hosts; i++) {
        const struct host *host = &world->hosts[i];

        longest = fmax(longest, host_time(world, host, each));
        work += host_work(host);
    }
    return fmax(longest, work / (double)all);
}

/* Two of them tell of a host that says nothing. */
size_t world_least(const struct world *world)
{
    size_t least = 0;

    for (size_t i = 0; i < world->plan.hosts; i++) {
        const struct host *host = &world->hosts[i];

        least += host->fate == FATE_SILENT ? 2 : host->requests;
    }
    return least;
}
