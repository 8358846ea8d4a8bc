#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/date.h"

struct sample {
    const char *text;
    enum date_answer answer;
    enum date_precision precision;
    enum date_style style;
    int year, month, day;
    bool span;
};

#define NONE(text)                                                             \
    {                                                                          \
        text, DATE_NONE, 0, 0, 0, 0, 0, false                                  \
    }
#define DAY(text, style, y, m, d)                                              \
    {                                                                          \
        text, DATE_VALID, DATE_DAY, style, y, m, d, false                      \
    }
#define MONTH(text, style, y, m)                                               \
    {                                                                          \
        text, DATE_VALID, DATE_MONTH, style, y, m, 0, false                    \
    }
#define YEAR(text, style, y)                                                   \
    {                                                                          \
        text, DATE_VALID, DATE_YEAR, style, y, 0, 0, false                     \
    }
#define QUARTER(text, y, m)                                                    \
    {                                                                          \
        text, DATE_VALID, DATE_QUARTER, DATE_QUARTERLY, y, m, 0, false         \
    }
#define YEARS(text, y)                                                         \
    {                                                                          \
        text, DATE_VALID, DATE_YEAR, DATE_PLAIN_YEAR, y, 0, 0, true            \
    }

static const struct sample samples[] = {
    YEAR("2023", DATE_PLAIN_YEAR, 2023),
    YEAR(" 1999 ", DATE_PLAIN_YEAR, 1999),
    YEAR("2023年", DATE_CJK, 2023),
    MONTH("2023-04", DATE_ISO, 2023, 4),
    MONTH("2023-4", DATE_ISO, 2023, 4),
    MONTH("2023/04", DATE_SLASHES, 2023, 4),
    MONTH("2023.04", DATE_DOTS, 2023, 4),
    MONTH("4/2023", DATE_MONTH_FIRST, 2023, 4),
    MONTH("Apr 2023", DATE_NAMED, 2023, 4),
    MONTH("april, 2023", DATE_NAMED, 2023, 4),
    MONTH("Sept. 2023", DATE_NAMED, 2023, 9),
    MONTH("2023 Dec", DATE_NAMED, 2023, 12),
    MONTH("2023-Dec", DATE_NAMED, 2023, 12),
    MONTH("Jul 2023 (v2)", DATE_NAMED, 2023, 7),
    MONTH("2023年 4月", DATE_CJK, 2023, 4),
    DAY("2023-04-05", DATE_ISO, 2023, 4, 5),
    DAY("2023-04-05T12:30:00Z", DATE_ISO, 2023, 4, 5),
    DAY("2023-04-05 12:30", DATE_ISO, 2023, 4, 5),
    DAY("20230405", DATE_COMPACT, 2023, 4, 5),
    DAY("2023/4/5", DATE_SLASHES, 2023, 4, 5),
    DAY("2023.04.05", DATE_DOTS, 2023, 4, 5),
    DAY("05.04.2023", DATE_DAY_FIRST, 2023, 4, 5),
    DAY("25/04/2023", DATE_DAY_FIRST, 2023, 4, 25),
    DAY("04/25/2023", DATE_MONTH_FIRST, 2023, 4, 25),
    DAY("04/04/2023", DATE_EITHER, 2023, 4, 4),
    DAY("April 5, 2023", DATE_NAMED, 2023, 4, 5),
    DAY("Apr 5th 2023", DATE_NAMED, 2023, 4, 5),
    DAY("5 Apr 2023", DATE_NAMED, 2023, 4, 5),
    DAY("5-Apr-2023", DATE_NAMED, 2023, 4, 5),
    DAY("2023年4月5日", DATE_CJK, 2023, 4, 5),
    DAY("2023 年 4 月 5 日", DATE_CJK, 2023, 4, 5),
    DAY("2024-02-29", DATE_ISO, 2024, 2, 29),
    DAY("2000-02-29", DATE_ISO, 2000, 2, 29),
    DAY("1789-07-14", DATE_ISO, 1789, 7, 14),
    QUARTER("Q1 2023", 2023, 1),
    QUARTER("2023Q1", 2023, 1),
    QUARTER("2023-Q4", 2023, 10),
    YEARS("2019–2021", 2019),
    YEARS("2019-2021", 2019),
    YEARS("2019 - 2021", 2019),
    YEARS("2019–21", 2019),
    YEARS("2010-13", 2010),
    YEARS("2023/24", 2023),
    YEARS("1999/00", 1999),
    YEARS("2019- present", 2019),
    YEARS("2019–present", 2019),
    YEARS("2019-now", 2019),
    {"Apr 2023 – Jun 2023", DATE_VALID, DATE_MONTH, DATE_NAMED, 2023, 4, 0,
     true},
    {"2023-04-05~2023-05-05", DATE_VALID, DATE_DAY, DATE_ISO, 2023, 4, 5, true},
    {"05/04/2023", DATE_AMBIGUOUS, DATE_DAY, DATE_EITHER, 2023, 0, 0, false},
    {"05-04-2023", DATE_AMBIGUOUS, DATE_DAY, DATE_EITHER, 2023, 0, 0, false},
    {"05/04/23", DATE_AMBIGUOUS, DATE_DAY, DATE_SHORT, 0, 0, 0, false},
    {"23-04", DATE_AMBIGUOUS, DATE_MONTH, DATE_SHORT, 0, 0, 0, false},
    {"Apr-23", DATE_AMBIGUOUS, DATE_MONTH, DATE_SHORT, 0, 4, 0, false},
    {"5-Apr", DATE_AMBIGUOUS, DATE_MONTH, DATE_SHORT, 0, 4, 0, false},
    {"43831", DATE_SERIAL, DATE_DAY, DATE_DAYS, 2020, 1, 1, false},
    {"32874", DATE_SERIAL, DATE_DAY, DATE_DAYS, 1990, 1, 1, false},
    {"45351", DATE_SERIAL, DATE_DAY, DATE_DAYS, 2024, 2, 29, false},
    {"51135", DATE_SERIAL, DATE_DAY, DATE_DAYS, 2039, 12, 31, false},
    NONE(""),
    NONE("-"),
    NONE("n/a"),
    NONE("unknown"),
    NONE("512"),
    NONE("1234"),
    NONE("32873"),
    NONE("51136"),
    NONE("123456"),
    NONE("12345678"),
    NONE("1.2.3"),
    NONE("2023.13"),
    NONE("10.0.2023"),
    NONE("3/4"),
    NONE("1-2"),
    NONE("99-99"),
    NONE("May"),
    NONE("Q1"),
    NONE("Q5 2023"),
    NONE("Mayo 2023"),
    NONE("1500/12"),
    NONE("2023-04-05-06"),
    NONE("2023, 2024"),
    NONE("2023-04–soon"),
    NONE("2.5k"),
    NONE("10l"),
    NONE("oOlI"),
    NONE("iOS 2023"),
    NONE("(2023)"),
    NONE("\xff\xfe"),
    NONE("1111111111111111111111111111111111111111111111111111111111111111"
         "11111"),
};

static void test_dates(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct date date = date_read(&arena, str_from(sample->text));

        if (date.answer != sample->answer ||
            date.precision != sample->precision ||
            date.style != sample->style || date.year != sample->year ||
            date.month != sample->month || date.day != sample->day ||
            date.span != sample->span)
            fail_msg("%s: answer %d, precision %d, style %d, %d-%d-%d%s",
                     sample->text, (int)date.answer, (int)date.precision,
                     (int)date.style, date.year, date.month, date.day,
                     date.span ? "–" : "");
        assert_int_equal(date.reason.len, 0);
        assert_int_equal(date.meant.len, 0);
    }
    arena_release(&arena);
}

struct fault_sample {
    const char *text;
    enum date_answer answer;
    const char *words; /* the reason, or what was meant */
};

static const struct fault_sample faults[] = {
    {"201/8/32", DATE_IMPOSSIBLE, "the year 201 has 3 digits"},
    {"20233-04-05", DATE_IMPOSSIBLE, "the year 20233 has 5 digits"},
    {"0203-04-05", DATE_IMPOSSIBLE, "the year is 203"},
    {"2023-13-01", DATE_IMPOSSIBLE, "there is no month 13"},
    {"2023-00", DATE_IMPOSSIBLE, "there is no month 0"},
    {"2023-13", DATE_IMPOSSIBLE, "there is no month 13"},
    {"2010年13月", DATE_IMPOSSIBLE, "there is no month 13"},
    {"1999年00月", DATE_IMPOSSIBLE, "there is no month 0"},
    {"2023/8/32", DATE_IMPOSSIBLE, "there is no day 32"},
    {"2023-02-30", DATE_IMPOSSIBLE, "February 2023 has 28 days, not 30"},
    {"1900-02-29", DATE_IMPOSSIBLE, "February 1900 has 28 days, not 29"},
    {"31 April 2023", DATE_IMPOSSIBLE, "April 2023 has 30 days, not 31"},
    {"25/13/2023", DATE_IMPOSSIBLE, "neither 25 nor 13 is a month"},
    {"31/02/2023", DATE_IMPOSSIBLE, "February 2023 has 28 days, not 31"},
    {"00/04/2023", DATE_IMPOSSIBLE, "there is no month 0"},
    {"04/00/2023", DATE_IMPOSSIBLE, "there is no day 0"},
    {"2023年13月", DATE_IMPOSSIBLE, "there is no month 13"},
    {"202年4月5日", DATE_IMPOSSIBLE, "the year 202 has 3 digits"},
    {"2023-04-05 – 2023-04-31", DATE_IMPOSSIBLE,
     "April 2023 has 30 days, not 31"},
    {"2o18", DATE_LETTER, "2018"},
    {"20l9", DATE_LETTER, "2019"},
    {"2023-O4-05", DATE_LETTER, "2023-04-05"},
    {"I2 Apr 2O23", DATE_LETTER, "12 Apr 2023"},
    {"2o19–2021", DATE_LETTER, "2019–2021"},
    {"O5/04/2023", DATE_LETTER, "05/04/2023"},
};

static void test_faults(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct date date = date_read(&arena, str_from(faults[i].text));
        struct str words =
            date.answer == DATE_LETTER ? date.meant : date.reason;

        if (date.answer != faults[i].answer ||
            !str_eq(words, str_from(faults[i].words)))
            fail_msg("%s: %d, \"%.*s\"", faults[i].text, (int)date.answer,
                     STR_ARG(words));
    }
    arena_release(&arena);
}

struct pair {
    const char *a, *b;
    int order; /* -1, 0 or 1 */
};

static const struct pair pairs[] = {
    {"2023-04-05", "2023-04-06", -1}, {"2023-05", "2023-04-06", 1},
    {"2023-04", "2023-04-06", 0},     {"2023", "Apr 2023", 0},
    {"2022", "Apr 2023", -1},         {"Q1 2023", "2023-03", 0},
    {"Q1 2023", "2023-04-01", -1},    {"2019–2021", "2020", -1},
    {"5 Apr 2023", "2023/4/5", 0},
};

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void test_order(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct date a = date_read(&arena, str_from(pairs[i].a));
        struct date b = date_read(&arena, str_from(pairs[i].b));

        assert_int_equal(sign(date_compare(&a, &b)), pairs[i].order);
        assert_int_equal(sign(date_compare(&b, &a)), -pairs[i].order);
    }
    arena_release(&arena);
}

static bool is_future(const char *text)
{
    struct date today = date_of_day(2025, 11, 26), date;
    struct arena arena;

    arena_init(&arena);
    date = date_read(&arena, str_from(text));
    arena_release(&arena);
    return date_is_after(&date, &today);
}

static void test_future(void **state)
{
    (void)state;
    assert_true(is_future("2025-11-27"));
    assert_true(is_future("Dec 2025"));
    assert_true(is_future("2026"));
    assert_false(is_future("2025-11-26"));
    assert_false(is_future("Nov 2025"));
    assert_false(is_future("Q4 2025"));
    assert_false(is_future("2025"));
    assert_false(is_future("2025–2027"));
    assert_false(is_future("05/04/2026"));
    assert_false(is_future("2026-13-01"));
    assert_false(is_future("soon"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_future),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
