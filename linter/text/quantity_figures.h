/*
 * Digits and what groups them: 15,000 and 1 000 000, 1,20,000, 1.177,6.
 */
#ifndef LISTLINT_TEXT_QUANTITY_FIGURES_H
#define LISTLINT_TEXT_QUANTITY_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/quantity_letters.h"

enum figures_fault {
    FIGURES_FINE,
    FIGURES_DOUBTFUL, /* several numbers, a date, a version */
    FIGURES_POINTS,   /* 5.7.3: a fault if it is one number */
    FIGURES_GROUPS,   /* 1,23,4: likewise */
};

struct figures {
    size_t end;      /* the letter behind them */
    double mantissa; /* the digits, without a point */
    double divisor;  /* that the value is: a power of ten */
    double coarse;   /* the weight of the last digit but zeros, in mantissas */
    int digits;      /* significant ones */
    char group;      /* what groups them, or 0 */
    bool comma;      /* the point is a comma, where it might group as well */
    bool vague;      /* it may be read in another way */
    enum figures_fault fault;
};

/* Reads the digits at `at`. False if none is there. */
bool figures_read(const struct letters *letters, size_t at,
                  struct figures *figures);

#endif
