/*
 * Links that nobody could verify, by host and by what was seen there.
 */
#ifndef LISTLINT_REPORTS_HOSTS_H
#define LISTLINT_REPORTS_HOSTS_H

#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/map.h"

/* What was seen, and how often. */
struct host_seen {
    enum reason reason;
    int status;
    size_t count;
    struct host_seen *next;
};

struct host {
    struct str name; /* as url_site gives it */
    size_t count;    /* links */
    size_t order;    /* of its first link */
    struct host_seen *seen;
};

struct hosts {
    struct arena arena;
    struct map by_name;
    struct host *items; /* the most links first, then by first link */
    size_t count;
};

/* Counts the links that are unverified for a reason of their host. The record
   must outlive the hosts, which the caller owns: hosts_release. */
void hosts_init(struct hosts *hosts, const struct record *record);
void hosts_release(struct hosts *hosts);

/* "timeout", "server error 503 (2), timeout (1)". */
void hosts_add_seen(struct buf *out, const struct host *host);

/* How many links there are on the hosts from number `first` on. */
size_t hosts_links(const struct hosts *hosts, size_t first);

#endif
