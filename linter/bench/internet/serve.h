/*
 * The internet behind one proxy on loopback: one thread, thousands of hosts.
 */
#ifndef LISTLINT_BENCH_INTERNET_SERVE_H
#define LISTLINT_BENCH_INTERNET_SERVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bench/internet/world.h"

/* What was seen. */
struct tally {
    FILE *log; /* a line of tab-separated values a request, or NULL: seconds,
                  host, home and number of the page, hop, method, fate,
                  whether it is answered by 429 */
    size_t connections;
    size_t requests; /* for a page, of either method */
    size_t gets;
    size_t limited; /* answered by 429 */
    size_t strange; /* CONNECT, and what is no request */
    size_t most;    /* requests at once, over all hosts */
    size_t running;
};

/* Listens on a port of its own; -1 on failure. */
int serve_listen(int *port);

/* Serves until standard input ends; false on failure. Closes the listener. */
bool serve(struct world *world, int listener, struct tally *tally);

#endif
