/*
 * The links of a run, counted by host and verdict.
 */
#ifndef LISTLINT_REPORTS_HOST_COUNTS_H
#define LISTLINT_REPORTS_HOST_COUNTS_H

#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"
#include "text/str.h"

enum { HOST_VERDICTS = VERDICT_UNVERIFIED + 1 };

struct host_count {
    struct str name;             /* as url_site gives it; a NUL is behind it */
    size_t links[HOST_VERDICTS]; /* by verdict; as in the summary, each place
                                    of an address counts */
    size_t order;                /* of its first link */
};

struct host_counts {
    struct host_count *items; /* in the arena; the most dead links first, then
                                 the most links, then by first link */
    size_t count;
};

/* What has no host is not counted. */
struct host_counts host_counts_of(struct arena *arena,
                                  const struct record *record);

#endif
