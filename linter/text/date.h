/*
 * Dates as people write them into the cells of tables, in English, in numbers,
 * and in Chinese and Japanese.
 *
 * Whether a column holds dates is for the caller to see: a year alone is also
 * a number, and what is no date here may be right where it stands.
 */
#ifndef LISTLINT_TEXT_DATE_H
#define LISTLINT_TEXT_DATE_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

enum date_answer {
    DATE_NONE,       /* something else */
    DATE_VALID,      /* there is such a day, month or year */
    DATE_AMBIGUOUS,  /* it can be read as two dates, `05/04/2023`, `Apr-23` */
    DATE_IMPOSSIBLE, /* written as a date, and there is no such day */
    DATE_LETTER,     /* one, if letters were the digits that they look like */
    DATE_SERIAL,     /* a number in which spreadsheets keep a day, `43831` */
};

enum date_precision { DATE_YEAR, DATE_QUARTER, DATE_MONTH, DATE_DAY };

enum date_style {
    DATE_PLAIN_YEAR,  /* 2023 */
    DATE_ISO,         /* 2023-04-05, 2023-4 */
    DATE_COMPACT,     /* 20230405 */
    DATE_SLASHES,     /* 2023/4/5 */
    DATE_DOTS,        /* 2023.04.05 */
    DATE_DAY_FIRST,   /* 25/04/2023, 05.04.2023 */
    DATE_MONTH_FIRST, /* 04/25/2023, 4/2023 */
    DATE_EITHER,      /* 05/04/2023: the day or the month is first */
    DATE_NAMED,       /* Apr 2023, April 5, 2023, 5 Apr 2023 */
    DATE_CJK,         /* 2023年4月5日 */
    DATE_QUARTERLY,   /* Q1 2023, 2023Q1 */
    DATE_SHORT,       /* 23-04, 05/04/23, Apr-23, 5-Apr: no whole year */
    DATE_DAYS,        /* 43831 */
};

struct date {
    enum date_answer answer;
    enum date_precision precision; /* of the beginning, if it is a span */
    enum date_style style;
    int year;  /* 0: not told, or not sure. So with the others, which */
    int month; /* count from 1; of a quarter, the first month */
    int day;
    bool span;         /* 2019–2021; the end is not told */
    struct str meant;  /* LETTER: the text with digits instead */
    struct str reason; /* IMPOSSIBLE: `there is no month 13` */
};

/*
 * Reads a cell without its markup; a note in parentheses at the end is left
 * out. Of an impossible date year, month and day are as written. `meant` and
 * `reason` are in the arena or constant.
 */
struct date date_read(struct arena *arena, struct str text);

/* A valid day, such as today. */
struct date date_of_day(int year, int month, int day);

/*
 * Less than 0, 0 or greater: which of two valid dates is earlier. As precise
 * as both of them: April 2023 and 2023-04-05 are 0. Of spans, the beginnings.
 */
int date_compare(const struct date *a, const struct date *b);

/* Whether a valid date is surely later than that day: not its own month or
   year. False for what is not valid. */
bool date_is_after(const struct date *date, const struct date *today);

#endif
