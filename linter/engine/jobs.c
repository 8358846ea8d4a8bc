#include "engine/jobs.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "text/alloc.h"

/* An index, to be put in order. */
struct sized {
    size_t size, index;
};

static int compare(const void *a, const void *b)
{
    const struct sized *x = a, *y = b;

    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

size_t *jobs_order(const size_t *sizes, size_t count)
{
    struct sized *items = mem_zero(count, sizeof *items);
    size_t *order = mem_zero(count, sizeof *order);

    for (size_t i = 0; i < count; i++)
        items[i] = (struct sized){sizes[i], i};
    if (count)
        qsort(items, count, sizeof *items, compare);
    for (size_t i = 0; i < count; i++)
        order[i] = items[i].index;
    mem_free(items);
    return order;
}

struct jobs {
    void (*work)(void *context, size_t index);
    void *context;
    size_t count;
    atomic_size_t next;
    pthread_mutex_t lock; /* of these: */
    pthread_cond_t change;
    bool *done;
    size_t awaited; /* by the owner; `count`: none */
    pthread_t *threads;
    size_t nthreads; /* besides the owner's */
};

/* False where all are begun. */
static bool work_next(struct jobs *jobs)
{
    size_t index = atomic_fetch_add(&jobs->next, 1);

    if (index >= jobs->count)
        return false;
    jobs->work(jobs->context, index);
    pthread_mutex_lock(&jobs->lock);
    jobs->done[index] = true;
    if (jobs->awaited == index)
        pthread_cond_signal(&jobs->change);
    pthread_mutex_unlock(&jobs->lock);
    return true;
}

static void *run_thread(void *argument)
{
    struct jobs *jobs = argument;

    while (work_next(jobs))
        ;
    return NULL;
}

struct jobs *jobs_start(size_t threads, size_t count,
                        void (*work)(void *context, size_t index),
                        void *context)
{
    struct jobs *jobs = mem_zero(1, sizeof *jobs);

    jobs->work = work;
    jobs->context = context;
    jobs->count = jobs->awaited = count;
    jobs->done = mem_zero(count, sizeof *jobs->done);
    jobs->threads = mem_zero(threads, sizeof *jobs->threads);
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->change, NULL);
    if (threads > count)
        threads = count;
    while (jobs->nthreads + 1 < threads) {
        if (pthread_create(&jobs->threads[jobs->nthreads], NULL, run_thread,
                           jobs))
            break;
        jobs->nthreads++;
    }
    return jobs;
}

static bool is_done(struct jobs *jobs, size_t index)
{
    bool done;

    pthread_mutex_lock(&jobs->lock);
    done = jobs->done[index];
    pthread_mutex_unlock(&jobs->lock);
    return done;
}

void jobs_wait_for(struct jobs *jobs, size_t index)
{
    while (!is_done(jobs, index) && work_next(jobs))
        ;
    pthread_mutex_lock(&jobs->lock);
    jobs->awaited = index;
    while (!jobs->done[index])
        pthread_cond_wait(&jobs->change, &jobs->lock);
    jobs->awaited = jobs->count;
    pthread_mutex_unlock(&jobs->lock);
}

void jobs_finish(struct jobs *jobs)
{
    run_thread(jobs);
    for (size_t i = 0; i < jobs->nthreads; i++)
        pthread_join(jobs->threads[i], NULL);
    pthread_cond_destroy(&jobs->change);
    pthread_mutex_destroy(&jobs->lock);
    mem_free(jobs->threads);
    mem_free(jobs->done);
    mem_free(jobs);
}
