/*
 * The hosts of a run, by scheme, name and port: where they are, what is known
 * of their manners, and whether they may be asked at all.
 */
#ifndef LISTLINT_WEB_HOST_H
#define LISTLINT_WEB_HOST_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/hash.h"
#include "web/evidence.h"
#include "web/resolver.h"
#include "web/schedule.h"
#include "web/web.h"

struct host {
    struct schedule_host *slot; /* `own`, or that of the other scheme */
    struct schedule_host own;
    struct str key;  /* "https://example.org:443" */
    struct str name; /* without the brackets of an IPv6 address */
    struct str port;
    const struct web_host_setting *setting; /* or NULL */
    const char *proxy;                      /* empty: none */
    struct curl_slist *resolve;             /* for CURLOPT_RESOLVE, or NULL */
    bool ready;     /* it is known where to connect to */
    bool asked_for; /* the user named it: no address is refused */
    bool get;       /* it wants GET */
    bool http1;     /* it wants HTTP/1.1 */
    bool no_twin;   /* of no use to ask it for an http: page */
    bool failed;    /* every job gets `failure` */
    bool lasting;   /* ... in later rounds, too */
    bool renewed;   /* it was given a second chance */
    bool answered;  /* to somebody, at some time */
    bool good;      /* ... and with no fault that may pass */
    int honest;     /* times in a row that GET told what HEAD had */
    int streak;     /* faults in a row that may pass */
    int limits;     /* pauses in a row for which it gave no time */
    int paced;      /* answers since the pace was last changed */
    struct evidence failure;
    int misses;          /* in a row: no connection */
    double missed_until; /* what fails before then is the same miss */
    double waited;       /* seconds that it made us wait so far */
    double asked_until;  /* ... as the last of them ends */
    struct host *next_held;
    UT_hash_handle hh;
};

struct host_table {
    const struct web_options *options;
    struct schedule *schedule;
    struct resolver *resolver;
    struct host *hosts;
    struct host *held, **last_held; /* until their names are known */
    struct arena *arena;
    struct buf key;      /* of the host that is looked for */
    bool found;          /* some name had an address */
    size_t failed_names; /* look-ups that no name server answered */
    bool cut_off;        /* so many that no more is looked up */
};

void host_table_init(struct host_table *table,
                     const struct web_options *options,
                     struct schedule *schedule, struct resolver *resolver,
                     struct arena *arena);
void host_table_release(struct host_table *table);

/* The host of an address in normal form. */
struct host *host_find(struct host_table *table, struct str url);

/* The same for a host that the user named, which links do not share: it may
   be private. */
struct host *host_find_asked_for(struct host_table *table, struct str url);

/*
 * Whether the host can be asked, or has failed; false while its name is
 * looked up.
 */
bool host_prepare(struct host_table *table, struct host *host);

/* Every job of the host gets this evidence from now on. */
void host_fail(struct host *host, const struct evidence *failure, bool lasting);

/* Forgets, once, what may have passed by now. */
void host_renew(struct host_table *table, struct host *host);

/* Holds a host that host_prepare said is not ready. */
void host_table_hold(struct host_table *table, struct host *host);

/* Releases the held hosts whose names are known by now. */
void host_table_wake(struct host_table *table);

/* Looks up a name that exists as long as there is an Internet; says whether
   it is known by now to have an address. */
bool host_table_canary(const struct host_table *table);

/* Whether an entry of --resolve is HOST:PORT:ADDRESS. */
bool host_resolve_valid(const char *entry);

#endif
