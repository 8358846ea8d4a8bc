/*
 * How a date is written: which numbers stand where, and what is between them.
 * A part of text/date.h.
 */
#ifndef LISTLINT_TEXT_DATE_SHAPE_H
#define LISTLINT_TEXT_DATE_SHAPE_H

#include "text/date.h"

/* What makes a shape of digits no date at all, rather than a wrong one. */
enum date_doubt {
    DOUBT_NONE,
    DOUBT_YEAR,  /* a year that is not of this time: a number, then */
    DOUBT_VALUE, /* that, or any part that cannot be: a version, then */
};

struct date_shape {
    const char *shape; /* Y: four digits, n: one or two, T: three, F: five,
                          E: eight; M: the name of a month; Q: a quarter and
                          its number; y, m, d: 年, 月, 日; others as they are,
                          no space beside a comma */
    const char *roles; /* of each number: y, m, d, q; - for one that only has to
                          be a year too; empty: it takes more to tell */
    enum date_style style;
    enum date_doubt doubt;
};

enum { DATE_NUMBERS_MOST = 3 };

/* The numbers of a text, in the order in which they stand. */
struct date_numbers {
    int values[DATE_NUMBERS_MOST];
    size_t digits[DATE_NUMBERS_MOST]; /* as written; 0: the name of a month */
    size_t count;
};

/* The shape of the text; NULL: it has none that a date has. */
const struct date_shape *date_shape_of(struct str text,
                                       struct date_numbers *numbers);

#endif
