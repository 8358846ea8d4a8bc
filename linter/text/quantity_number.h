/*
 * A number with what multiplies it and a unit that stands right behind it:
 * 5.7k, 1.2 million, 100GB, 3千万, 100多万, 1e6; and numbers without digits:
 * 九万, 十几万.
 */
#ifndef LISTLINT_TEXT_QUANTITY_NUMBER_H
#define LISTLINT_TEXT_QUANTITY_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/quantity.h"
#include "text/quantity_letters.h"

enum number_fault {
    NUMBER_FINE,
    NUMBER_DOUBTFUL,
    NUMBER_POINTS,
    NUMBER_GROUPS,
    NUMBER_MULTIPLIERS,
};

struct number {
    size_t end;     /* the letter behind it */
    bool measured;  /* the amount has a unit: 100GB */
    double divisor; /* of the digits, for those behind the point */
    enum number_fault fault;
    struct amount amount;
};

/* Reads the number that begins with the digit at `at`. False if it is a word
   with a digit in it: 3D, 480p. */
bool number_read(const struct letters *letters, size_t at,
                 struct number *number);

/* Whether the letter may be part of a number that has no digits. */
bool number_has_numeral(uint32_t c);

/* Reads Chinese numerals, or multipliers alone (百万, 백만). One letter is a
   number only if a word that counts stands behind it. */
bool number_read_numeral(const struct letters *letters, size_t at,
                         struct number *number);

#endif
