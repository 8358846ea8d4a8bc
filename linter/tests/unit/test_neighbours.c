#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/neighbours.h"

static void test_nothing_seen(void **state)
{
    struct neighbours neighbours;

    (void)state;
    neighbours_init(&neighbours);
    assert_float_equal(neighbours_blend(&neighbours, 'a', 'b', 0.25), 0.25, 0);
    neighbours_release(&neighbours);
}

/* The place itself is one of those that were seen. */
static void test_once_is_no_evidence(void **state)
{
    struct neighbours neighbours;

    (void)state;
    neighbours_init(&neighbours);
    neighbours_add(&neighbours, 'a', 'b');
    assert_float_equal(neighbours_blend(&neighbours, 'a', 'b', 0.25), 0.25, 0);
    neighbours_release(&neighbours);
}

static void test_often_counts(void **state)
{
    struct neighbours neighbours;

    (void)state;
    neighbours_init(&neighbours);
    for (int i = 0; i < 1000; i++)
        neighbours_add(&neighbours, 'a', i % 2 ? 'b' : 'c');
    assert_true(neighbours_blend(&neighbours, 'a', 'b', 1e-6) > 0.04);
    assert_true(neighbours_blend(&neighbours, 'a', 'd', 0.1) < 0.1);
    assert_float_equal(neighbours_blend(&neighbours, 'b', 'c', 0.1), 0.1, 0);
    neighbours_release(&neighbours);
}

static void test_many_pairs(void **state)
{
    struct neighbours neighbours;

    (void)state;
    neighbours_init(&neighbours);
    for (uint32_t i = 0; i < 20000; i++)
        for (int times = 0; times < 2; times++)
            neighbours_add(&neighbours, i % 1000, i);
    for (uint32_t i = 0; i < 20000; i++)
        assert_true(neighbours_blend(&neighbours, i % 1000, i, 1e-6) > 1e-3);
    neighbours_release(&neighbours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_seen),
        cmocka_unit_test(test_once_is_no_evidence),
        cmocka_unit_test(test_often_counts),
        cmocka_unit_test(test_many_pairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
