/*
 * A small internet, drawn from a seed: hosts, their pages and manners, and so
 * the truth about every link.
 */
#ifndef LISTLINT_BENCH_INTERNET_WORLD_H
#define LISTLINT_BENCH_INTERNET_WORLD_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "bench/internet/chance.h"
#include "bench/internet/fate.h"

/* What a host does when it is asked with HEAD. */
enum head { HEAD_WELL, HEAD_403, HEAD_404, HEAD_405, HEAD_501, HEAD_HANGS };

/* How a host counts requests. */
enum limit {
    LIMIT_NONE,
    LIMIT_BUCKET, /* so many a second; Retry-After says when */
    LIMIT_WINDOW, /* so many in some seconds; Retry-After and RateLimit */
    LIMIT_MUTE,   /* so many a second; 429 says nothing more */
};

/* Seconds of the window of LIMIT_WINDOW. */
enum { WINDOW_SECONDS = 3 };

struct page {
    unsigned char fate;     /* enum fate_kind */
    unsigned char requests; /* for its first address so far, 255 at most */
    uint32_t partner;       /* host that it leads to, where it leads abroad */
    double first;           /* when it was asked first, 0 before */
};

struct host {
    struct page *pages;
    size_t npages;
    double latency;      /* seconds that a request takes on average */
    enum fate_kind fate; /* of all its pages; FATE_COUNT: each has its own */
    enum head head;
    enum limit limit;
    double rate;          /* requests a second */
    double left, counted; /* what the limit leaves, and when it was so */
    size_t requests;      /* the least that the truth needs */
    double extra;         /* seconds that these take beyond the latency */
    size_t running, most; /* requests at once: now, and at most */
};

struct world_plan {
    uint64_t seed;
    size_t hosts, links;
    double latency; /* seconds: the median over all hosts */
    double timeout; /* seconds: of the programs to be measured */
};

struct world {
    struct world_plan plan;
    struct host *hosts;
    struct page *pages;
    struct chance chance;
};

/* There are at least as many links as hosts, and at least one host. */
void world_draw(struct world *world, const struct world_plan *plan);
void world_release(struct world *world);

/* Seconds that one request to the host takes. */
double world_latency(struct world *world, const struct host *host);

/*
 * Seconds below which nobody can know the truth who has no more than `each`
 * requests at one host and `all` in all under way.
 */
double world_best(const struct world *world, size_t each, size_t all);

/* The fewest requests that the truth can be known with. */
size_t world_least(const struct world *world);

/* Seconds after which a page answers that is slow. */
double world_slow(const struct world *world);

/* Writes every link with the truth about it, a line of tab-separated values
   each: host, page, fate, verdict, reason. */
void world_write(const struct world *world, FILE *file);

#endif
