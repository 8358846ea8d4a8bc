#include "web/schedule.h"

#include <math.h>

static void host_moved(void *value, size_t at)
{
    struct schedule_host *host = value;

    host->at = at;
}

void schedule_init(struct schedule *schedule, size_t slots, size_t per_host)
{
    *schedule = (struct schedule){
        .slots = slots ? slots : 1,
        .per_host = per_host ? per_host : 1,
    };
    heap_init(&schedule->waiting, host_moved);
    heap_init(&schedule->ready, host_moved);
}

void schedule_release(struct schedule *schedule)
{
    heap_release(&schedule->waiting);
    heap_release(&schedule->ready);
}

void schedule_join(struct schedule *schedule, struct schedule_host *host)
{
    *host = (struct schedule_host){.age = schedule->hosts++};
    heap_init(&host->queue, NULL);
}

void schedule_leave(struct schedule_host *host)
{
    heap_release(&host->queue);
}

static bool is_full(const struct schedule *schedule,
                    const struct schedule_host *host)
{
    return host->running >= (host->slots ? host->slots : schedule->per_host);
}

/* When the host's next job may start. */
static double host_time(const struct schedule_host *host)
{
    return fmax(host->ready, host->queue.nodes[0].key);
}

/*
 * Puts the host into the heap where it belongs now, or into none. Whatever
 * changes a host calls this: a host in a heap always has a job and a slot.
 */
static void place(struct schedule *schedule, struct schedule_host *host)
{
    double time;

    if (host->place)
        heap_remove(host->place, host->at);
    host->place = NULL;
    if (host->held || !host->queue.count || is_full(schedule, host))
        return;
    time = host_time(host);
    host->place = time > schedule->now ? &schedule->waiting : &schedule->ready;
    if (host->place == &schedule->ready)
        time = -(double)host->queue.count;
    heap_add(host->place, (struct heap_node){time, host->age, host});
}

void schedule_add(struct schedule *schedule, struct schedule_host *host,
                  void *job, double due)
{
    heap_add(&host->queue, (struct heap_node){due, schedule->back++, job});
    place(schedule, host);
}

void schedule_add_front(struct schedule *schedule, struct schedule_host *host,
                        void *job)
{
    heap_add(&host->queue, (struct heap_node){0, --schedule->front, job});
    place(schedule, host);
}

static void wake_hosts(struct schedule *schedule, double now)
{
    schedule->now = fmax(schedule->now, now);
    while (schedule->waiting.count &&
           schedule->waiting.nodes[0].key <= schedule->now)
        place(schedule, schedule->waiting.nodes[0].value);
}

void *schedule_next(struct schedule *schedule, double now)
{
    struct schedule_host *host;
    struct heap_node node;

    wake_hosts(schedule, now);
    if (!schedule->ready.count || schedule->running >= schedule->slots)
        return NULL;
    host = schedule->ready.nodes[0].value;
    node = heap_remove(&host->queue, 0);
    schedule->running++;
    host->running++;
    if (host->gap > 0)
        host->ready = fmax(host->ready, schedule->now + host->gap);
    place(schedule, host);
    return node.value;
}

void schedule_done(struct schedule *schedule, struct schedule_host *host)
{
    schedule->running--;
    host->running--;
    place(schedule, host);
}

void schedule_pause(struct schedule *schedule, struct schedule_host *host,
                    double until)
{
    host->ready = fmax(host->ready, until);
    place(schedule, host);
}

void schedule_hold(struct schedule *schedule, struct schedule_host *host,
                   bool held)
{
    host->held = held;
    place(schedule, host);
}

double schedule_wake(const struct schedule *schedule)
{
    if (schedule->running >= schedule->slots)
        return INFINITY;
    if (schedule->ready.count)
        return schedule->now;
    return schedule->waiting.count ? schedule->waiting.nodes[0].key : INFINITY;
}

size_t schedule_waiting(const struct schedule *schedule)
{
    return schedule->waiting.count;
}

/* SplitMix64 (Steele, Lea, Flood 2014), as a number from 0 to below 1. */
static double next_chance(struct jitter *jitter)
{
    uint64_t z = jitter->state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    z ^= z >> 31;
    return (double)(z >> 11) / (double)(UINT64_C(1) << 53);
}

double jitter_delay(struct jitter *jitter, int attempt, double base,
                    double limit)
{
    double most = fmin(limit, ldexp(base, attempt < 0 ? 0 : attempt));

    return next_chance(jitter) * most;
}
