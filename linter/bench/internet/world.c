#include "bench/internet/world.h"

#include <math.h>

#include "text/alloc.h"

/* A sort of host. */
struct sort {
    int weight;
    size_t most; /* links; larger hosts are not of this sort */
    enum head head;
    enum limit limit;
    enum fate_kind fate; /* of all its pages; FATE_COUNT: each has its own */
};

enum { ANY = 1 << 30 };

static const struct sort sorts[] = {
    {660, ANY, HEAD_WELL, LIMIT_NONE, FATE_COUNT},
    {40, ANY, HEAD_405, LIMIT_NONE, FATE_COUNT},
    {20, ANY, HEAD_403, LIMIT_NONE, FATE_COUNT},
    {20, ANY, HEAD_404, LIMIT_NONE, FATE_COUNT},
    {10, ANY, HEAD_501, LIMIT_NONE, FATE_COUNT},
    {10, 12, HEAD_HANGS, LIMIT_NONE, FATE_COUNT},
    {30, ANY, HEAD_WELL, LIMIT_BUCKET, FATE_COUNT},
    {20, ANY, HEAD_WELL, LIMIT_WINDOW, FATE_COUNT},
    {10, ANY, HEAD_WELL, LIMIT_MUTE, FATE_COUNT},
    {30, ANY, HEAD_WELL, LIMIT_NONE, FATE_WALL},
    {30, ANY, HEAD_WELL, LIMIT_NONE, FATE_CLOUDFLARE},
    {10, ANY, HEAD_WELL, LIMIT_NONE, FATE_RESTRICTED},
    {20, 40, HEAD_WELL, LIMIT_NONE, FATE_ERROR},
    {20, 10, HEAD_WELL, LIMIT_NONE, FATE_SILENT},
    {10, 40, HEAD_WELL, LIMIT_NONE, FATE_RESET},
    {10, 40, HEAD_WELL, LIMIT_NONE, FATE_EMPTY},
    {10, 40, HEAD_WELL, LIMIT_NONE, FATE_GARBAGE},
    {5, 40, HEAD_WELL, LIMIT_NONE, FATE_CUT},
    {30, 12, HEAD_WELL, LIMIT_NONE, FATE_NO_NAME},
    {10, 12, HEAD_WELL, LIMIT_NONE, FATE_NO_ROUTE},
};

/* The largest hosts are of these sorts whatever the seed: no single draw
   decides what a run is about. */
static const unsigned char large_sorts[] = {0, 0, 6, 0, 7, 1, 0, 9, 8};

/* The share of the links that the largest host has. */
static const double largest_share = 0.08;

/* No other host needs more of the time than this share of the largest's, for
   its latency and for its limit. */
static const double latency_share = 0.7, limit_share = 0.5;

/* Requests a second that any host with a limit takes. */
static const double least_rate = 2;

static int sort_weight(size_t row)
{
    return sorts[row].weight;
}

static int fate_weight(size_t row)
{
    return fates[row].weight;
}

/* A row of a table, as often as it weighs. */
static size_t draw_row(struct chance *chance, int (*weight)(size_t row),
                       size_t count)
{
    size_t total = 0, drawn, row = 0;

    for (size_t i = 0; i < count; i++)
        total += (size_t)weight(i);
    drawn = chance_below(chance, total);
    while (drawn >= (size_t)weight(row))
        drawn -= (size_t)weight(row++);
    return row;
}

static const struct sort *draw_sort(struct chance *chance, size_t rank,
                                    size_t links)
{
    size_t row;

    if (rank < sizeof large_sorts)
        return &sorts[large_sorts[rank]];
    do
        row = draw_row(chance, sort_weight, sizeof sorts / sizeof *sorts);
    while (links > sorts[row].most);
    return &sorts[row];
}

/* The links of the host at a rank from 1 on, by a power law. */
static size_t size_at(double scale, size_t rank)
{
    double size = scale / ((double)rank + 3);

    return size < 1 ? 1 : (size_t)size;
}

static size_t sum_sizes(double scale, size_t hosts)
{
    size_t sum = 0;

    for (size_t rank = 1; rank < hosts; rank++)
        sum += size_at(scale, rank);
    return sum;
}

/* Shares the links out among the hosts; what is left over, the first gets. */
static void draw_sizes(struct world *world)
{
    size_t hosts = world->plan.hosts, links = world->plan.links;
    size_t rest = links - (size_t)ceil(largest_share * (double)links);
    double low = 0, high = (double)links * (double)hosts;

    for (int i = 0; i < 64; i++) {
        double middle = (low + high) / 2;

        if (sum_sizes(middle, hosts) > rest)
            high = middle;
        else
            low = middle;
    }
    for (size_t rank = 1; rank < hosts; rank++)
        world->hosts[rank].npages = size_at(low, rank);
    world->hosts[0].npages = links - sum_sizes(low, hosts);
}

static void draw_hosts(struct world *world)
{
    struct page *pages = world->pages;

    for (size_t rank = 0; rank < world->plan.hosts; rank++) {
        struct host *host = &world->hosts[rank];
        const struct sort *sort = draw_sort(&world->chance, rank, host->npages);

        host->pages = pages;
        host->fate = sort->fate;
        host->head = sort->head;
        host->limit = sort->limit;
        host->latency =
            chance_log_normal(&world->chance, world->plan.latency, 0.6);
        pages += host->npages;
    }
    world->hosts->latency = world->plan.latency;
}

/* Some host that is well, so that what leads there can be reached. */
static uint32_t draw_partner(struct world *world)
{
    const struct host *host;
    size_t index;

    do {
        index = chance_below(&world->chance, world->plan.hosts);
        host = &world->hosts[index];
    } while (host->fate != FATE_COUNT || host->limit ||
             host->head == HEAD_HANGS);
    return (uint32_t)index;
}

/* Requests that the truth about a page needs. Where all pages of a host have
   one fate, no page of it needs a second look. */
static size_t least_requests(const struct host *host, const struct fate *fate)
{
    return host->fate == FATE_COUNT ? (size_t)fate->least : 1;
}

static void draw_page(struct world *world, struct host *host, struct page *page)
{
    const struct fate *fate;

    page->fate = (unsigned char)host->fate;
    if (host->fate == FATE_COUNT)
        page->fate =
            (unsigned char)draw_row(&world->chance, fate_weight, FATE_COUNT);
    fate = &fates[page->fate];
    host->requests += least_requests(host, fate);
    if (page->fate == FATE_SLOW)
        host->extra += world_slow(world);
    if (!fate->abroad)
        return;
    page->partner = draw_partner(world);
    host->requests -= (size_t)fate->least - 1;
    world->hosts[page->partner].requests += (size_t)fate->least - 1;
}

static void draw_pages(struct world *world)
{
    for (size_t i = 0; i < world->plan.hosts; i++)
        for (size_t k = 0; k < world->hosts[i].npages; k++)
            draw_page(world, &world->hosts[i], &world->hosts[i].pages[k]);
}

/* A host with many links is quick, or it alone would be what is measured. */
static void bound_hosts(struct world *world)
{
    const struct host *largest = world->hosts;
    double work = (double)largest->requests * largest->latency;

    for (size_t i = 1; i < world->plan.hosts; i++) {
        struct host *host = &world->hosts[i];
        double requests = (double)host->requests;

        host->latency = fmin(host->latency, latency_share * work / requests);
        host->rate = fmax(least_rate, 4 * requests / (limit_share * work));
        host->left = host->limit == LIMIT_WINDOW ? host->rate * WINDOW_SECONDS
                                                 : host->rate;
    }
}

void world_draw(struct world *world, const struct world_plan *plan)
{
    *world = (struct world){.plan = *plan, .chance = {plan->seed}};
    world->hosts = mem_zero(plan->hosts, sizeof *world->hosts);
    world->pages = mem_zero(plan->links, sizeof *world->pages);
    draw_sizes(world);
    draw_hosts(world);
    draw_pages(world);
    bound_hosts(world);
}

void world_release(struct world *world)
{
    mem_free(world->hosts);
    mem_free(world->pages);
}

double world_slow(const struct world *world)
{
    return 0.6 * world->plan.timeout;
}

double world_latency(struct world *world, const struct host *host)
{
    return host->latency * (0.7 + 0.6 * chance_share(&world->chance));
}

void world_write(const struct world *world, FILE *file)
{
    for (size_t i = 0; i < world->plan.hosts; i++)
        for (size_t k = 0; k < world->hosts[i].npages; k++) {
            const struct fate *fate = &fates[world->hosts[i].pages[k].fate];

            fprintf(file, "%zu\t%zu\t%s\t%s\t%s\n", i, k, fate->name,
                    fate->verdict, fate->reason);
        }
}
