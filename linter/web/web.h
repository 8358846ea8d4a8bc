/*
 * The web: asks every distinct address once and tells what came of it.
 *
 * One thread of its own runs libcurl's multi interface from the moment it is
 * started; the caller hands it requests while documents are still being
 * parsed, says when there are no more, and waits.
 */
#ifndef LISTLINT_WEB_WEB_H
#define LISTLINT_WEB_WEB_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/response.h"
#include "text/str.h"

struct history;     /* web/history.h */
struct hub_options; /* web/hub_options.h */
struct lookup;      /* web/resolver.h */

/* How long answers are kept where nothing is said, in seconds. */
enum { WEB_KEEP_ALIVE = 7 * 86400, WEB_KEEP_DEAD = 86400 };

/* What the configuration says of one host. */
struct web_host_setting {
    struct str name;   /* as host_normal has it, without a dot at its end;
                          "*.example.org": all below it */
    size_t requests;   /* at once; 0: not said */
    double per_second; /* requests begun; 0: not said */
    double timeout;    /* seconds for one request; 0: not said */
    const int *accept; /* statuses that say the page is there */
    size_t naccept;
    const char *const *headers; /* "Name: value" to send, ends with NULL; may
                                   be NULL */
};

struct web_options {
    size_t max_requests;         /* at once, over all hosts; 128 */
    size_t per_host;             /* at once, to one host; 4 */
    double timeout;              /* seconds for one request; 20 */
    int retries;                 /* after a passing fault; 2 */
    double wait_budget;          /* seconds that a host may make us wait; 60 */
    const char *proxy;           /* NULL: what the environment says */
    bool allow_private;          /* ask private addresses too */
    const char *const *resolve;  /* HOST:PORT:ADDR, ends with NULL; may be
                                    NULL; the address counts as asked for */
    const char *version;         /* for the User-Agent */
    const struct lookup *lookup; /* how names are looked up; NULL: as the
                                    system does */
    const struct web_host_setting *hosts; /* see web/host_setting.h: in its
                                             order, each name once */
    size_t nhosts;
    int dead_after;    /* days in a row that fail until a link is dead; 1 */
    const char *cache; /* file of what earlier runs saw; NULL: none */
    bool cache_strict; /* a configuration, which may be a stranger's, named
                          it: no symbolic link is followed */
    long keep_alive;   /* seconds for which an answer of a page that is there
                          is not asked for again; 0: it always is */
    long keep_dead;    /* the same, of one that is not */
    struct history *history;       /* the web's until it is freed; NULL: none */
    const struct hub_options *hub; /* NULL: no hub is asked */
    bool twins;                    /* ask http: pages over https: too */
    bool live;                     /* web_take_settled will be called */
    const char *certificates;      /* a file of certificates to trust; NULL: the
                                      system's */
};

/* What the progress line shows; any thread may ask at any time. */
struct web_progress {
    size_t requests; /* handed over so far */
    size_t done;
    size_t hosts_waiting; /* hosts with work that may not be asked yet */
    double per_second;    /* answers, over the last few seconds */
};

/* An answer on the way. */
struct web_settled {
    size_t index;
    struct response response; /* what it refers to lives as long as the web */
};

struct web;

/* Readies libcurl; once, before any thread. False: it is not usable. */
bool web_setup(void);

/*
 * Starts the thread. NULL on failure, with a line in `*error` (constant).
 * `options` must outlive the web. The caller owns the result: web_free.
 */
struct web *web_start(const struct web_options *options, const char **error);

/*
 * Asks one more address, in normal form; `index` numbers it. With a fragment
 * (without `#`, empty for none) the page is read and the fragment looked for;
 * an address may be added again with others.
 */
void web_add(struct web *web, struct str url, struct str fragment,
             size_t index);

/* No more will be added. */
void web_close(struct web *web);

/* Waits until all is answered, or the seconds are over: true when done. */
bool web_wait(struct web *web, double seconds);

/* Gives up what is not answered: VERDICT_UNVERIFIED, REASON_INTERRUPTED.
   May be called from any thread; web_wait then returns true soon. */
void web_interrupt(struct web *web);

struct web_progress web_progress(struct web *web);

/*
 * What was settled since the last call, oldest first: `*count` of them, which
 * the caller owns: mem_free. An answer is not the last word before all is
 * over: one more fragment may be asked for, or nobody may have answered at all,
 * which says that there is no network. Any thread may ask at any time; nothing
 * comes unless the options have `live`.
 */
struct web_settled *web_take_settled(struct web *web, size_t *count);

/* The response of that index; after web_wait has returned true. It lives as
   long as the web. NULL if no such index was added. */
const struct response *web_response(const struct web *web, size_t index);

/* Requests sent in all: every method, hop and try counts. */
size_t web_sent(const struct web *web);

/* Ends the thread, which it interrupts if need be, and frees all. */
void web_free(struct web *web);

#endif
