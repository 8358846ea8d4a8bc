/*
 * Jobs: the same work on every index of a range, by several threads.
 *
 * A thread takes the next index until there is none; which thread does which
 * must not matter to the work.
 */
#ifndef LISTLINT_ENGINE_JOBS_H
#define LISTLINT_ENGINE_JOBS_H

#include <stddef.h>

/* The indices of `sizes`, that of the largest first: work that takes long
   should begin early. The caller owns the result: mem_free. */
size_t *jobs_order(const size_t *sizes, size_t count);

struct jobs;

/* Starts the work on 0 to count - 1 by so many threads, of which the caller's
   is one: it works while it waits. The caller owns the result: jobs_finish. */
struct jobs *jobs_start(size_t threads, size_t count,
                        void (*work)(void *context, size_t index),
                        void *context);

/* Waits until the work on that index is done; by the owner alone. */
void jobs_wait_for(struct jobs *jobs, size_t index);

/* Waits for all of it and frees the jobs. */
void jobs_finish(struct jobs *jobs);

#endif
