#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "text/alloc.h"
#include "web/schedule.h"

/* Numbers by a fixed recurrence: the same in every run. */
static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16;
}

static void test_heap_sorts(void **state)
{
    struct heap heap;
    unsigned seed = 7;
    double last = -1;

    (void)state;
    heap_init(&heap, NULL);
    for (int i = 0; i < 2000; i++)
        heap_add(&heap, (struct heap_node){next_number(&seed) % 97, i, NULL});
    for (int i = 0; i < 500; i++)
        heap_remove(&heap, next_number(&seed) % heap.count);
    for (long long tie = -1; heap.count;) {
        struct heap_node node = heap_remove(&heap, 0);

        assert_true(node.key >= last);
        assert_true(node.key > last || node.tie > tie);
        last = node.key;
        tie = node.tie;
    }
    heap_release(&heap);
}

enum { HOSTS = 3 };

struct world {
    struct schedule schedule;
    struct schedule_host hosts[HOSTS];
};

static void begin(struct world *world, size_t slots, size_t per_host)
{
    schedule_init(&world->schedule, slots, per_host);
    for (int i = 0; i < HOSTS; i++)
        schedule_join(&world->schedule, &world->hosts[i]);
}

static void end(struct world *world)
{
    for (int i = 0; i < HOSTS; i++)
        schedule_leave(&world->hosts[i]);
    schedule_release(&world->schedule);
}

static char jobs[64];

static void add(struct world *world, int host, int job, double due)
{
    schedule_add(&world->schedule, &world->hosts[host], &jobs[job], due);
}

/* The number of the next job, or -1. */
static int next(struct world *world, double now)
{
    char *job = schedule_next(&world->schedule, now);

    return job ? (int)(job - jobs) : -1;
}

static void done(struct world *world, int host)
{
    schedule_done(&world->schedule, &world->hosts[host]);
}

static void test_most_work_first(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 9, 9);
    add(&world, 0, 0, 0);
    for (int job = 10; job < 13; job++)
        add(&world, 1, job, 0);
    add(&world, 2, 20, 0);
    add(&world, 2, 21, 0);
    assert_int_equal(next(&world, 0), 10);
    assert_int_equal(next(&world, 0), 11); /* 2 left each: the older host */
    assert_int_equal(next(&world, 0), 20);
    assert_int_equal(next(&world, 0), 0);
    assert_int_equal(next(&world, 0), 12);
    assert_int_equal(next(&world, 0), 21);
    assert_int_equal(next(&world, 0), -1);
    end(&world);
}

static void test_slots(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 3, 2);
    for (int job = 0; job < 4; job++)
        add(&world, 0, job, 0);
    add(&world, 1, 10, 0);
    add(&world, 1, 11, 0);
    assert_int_equal(next(&world, 0), 0);
    assert_int_equal(next(&world, 0), 1);
    assert_int_equal(next(&world, 0), 10);
    assert_int_equal(next(&world, 0), -1); /* all 3 are taken */
    assert_true(isinf(schedule_wake(&world.schedule)));
    done(&world, 1);
    assert_int_equal(next(&world, 0), 11); /* the first host has its 2 */
    done(&world, 0);
    assert_int_equal(next(&world, 0), 2);
    end(&world);
}

static void test_due(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 9, 9);
    add(&world, 0, 0, 5);
    add(&world, 0, 1, 3);
    add(&world, 0, 2, 0);
    assert_int_equal(next(&world, 1), 2);
    assert_int_equal(next(&world, 1), -1);
    assert_true(schedule_wake(&world.schedule) == 3);
    assert_int_equal(schedule_waiting(&world.schedule), 1);
    assert_int_equal(next(&world, 2.9), -1);
    assert_int_equal(next(&world, 3), 1);
    assert_int_equal(next(&world, 4), -1);
    assert_int_equal(next(&world, 9), 0);
    assert_true(isinf(schedule_wake(&world.schedule)));
    end(&world);
}

static void test_pause_delays_nobody_else(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 2, 2);
    add(&world, 0, 0, 0);
    add(&world, 0, 1, 0);
    add(&world, 1, 10, 0);
    schedule_pause(&world.schedule, &world.hosts[0], 60);
    schedule_pause(&world.schedule, &world.hosts[0], 30); /* no earlier */
    assert_int_equal(next(&world, 0), 10);
    assert_int_equal(next(&world, 30), -1);
    assert_true(schedule_wake(&world.schedule) == 60);
    assert_int_equal(next(&world, 60), 0);
    end(&world);
}

/* A host with limits of its own. */
static void test_limits_of_a_host(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 9, 2);
    world.hosts[0].slots = 3;
    world.hosts[1].gap = 0.5;
    for (int job = 0; job < 4; job++)
        add(&world, 0, job, 0);
    for (int job = 10; job < 12; job++)
        add(&world, 1, job, 0);
    assert_int_equal(next(&world, 1), 0);
    assert_int_equal(next(&world, 1), 1);
    assert_int_equal(next(&world, 1), 2);
    assert_int_equal(next(&world, 1), 10);
    assert_int_equal(next(&world, 1), -1);
    assert_true(schedule_wake(&world.schedule) == 1.5);
    assert_int_equal(next(&world, 1.5), 11);
    done(&world, 0);
    assert_int_equal(next(&world, 1.5), 3);
    end(&world);
}

static void test_hold_and_front(void **state)
{
    struct world world;

    (void)state;
    begin(&world, 2, 2);
    add(&world, 0, 0, 0);
    add(&world, 0, 1, 0);
    schedule_hold(&world.schedule, &world.hosts[0], true);
    assert_int_equal(next(&world, 0), -1);
    assert_true(isinf(schedule_wake(&world.schedule)));
    schedule_add_front(&world.schedule, &world.hosts[0], &jobs[2]);
    schedule_hold(&world.schedule, &world.hosts[0], false);
    assert_int_equal(next(&world, 0), 2);
    assert_int_equal(next(&world, 0), 0);
    end(&world);
}

/* 300 jobs of one second over 3 hosts, 4 a host: 25 seconds by the clock. */
static void test_simulation(void **state)
{
    struct world world;
    int running[HOSTS] = {0}, left = 300;
    double clock = 0;

    (void)state;
    begin(&world, 128, 4);
    for (int i = 0; i < left; i++)
        schedule_add(&world.schedule, &world.hosts[i % HOSTS],
                     &world.hosts[i % HOSTS], 0);
    for (; left; clock++) {
        struct schedule_host *host;

        while ((host = schedule_next(&world.schedule, clock)))
            running[host - world.hosts]++;
        for (int i = 0; i < HOSTS; i++) {
            assert_int_equal(running[i], 4);
            for (; running[i]; running[i]--, left--)
                done(&world, i);
        }
    }
    assert_true(clock == 25);
    end(&world);
}

static void test_jitter(void **state)
{
    struct jitter one = {42}, two = {42};
    double sum = 0, most = 0;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        double delay = jitter_delay(&one, 2, 1, 30);

        assert_true(delay >= 0 && delay < 4);
        assert_true(fabs(delay - jitter_delay(&two, 2, 1, 30)) < 1e-12);
        sum += delay;
        most = fmax(most, delay);
    }
    assert_true(sum > 1800 && sum < 2200 && most > 3.9);
    for (int i = 0; i < 1000; i++)
        assert_true(jitter_delay(&one, 60, 1, 30) < 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heap_sorts),
        cmocka_unit_test(test_most_work_first),
        cmocka_unit_test(test_slots),
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_pause_delays_nobody_else),
        cmocka_unit_test(test_limits_of_a_host),
        cmocka_unit_test(test_hold_and_front),
        cmocka_unit_test(test_simulation),
        cmocka_unit_test(test_jitter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
