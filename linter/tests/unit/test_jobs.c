#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>

#include "engine/jobs.h"
#include "text/alloc.h"

static void test_order(void **state)
{
    static const size_t sizes[] = {3, 9, 0, 9, 4};
    static const size_t expected[] = {1, 3, 4, 0, 2};
    size_t *order = jobs_order(sizes, 5);

    (void)state;
    assert_memory_equal(order, expected, sizeof expected);
    mem_free(order);
    mem_free(jobs_order(sizes, 0));
}

enum { COUNT = 500 };

static void note(void *context, size_t index)
{
    atomic_int *done = context;

    atomic_fetch_add(&done[index], 1);
}

/* Each is done once, and is when the wait for it is over. */
static void run(size_t threads)
{
    atomic_int done[COUNT];
    struct jobs *jobs;

    for (size_t i = 0; i < COUNT; i++)
        atomic_init(&done[i], 0);
    jobs = jobs_start(threads, COUNT, note, done);
    for (size_t i = COUNT; i-- > 0;) {
        jobs_wait_for(jobs, i);
        assert_int_equal(atomic_load(&done[i]), 1);
    }
    jobs_finish(jobs);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(atomic_load(&done[i]), 1);
}

static void test_all(void **state)
{
    (void)state;
    run(1);
    run(2);
    run(8);
}

static void test_none(void **state)
{
    (void)state;
    jobs_finish(jobs_start(4, 0, note, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_all),
                                       cmocka_unit_test(test_none)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
