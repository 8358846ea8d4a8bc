#include "web/loop.h"

#include <math.h>
#include <time.h>

#include "text/alloc.h"
#include "web/history.h"
#include "web/memory.h"
#include "web/pursue.h"
#include "web/query.h"
#include "web/settle.h"

/* As many gaps have passed when what failed is asked once more while others
   are still at work. */
enum { LONG_GAPS = 2 };

double loop_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void wake_loop(void *context)
{
    curl_multi_wakeup(context);
}

bool loop_init(struct loop *loop, const struct web_options *options,
               atomic_size_t *sent)
{
    *loop = (struct loop){.options = options, .sent = sent};
    loop->multi = curl_multi_init();
    if (!loop->multi)
        return false;
    /* libcurl would keep four times as many as there are transfers. */
    curl_multi_setopt(loop->multi, CURLMOPT_MAXCONNECTS,
                      (long)options->max_requests);
    arena_init(&loop->arena);
    map_init(&loop->wanted);
    schedule_init(&loop->schedule, options->max_requests, options->per_host);
    loop->resolver = resolver_new(options->lookup, wake_loop, loop->multi);
    host_table_init(&loop->hosts, options, &loop->schedule, loop->resolver,
                    &loop->arena);
    loop->jitter.state = (uint64_t)(loop_now() * 1e9);
    loop->agent = str_printf(&loop->arena,
                             "listlint/%s (+https://github.com/listlint/"
                             "listlint)",
                             options->version ? options->version : "0")
                      .ptr;
    return true;
}

void loop_release(struct loop *loop)
{
    resolver_free(loop->resolver);
    for (size_t i = 0; i < loop->njobs; i++)
        pursue_drop(loop, loop->jobs[i]);
    for (size_t i = 0; i < loop->nqueries; i++)
        pursue_drop(loop, &loop->queries[i]->job);
    host_table_release(&loop->hosts);
    schedule_release(&loop->schedule);
    curl_multi_cleanup(loop->multi);
    mem_free(loop->jobs);
    mem_free(loop->queries);
    mem_free(loop->news);
    mem_free(loop->deferred);
    mem_free(loop->by_index);
    map_release(&loop->wanted);
    arena_release(&loop->arena);
}

static void grow_indexes(struct loop *loop, size_t index)
{
    size_t count = loop->nindexes ? loop->nindexes : 64;

    if (index < loop->nindexes)
        return;
    while (count <= index)
        count *= 2;
    loop->by_index = mem_resize(loop->by_index, count, sizeof(struct job *));
    while (loop->nindexes < count)
        loop->by_index[loop->nindexes++] = NULL;
}

static struct job *new_job(struct loop *loop, const struct loop_order *order)
{
    struct job *job = arena_alloc(&loop->arena, sizeof *job);

    job->url = order->url;
    job->index = order->index;
    job_restart(job);
    loop->jobs = mem_grow(loop->jobs, loop->njobs, &loop->jobs_capacity,
                          sizeof *loop->jobs);
    loop->jobs[loop->njobs++] = job;
    grow_indexes(loop, order->index);
    loop->by_index[order->index] = job;
    return job;
}

void loop_settled(struct loop *loop, struct job *job)
{
    loop->settled++;
    if (!loop->options->live)
        return;
    loop->news = mem_grow(loop->news, loop->nnews, &loop->news_capacity,
                          sizeof *loop->news);
    loop->news[loop->nnews++] = job;
}

void loop_ask_page(struct loop *loop, struct job *job)
{
    job->host = host_find(&loop->hosts, job->url);
    schedule_add(&loop->schedule, job->host->slot, job, 0);
}

static void begin_job(struct loop *loop, struct job *job)
{
    if (!memory_recall(loop, job) && !inquiry_begin(loop, job))
        loop_ask_page(loop, job);
}

/* It was answered before somebody asked for a fragment of it: what was seen
   before it was there confirms nothing any more. */
static void reopen(struct loop *loop, struct job *job)
{
    job->before = job->response;
    job->response = NULL;
    job->round = job->faults = job->not_found = job->no_name = 0;
    loop->settled--;
    job_restart(job);
    begin_job(loop, job);
}

/* Whether a fragment is asked for of which no link has before. */
static bool wants_more(struct loop *loop, const struct loop_order *order)
{
    struct str key;
    void **seen;

    if (!order->fragment.len)
        return false;
    key = str_printf(&loop->arena, "%zu %.*s", order->index,
                     STR_ARG(order->fragment));
    seen = map_at(&loop->wanted, key);
    if (*seen)
        return false;
    *seen = loop;
    return true;
}

/* A link asks for one more fragment of what is asked already. */
static void look_for_more(struct loop *loop, struct job *job,
                          struct str fragment)
{
    if (memory_tells(job, fragment))
        return;
    job->known = NULL;
    if (job->response && job->response->verdict == VERDICT_ALIVE)
        reopen(loop, job);
}

void loop_add(struct loop *loop, const struct loop_order *order)
{
    bool known = order->index < loop->nindexes && loop->by_index[order->index];
    struct job *job =
        known ? loop->by_index[order->index] : new_job(loop, order);
    bool more = wants_more(loop, order);

    if (more)
        job_want(job, &loop->arena, order->fragment);
    if (!known)
        begin_job(loop, job);
    else if (more)
        look_for_more(loop, job, order->fragment);
}

const struct response *loop_response(const struct loop *loop, size_t index)
{
    return index < loop->nindexes && loop->by_index[index]
               ? loop->by_index[index]->response
               : NULL;
}

double loop_gap(const struct loop *loop)
{
    return fmin(5, loop->options->timeout / 2);
}

/* From the beginning; the host that it failed at, which a redirect may have led
   to, is asked anew as well. */
static void begin_late(struct loop *loop, struct job *job, double due)
{
    host_renew(&loop->hosts, job->host);
    job->host = host_find(&loop->hosts, job->url);
    host_renew(&loop->hosts, job->host);
    schedule_add(&loop->schedule, job->host->slot, job, due);
}

/* Whether somebody waits for a slot, or for a name: what has failed would take
   them away. */
static bool is_busy(const struct loop *loop)
{
    return loop->hosts.held || schedule_is_busy(&loop->schedule);
}

/*
 * The late pass: what was put off is asked once more, some time later. When
 * nothing else is left, all of it; and before that whatever has waited for long
 * when a slot is free, so that no run ends with waiting for the slow.
 */
static void begin_late_pass(struct loop *loop, bool closed)
{
    size_t waiting = loop->ndeferred - loop->nlate;
    bool last = closed && loop->settled + waiting == loop->njobs;
    double gap = loop_gap(loop), now = loop_now();

    if (!waiting || (!last && is_busy(loop)))
        return;
    if (!loop->network)
        host_table_canary(&loop->hosts);
    for (; loop->nlate < loop->ndeferred; loop->nlate++) {
        struct job *job = loop->deferred[loop->nlate];

        if (!last && now < job->deferred + LONG_GAPS * gap)
            return;
        begin_late(loop, job, job->deferred + gap);
    }
}

static void end_transfers(struct loop *loop)
{
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(loop->multi, &left))) {
        CURL *easy = message->easy_handle;
        CURLcode code = message->data.result;
        void *job = NULL;

        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &job);
        curl_multi_remove_handle(loop->multi, easy);
        pursue_end(loop, job, code);
    }
}

/* Begins what may begin; a job that is concluded unasked frees its slot. */
static void begin_jobs(struct loop *loop)
{
    struct job *job;

    host_table_wake(&loop->hosts);
    while ((job = schedule_next(&loop->schedule, loop_now())))
        pursue_begin(loop, job);
}

void loop_turn(struct loop *loop, bool closed, double limit)
{
    int running;
    double rest;

    if (closed)
        inquiry_flush(loop);
    if (loop->options->history)
        history_tick(loop->options->history, time(NULL));
    begin_jobs(loop);
    curl_multi_perform(loop->multi, &running);
    end_transfers(loop);
    begin_late_pass(loop, closed);
    rest = fmin(limit, schedule_wake(&loop->schedule) - loop_now());
    if (rest <= 0 || (closed && loop->settled == loop->njobs))
        rest = 0;
    curl_multi_poll(loop->multi, NULL, 0, (int)ceil(rest * 1000), NULL);
}

/* What is known of the page by then: all but what its twin answers, or what it
   was before more was asked of it, or nothing. */
static void interrupt_job(struct loop *loop, struct job *job)
{
    pursue_drop(loop, job);
    if (job->before) {
        job->response = job->before;
        loop_settled(loop, job);
        return;
    }
    if (!job->twin)
        job->evidence = (struct evidence){.sight = SIGHT_INTERRUPTED};
    settle_job(loop, job);
}

void loop_interrupt(struct loop *loop)
{
    for (size_t i = 0; i < loop->njobs; i++)
        if (!loop->jobs[i]->response)
            interrupt_job(loop, loop->jobs[i]);
}

void loop_finish(struct loop *loop)
{
    settle_run(loop);
}
