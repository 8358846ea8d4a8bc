#include "web/web.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include "text/alloc.h"
#include "web/loop.h"

/* Seconds over which the rate of answers is taken. */
enum { RATE_SECONDS = 4 };

/* How often the progress is brought up to date, in seconds. */
static const double turn_limit = 0.5;

/*
 * `lock` guards what both sides touch: the inbox, its arena, the flags, the
 * progress and what was settled. The loop is the thread's alone until `done` is
 * set.
 */
struct web {
    struct web_options options;
    struct loop loop;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t finished;
    struct loop_order *inbox;
    size_t incoming, capacity;
    struct arena arena; /* of the urls handed over */
    bool closed, done;
    struct web_progress progress;
    struct web_settled *settled; /* and not taken yet */
    size_t nsettled, settled_capacity;
    atomic_bool interrupted;
    atomic_size_t sent;
    double rate_since; /* the thread's own: for progress.per_second */
    size_t rate_done;
};

bool web_setup(void)
{
    return curl_global_init_mem(CURL_GLOBAL_DEFAULT, mem_alloc, mem_free,
                                mem_resize_bytes, mem_copy_string,
                                mem_zero) == CURLE_OK;
}

/* What came in since the last turn; says whether nothing more will come. */
static bool take_inbox(struct web *web)
{
    bool closed;

    pthread_mutex_lock(&web->lock);
    for (size_t i = 0; i < web->incoming; i++)
        loop_add(&web->loop, &web->inbox[i]);
    web->incoming = 0;
    closed = web->closed;
    pthread_mutex_unlock(&web->lock);
    return closed;
}

/* Copies, since the end of the run may change what the loop has. One that was
   opened again since comes when it is settled again. */
static void hand_over(struct web *web)
{
    struct loop *loop = &web->loop;

    for (size_t i = 0; i < loop->nnews; i++) {
        const struct job *job = loop->news[i];

        if (!job->response)
            continue;
        web->settled = mem_grow(web->settled, web->nsettled,
                                &web->settled_capacity, sizeof *web->settled);
        web->settled[web->nsettled++] =
            (struct web_settled){job->index, *job->response};
    }
    loop->nnews = 0;
}

static void publish(struct web *web)
{
    double now = loop_now(), span = now - web->rate_since;
    size_t done = web->loop.settled;

    if (done < web->rate_done)
        web->rate_done = done; /* some were opened again */
    pthread_mutex_lock(&web->lock);
    hand_over(web);
    web->progress.requests = web->loop.njobs;
    web->progress.done = done;
    web->progress.hosts_waiting = schedule_waiting(&web->loop.schedule);
    if (span > 0)
        web->progress.per_second = (double)(done - web->rate_done) / span;
    pthread_mutex_unlock(&web->lock);
    if (span < RATE_SECONDS)
        return;
    web->rate_since = now - span / 2;
    web->rate_done += (done - web->rate_done) / 2;
}

static void announce(struct web *web)
{
    pthread_mutex_lock(&web->lock);
    web->done = true;
    pthread_cond_broadcast(&web->finished);
    pthread_mutex_unlock(&web->lock);
}

static void *run(void *argument)
{
    struct web *web = argument;

    while (!atomic_load(&web->interrupted)) {
        bool closed = take_inbox(web);

        publish(web);
        if (closed && web->loop.settled == web->loop.njobs)
            break;
        loop_turn(&web->loop, closed, turn_limit);
    }
    take_inbox(web);
    loop_interrupt(&web->loop);
    loop_finish(&web->loop);
    publish(web);
    announce(web);
    return NULL;
}

static bool valid_options(const struct web_options *options, const char **error)
{
    const char *const *entry = options->resolve;

    for (; entry && *entry; entry++)
        if (!host_resolve_valid(*entry)) {
            *error = "an address to resolve is not HOST:PORT:ADDRESS";
            return false;
        }
    return true;
}

/* Options without a value get the default; a timeout is never 0. */
static struct web_options fill_in(const struct web_options *options)
{
    struct web_options filled = *options;

    filled.max_requests = options->max_requests ? options->max_requests : 128;
    filled.per_host = options->per_host ? options->per_host : 4;
    filled.timeout = options->timeout > 0 ? fmax(options->timeout, 0.01) : 20;
    filled.dead_after = options->dead_after > 0 ? options->dead_after : 1;
    return filled;
}

static void init_locks(struct web *web)
{
    pthread_condattr_t attributes;

    pthread_mutex_init(&web->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&web->finished, &attributes);
    pthread_condattr_destroy(&attributes);
}

static void destroy(struct web *web)
{
    loop_release(&web->loop);
    pthread_cond_destroy(&web->finished);
    pthread_mutex_destroy(&web->lock);
    arena_release(&web->arena);
    mem_free(web->inbox);
    mem_free(web->settled);
    mem_free(web);
}

/* The thread gets no signals: they are for the caller's, and a broken pipe
   under TLS must not end the program. */
static bool start_thread(struct web *web)
{
    sigset_t all, before;
    bool started;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    started = !pthread_create(&web->thread, NULL, run, web);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

struct web *web_start(const struct web_options *options, const char **error)
{
    struct web *web;

    if (!valid_options(options, error))
        return NULL;
    web = mem_zero(1, sizeof *web);
    web->options = fill_in(options);
    arena_init(&web->arena);
    *error = "libcurl could not be started";
    if (!loop_init(&web->loop, &web->options, &web->sent)) {
        mem_free(web);
        return NULL;
    }
    init_locks(web);
    web->rate_since = loop_now();
    *error = "the thread for the web could not be started";
    if (start_thread(web))
        return web;
    destroy(web);
    return NULL;
}

void web_add(struct web *web, struct str url, struct str fragment, size_t index)
{
    bool idle;

    pthread_mutex_lock(&web->lock);
    idle = !web->incoming;
    web->inbox =
        mem_grow(web->inbox, web->incoming, &web->capacity, sizeof *web->inbox);
    web->inbox[web->incoming++] =
        (struct loop_order){.url = str_copy(&web->arena, url),
                            .fragment = str_copy(&web->arena, fragment),
                            .index = index};
    pthread_mutex_unlock(&web->lock);
    if (idle)
        curl_multi_wakeup(web->loop.multi);
}

void web_close(struct web *web)
{
    pthread_mutex_lock(&web->lock);
    web->closed = true;
    pthread_mutex_unlock(&web->lock);
    curl_multi_wakeup(web->loop.multi);
}

bool web_wait(struct web *web, double seconds)
{
    struct timespec until;
    double end = loop_now() + fmin(fmax(seconds, 0), 1e8);
    bool done;
    int code = 0;

    until.tv_sec = (time_t)end;
    until.tv_nsec = (long)((end - floor(end)) * 1e9);
    pthread_mutex_lock(&web->lock);
    while (!web->done && code != ETIMEDOUT)
        code = pthread_cond_timedwait(&web->finished, &web->lock, &until);
    done = web->done;
    pthread_mutex_unlock(&web->lock);
    return done;
}

void web_interrupt(struct web *web)
{
    atomic_store(&web->interrupted, true);
    curl_multi_wakeup(web->loop.multi);
}

struct web_progress web_progress(struct web *web)
{
    struct web_progress progress;

    pthread_mutex_lock(&web->lock);
    progress = web->progress;
    pthread_mutex_unlock(&web->lock);
    return progress;
}

struct web_settled *web_take_settled(struct web *web, size_t *count)
{
    struct web_settled *settled;

    pthread_mutex_lock(&web->lock);
    settled = web->settled;
    *count = web->nsettled;
    web->settled = NULL;
    web->nsettled = web->settled_capacity = 0;
    pthread_mutex_unlock(&web->lock);
    return settled;
}

const struct response *web_response(const struct web *web, size_t index)
{
    return loop_response(&web->loop, index);
}

size_t web_sent(const struct web *web)
{
    return atomic_load(&web->sent);
}

void web_free(struct web *web)
{
    if (!web)
        return;
    web_interrupt(web);
    pthread_join(web->thread, NULL);
    destroy(web);
}
