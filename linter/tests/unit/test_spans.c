#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/spans.h"

static const struct span spans[] = {{2, 4}, {4, 5}, {9, 12}};

static void test_each_offset(void **state)
{
    static const size_t firsts[] = {0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3};
    static const bool holds[] = {false, false, true, true, true, false, false,
                                 false, false, true, true, true, false, false};

    (void)state;
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        assert_int_equal(spans_first(spans, 3, i), firsts[i]);
        assert_int_equal(spans_hold(spans, 3, i), holds[i]);
    }
}

static void test_none(void **state)
{
    (void)state;
    assert_int_equal(spans_first(NULL, 0, 5), 0);
    assert_false(spans_hold(NULL, 0, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_offset),
                                       cmocka_unit_test(test_none)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
