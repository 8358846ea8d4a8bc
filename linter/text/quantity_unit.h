/*
 * What multiplies a number, and what is counted or measured.
 */
#ifndef LISTLINT_TEXT_QUANTITY_UNIT_H
#define LISTLINT_TEXT_QUANTITY_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/quantity.h"
#include "text/str.h"

/* A factor of 0 stands for "is none". */
struct multiplier {
    double factor;
    bool vague; /* it may mean something else as well */
};

/* k, M, B of ASCII: a letter or two behind a number. */
struct multiplier multiplier_of_letters(struct str word);

/* thousand, million. */
struct multiplier multiplier_of_word(struct str word);

/* 万, 억: ten and the numbers that end in zeros. */
struct multiplier multiplier_of_ideograph(uint32_t c);

/* Letters that are multipliers, each of them, and make none together: kk. */
bool multiplier_is_double(struct str word);

/* How many bytes, parameters, seconds or things the unit stands for. */
struct unit {
    enum quantity_unit unit_class;
    double scale;
    bool vague;
};

/* A unit that may stand right behind the digits: KB, GiB, h. */
bool unit_of_letters(struct str word, struct unit *unit);

/* A word of ASCII: hours, tokens, bytes, entries. */
bool unit_of_word(struct str word, struct unit *unit);

/*
 * The unit at the front of a run of Chinese, Japanese or Korean, and the bytes
 * that it takes: 小时, 条. What follows a word that counts anything says what
 * is counted, so `个` alone counts items, and `个视频` counts things.
 */
size_t unit_at_front(struct str run, struct unit *unit);

#endif
