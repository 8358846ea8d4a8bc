#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

#include "text/utc.h"

static const struct {
    long long seconds;
    const char *time; /* NULL: there is none */
} cases[] = {
    {0, "1970-01-01 00:00:00"},
    {951782399, "2000-02-28 23:59:59"},
    {951782400, "2000-02-29 00:00:00"},
    {253402300799, "9999-12-31 23:59:59"},
    {253402300800, NULL},
    {-1, NULL},
    {LLONG_MIN, NULL},
    {LLONG_MAX, NULL},
};

static void test_times(void **state)
{
    char text[32];
    struct tm utc;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utc_split(cases[i].seconds, &utc),
                         cases[i].time != NULL);
        if (!cases[i].time)
            continue;
        assert_true(strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &utc));
        assert_string_equal(text, cases[i].time);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
