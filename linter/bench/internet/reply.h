/*
 * What the internet answers to a request.
 */
#ifndef LISTLINT_BENCH_INTERNET_REPLY_H
#define LISTLINT_BENCH_INTERNET_REPLY_H

#include <stdbool.h>

#include "bench/internet/world.h"
#include "text/buf.h"
#include "text/str.h"

/* A request, as a proxy sees it. */
struct ask {
    struct host *host;   /* NULL: there is no such host */
    struct page *page;   /* NULL: it has no such page */
    size_t home, number; /* of the host that the page belongs to; of the page */
    int hop;             /* redirects behind it */
    bool get;
};

/* Reads "GET http://h1.internal/p2 HTTP/1.1"; false for any other request. */
bool ask_read(struct ask *ask, struct world *world, struct str line);

struct reply {
    double delay; /* seconds until it is said */
    enum ending ending;
    bool limited; /* it is a 429 */
};

/* Makes the reply at that time, in seconds; what is said goes to `out`. */
struct reply reply_make(struct world *world, const struct ask *ask, double now,
                        struct buf *out);

#endif
