#include "text/date_value.h"

enum {
    FIRST_YEAR = 1900, /* that a number alone may be */
    LAST_YEAR = 2099,
    OLDEST_YEAR = 1000,   /* of a whole date */
    SERIAL_1970 = 25569,  /* days, as spreadsheets count */
    SERIAL_FIRST = 32874, /* 1990-01-01 */
    SERIAL_LAST = 51135,  /* 2039-12-31 */
};

static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

static struct date none(void)
{
    return (struct date){.meant = STR(""), .reason = STR("")};
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

static bool is_month(int month)
{
    return month >= 1 && month <= 12;
}

static bool is_recent(int year)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* What is wrong with the date; empty if nothing is. */
static struct str fault(struct arena *arena, const struct date *date,
                        size_t digits)
{
    enum date_precision precision = date->precision;

    if (digits != 4)
        return str_printf(arena, "the year %d has %zu digits", date->year,
                          digits);
    if (date->year < OLDEST_YEAR)
        return str_printf(arena, "the year is %d", date->year);
    if (precision >= DATE_MONTH && !is_month(date->month))
        return str_printf(arena, "there is no month %d", date->month);
    if (precision < DATE_DAY)
        return STR("");
    if (date->day < 1 || date->day > 31)
        return str_printf(arena, "there is no day %d", date->day);
    if (date->day > days_of(date->year, date->month))
        return str_printf(arena, "%s %d has %d days, not %d",
                          months[date->month - 1], date->year,
                          days_of(date->year, date->month), date->day);
    return STR("");
}

/* Puts the numbers where their roles say; returns the digits of the year. */
static size_t fill(struct date *date, const struct date_shape *shape,
                   const struct date_numbers *numbers)
{
    size_t digits = 4;

    for (size_t i = 0; shape->roles[i]; i++) {
        int value = numbers->values[i];

        switch (shape->roles[i]) {
        case 'y':
            date->year = value;
            digits = numbers->digits[i];
            break;
        case 'm':
            date->month = value;
            date->precision =
                date->precision > DATE_MONTH ? DATE_DAY : DATE_MONTH;
            break;
        case 'd':
            date->day = value;
            date->precision = DATE_DAY;
            break;
        case 'q':
            date->month = 3 * value - 2;
            date->precision = DATE_QUARTER;
            break;
        default: date->span = true;
        }
    }
    return digits;
}

/* Whether `2010-13`, `2023/24` and `1999/00` are two years. */
static bool is_years(const struct date *date, const struct date_numbers *two)
{
    int later;

    if (date->precision != DATE_MONTH || date->style == DATE_NAMED ||
        date->style == DATE_CJK || two->count != 2 || two->digits[1] != 2)
        return false;
    later = two->values[1];
    if (later == 0)
        return date->year % 100 == 99;
    return later > 12 && later > date->year % 100;
}

static void judge(struct arena *arena, struct date *date,
                  const struct date_shape *shape,
                  const struct date_numbers *numbers)
{
    size_t digits = fill(date, shape, numbers);

    if (shape->doubt != DOUBT_NONE && !is_recent(date->year))
        return;
    if (date->span && !is_recent(numbers->values[1]))
        return;
    if (is_years(date, numbers)) {
        date->answer = DATE_VALID;
        date->precision = DATE_YEAR;
        date->style = DATE_PLAIN_YEAR;
        date->month = 0;
        date->span = true;
        return;
    }
    date->reason = fault(arena, date, digits);
    date->answer = date->reason.len ? DATE_IMPOSSIBLE : DATE_VALID;
    if (date->reason.len && shape->doubt == DOUBT_VALUE)
        date->answer = DATE_NONE;
}

/* `05/04/2023`: the day is first, or the month. */
static void judge_either(struct arena *arena, struct date *date,
                         const int values[3])
{
    bool day_first = values[0] > 12;
    bool same = values[0] == values[1];

    if (!is_recent(values[2]))
        return;
    date->year = values[2];
    date->precision = DATE_DAY;
    date->answer = DATE_IMPOSSIBLE;
    if (day_first && values[1] > 12) {
        date->reason = str_printf(arena, "neither %d nor %d is a month",
                                  values[0], values[1]);
        return;
    }
    if (!day_first && values[1] <= 12 && !same && values[0] && values[1]) {
        date->answer = DATE_AMBIGUOUS;
        return;
    }
    if (!same)
        date->style = day_first ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
    date->day = values[day_first ? 0 : 1];
    date->month = values[day_first ? 1 : 0];
    date->reason = fault(arena, date, 4);
    if (!date->reason.len)
        date->answer = DATE_VALID;
}

static bool is_day_of(int day, int month)
{
    return is_month(month) && day >= 1 && day <= days_of(2000, month);
}

/* Numbers of two digits, none of them surely the year. */
static bool may_be_short(const struct date_numbers *n)
{
    const int *v = n->values;

    if (n->count == 2 && n->digits[0] && n->digits[1])
        return n->digits[0] == 2 && n->digits[1] == 2 &&
               (is_month(v[0]) || is_month(v[1]));
    if (n->count == 3)
        return is_day_of(v[2], v[1]) || is_day_of(v[0], v[1]) ||
               is_day_of(v[1], v[0]);
    return v[n->digits[0] ? 0 : 1] > 0; /* beside the name of a month */
}

static void judge_short(struct date *date, const struct date_numbers *numbers)
{
    if (!may_be_short(numbers))
        return;
    date->answer = DATE_AMBIGUOUS;
    date->precision = numbers->count == 3 ? DATE_DAY : DATE_MONTH;
    for (size_t i = 0; i < numbers->count; i++)
        if (!numbers->digits[i])
            date->month = numbers->values[i];
}

static void judge_compact(struct arena *arena, struct date *date, int value)
{
    date->year = value / 10000;
    date->month = value / 100 % 100;
    date->day = value % 100;
    date->precision = DATE_DAY;
    if (is_recent(date->year) && !fault(arena, date, 4).len)
        date->answer = DATE_VALID;
}

static void judge_serial(struct date *date, int value)
{
    int days = value - SERIAL_1970, year = 1970, month = 1;

    if (value < SERIAL_FIRST || value > SERIAL_LAST)
        return;
    for (; days >= 365 + is_leap(year); year++)
        days -= 365 + is_leap(year);
    for (; days >= days_of(year, month); month++)
        days -= days_of(year, month);
    *date = date_of_day(year, month, days + 1);
    date->answer = DATE_SERIAL;
    date->style = DATE_DAYS;
}

struct date date_of_day(int year, int month, int day)
{
    struct date date = none();

    date.answer = DATE_VALID;
    date.precision = DATE_DAY;
    date.style = DATE_ISO;
    date.year = year;
    date.month = month;
    date.day = day;
    return date;
}

struct date date_of_numbers(struct arena *arena, const struct date_shape *shape,
                            const struct date_numbers *numbers)
{
    struct date date = none();

    date.style = shape->style;
    switch (shape->style) {
    case DATE_EITHER: judge_either(arena, &date, numbers->values); break;
    case DATE_SHORT: judge_short(&date, numbers); break;
    case DATE_COMPACT: judge_compact(arena, &date, numbers->values[0]); break;
    case DATE_DAYS: judge_serial(&date, numbers->values[0]); break;
    default: judge(arena, &date, shape, numbers);
    }
    return date.answer == DATE_NONE ? none() : date;
}
