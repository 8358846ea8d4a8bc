#define _XOPEN_SOURCE 700 /* setenv */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "cli/today.h"

static const char name[] = "SOURCE_DATE_EPOCH";

static void the_environment_says_the_day(void **state)
{
    static const struct {
        const char *seconds;
        int year, month, day;
    } rows[] = {
        {"0", 1970, 1, 1},
        {"86399", 1970, 1, 1},
        {"86400", 1970, 1, 2},
        {"951782400", 2000, 2, 29},
        {"1767225599", 2025, 12, 31},
        {"1767225600", 2026, 1, 1},
        {"2147483648", 2038, 1, 19},
        {"253402300799", 9999, 12, 31},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date;

        assert_int_equal(setenv(name, rows[i].seconds, 1), 0);
        date = today();
        assert_int_equal(date.answer, DATE_VALID);
        assert_int_equal(date.precision, DATE_DAY);
        assert_int_equal(date.year, rows[i].year);
        assert_int_equal(date.month, rows[i].month);
        assert_int_equal(date.day, rows[i].day);
    }
}

static void what_is_no_day_is_unknown(void **state)
{
    static const char *const texts[] = {"-1",
                                        "-86400",
                                        "now",
                                        "2026-01-01",
                                        "0x10",
                                        "12 ",
                                        " ",
                                        "1e9",
                                        "1767225600s",
                                        "253402300800",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "-9223372036854775809",
                                        "99999999999999999999999999"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(setenv(name, texts[i], 1), 0);
        if (today().year)
            fail_msg("\"%s\" is a day", texts[i]);
    }
}

/* The day may change between the looks at the clock, but not twice. */
static void assert_now(void)
{
    time_t before = time(NULL), after;
    struct date date = today();
    struct tm first, last;

    after = time(NULL);
    assert_non_null(gmtime_r(&before, &first));
    assert_non_null(gmtime_r(&after, &last));
    assert_true((date.year == first.tm_year + 1900 &&
                 date.month == first.tm_mon + 1 && date.day == first.tm_mday) ||
                (date.year == last.tm_year + 1900 &&
                 date.month == last.tm_mon + 1 && date.day == last.tm_mday));
}

static void without_it_the_clock_does(void **state)
{
    (void)state;
    assert_int_equal(unsetenv(name), 0);
    assert_now();
    assert_int_equal(setenv(name, "", 1), 0);
    assert_now();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_says_the_day),
        cmocka_unit_test(what_is_no_day_is_unknown),
        cmocka_unit_test(without_it_the_clock_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
