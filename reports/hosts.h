/*
 * The links of a run, counted by host and verdict.
 */
#ifndef LISTLINT_REPORTS_HOSTS_H
#define LISTLINT_REPORTS_HOSTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"
#include "text/str.h"

enum { HOST_VERDICTS = VERDICT_UNVERIFIED + 1 };

/* Why links of a host are not verified, and how many of them. */
struct host_reason {
    enum reason reason;
    int status; /* 0: no answer came */
    size_t addresses;
    struct host_reason *next; /* seen later */
};

struct host {
    struct str name;             /* printable, in lower case, without `www.` */
    size_t links[HOST_VERDICTS]; /* by verdict: as in the summary, each */
    size_t addresses[HOST_VERDICTS]; /* place counts; and each address once */
    struct host_reason *unverified;  /* in the order in which they came */
    size_t order;                    /* of its first link */
};

struct hosts {
    struct arena arena;
    struct host *items; /* by first link, until they are sorted */
    size_t count;
};

/* What has no host is not counted. Links that are unverified for a reason of
   the run's own (host_is_blameless) have no host_reason. The caller owns the
   hosts: hosts_release. */
void hosts_count(struct hosts *hosts, const struct record *record);
void hosts_release(struct hosts *hosts);

/* The most links of that verdict first; then the most links; then the order
   of the first links. */
void hosts_sort(struct hosts *hosts, enum verdict verdict);

/* Links of all verdicts. */
size_t host_links(const struct host *host);

/* Whether the reason is the run's and not the host's. */
bool host_is_blameless(enum reason reason);

#endif
