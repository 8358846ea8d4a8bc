/*
 * Which bytes occur in a text at all, and which stand side by side: most of
 * what is looked for begins with two bytes that most texts have nowhere.
 */
#ifndef LISTLINT_TEXT_CENSUS_H
#define LISTLINT_TEXT_CENSUS_H

#include <stdbool.h>

#include "text/str.h"

struct census {
    bool bytes[256];    /* of ASCII the control characters alone */
    bool pairs[64][64]; /* a lead byte of UTF-8, and the byte behind it */
};

/* Takes time linear in the text, and little of it. */
void census_take(struct census *census, struct str text);

/* Whether a byte from `first` to `last`, none of them printable ASCII,
   occurs. */
bool census_has(const struct census *census, unsigned char first,
                unsigned char last);

/* Whether the lead byte of UTF-8 occurs with a byte from `first` to `last`
   behind it. */
bool census_has_pair(const struct census *census, unsigned char lead,
                     unsigned char first, unsigned char last);

#endif
