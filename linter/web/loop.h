/*
 * The loop: takes jobs from the schedule, has libcurl ask, and lets each
 * job's choice decide what comes next. Runs in one thread.
 */
#ifndef LISTLINT_WEB_LOOP_H
#define LISTLINT_WEB_LOOP_H

#include <curl/curl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/response.h"
#include "text/arena.h"
#include "text/map.h"
#include "web/host.h"
#include "web/inquiry.h"
#include "web/job.h"
#include "web/resolver.h"
#include "web/schedule.h"
#include "web/web.h"

struct loop {
    const struct web_options *options;
    CURLM *multi;
    struct resolver *resolver;
    struct schedule schedule;
    struct host_table hosts;
    struct jitter jitter;
    struct job **jobs; /* all, in the order of coming */
    size_t njobs, jobs_capacity;
    struct job **deferred; /* put off, the first `nlate` of them until now */
    size_t ndeferred, nlate, deferred_capacity;
    struct job **by_index; /* NULL where that index was not asked */
    size_t nindexes;
    struct map wanted; /* fragments, behind their job's index */
    struct inquiries inquiries;
    struct query **queries; /* all, those under way among them */
    size_t nqueries, queries_capacity;
    size_t settled;
    struct job **news; /* settled since they were last handed over; empty unless
                          the options want it */
    size_t nnews, news_capacity;
    bool network; /* somebody answered */
    bool alive;   /* some page was there */
    atomic_size_t *sent;
    const char *agent;
    struct arena arena;
};

/* What is to be asked. */
struct loop_order {
    struct str url;
    struct str fragment; /* that a link asks for; empty: none */
    size_t index;
};

/* False if libcurl has no memory. `sent` counts requests. */
bool loop_init(struct loop *loop, const struct web_options *options,
               atomic_size_t *sent);
void loop_release(struct loop *loop);

/*
 * One more address, or one more fragment of an address of that index. The
 * views must stay as long as the loop.
 */
void loop_add(struct loop *loop, const struct loop_order *order);

/*
 * Does what can be done now, then waits for the next event, `limit` seconds at
 * most. `closed`: nothing more will be added, so that late passes may begin.
 */
void loop_turn(struct loop *loop, bool closed, double limit);

/* The job has its response. */
void loop_settled(struct loop *loop, struct job *job);

/* Queues the job to ask for the page itself. */
void loop_ask_page(struct loop *loop, struct job *job);

/* Settles what is not settled as interrupted. */
void loop_interrupt(struct loop *loop);

/* All is settled: the last look over the whole run. */
void loop_finish(struct loop *loop);

/* The response of that index; NULL if it was not asked. */
const struct response *loop_response(const struct loop *loop, size_t index);

/* Seconds between two looks at what is dead only when it is seen twice. */
double loop_gap(const struct loop *loop);

/* Seconds of a clock that does not go back. */
double loop_now(void);

#endif
