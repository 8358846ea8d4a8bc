/*
 * The schedule: which request may be made now.
 *
 * Pure: time is an argument (seconds of any clock that does not go back) and
 * nothing here knows of sockets. Each host has a queue of its own; a slot,
 * of which there is a number over all and a number for each host, is taken
 * only by what may be asked at once. What waits holds none.
 */
#ifndef LISTLINT_WEB_SCHEDULE_H
#define LISTLINT_WEB_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/heap.h"

/* The part of a host that the schedule keeps; embed it, schedule_join it. */
struct schedule_host {
    struct heap queue;  /* jobs, by the time they are due */
    struct heap *place; /* the heap of hosts that it is in, or NULL */
    size_t at;          /* where in that heap */
    size_t running;     /* slots taken */
    size_t slots;       /* at most; 0: as many as the schedule gives */
    double gap;         /* seconds from one start to the next */
    double ready;       /* not to be asked before */
    bool held;          /* not to be asked until released */
    long long age;      /* in the order of joining */
};

struct schedule {
    struct heap waiting; /* hosts with work, by the time they may be asked */
    struct heap ready;   /* hosts that may be asked, most work first */
    size_t running, slots, per_host;
    double now;
    long long hosts, front, back;
};

void schedule_init(struct schedule *schedule, size_t slots, size_t per_host);

/* Hosts are the caller's: schedule_leave them. */
void schedule_release(struct schedule *schedule);

void schedule_join(struct schedule *schedule, struct schedule_host *host);
void schedule_leave(struct schedule_host *host);

/* Queues a job that may start at `due` (0: at once), behind the others. */
void schedule_add(struct schedule *schedule, struct schedule_host *host,
                  void *job, double due);

/* Queues a job before all others: it was on its way already. */
void schedule_add_front(struct schedule *schedule, struct schedule_host *host,
                        void *job);

/* Takes a slot for the next job; NULL if none may start now. */
void *schedule_next(struct schedule *schedule, double now);

/* Gives the slot of a job of this host back. */
void schedule_done(struct schedule *schedule, struct schedule_host *host);

/* The host is not asked before `until`; an earlier time changes nothing. */
void schedule_pause(struct schedule *schedule, struct schedule_host *host,
                    double until);

/* Holds a host until it is released, as while its name is looked up. */
void schedule_hold(struct schedule *schedule, struct schedule_host *host,
                   bool held);

/* When schedule_next may have a job again; infinity if only schedule_done or
   schedule_add can change that. */
double schedule_wake(const struct schedule *schedule);

/* How many hosts have work that may not be asked yet. */
size_t schedule_waiting(const struct schedule *schedule);

/* A seeded source of chance for delays. */
struct jitter {
    uint64_t state;
};

/*
 * A delay before try number `attempt`, which counts from 0: anything from 0
 * to `base` seconds doubled that often, `limit` at most ("full jitter").
 */
double jitter_delay(struct jitter *jitter, int attempt, double base,
                    double limit);

#endif
