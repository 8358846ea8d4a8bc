/*
 * How probable a line is in each encoding. A part of text/legacy.h.
 */
#ifndef LISTLINT_TEXT_LEGACY_LINE_H
#define LISTLINT_TEXT_LEGACY_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/charset.h"
#include "text/str.h"

/* The hypotheses about a line: the encodings, and behind them that it is
   UTF-8 with bytes that are none. */
#define LEGACY_JUNK       CHARSET_COUNT
#define LEGACY_HYPOTHESES (CHARSET_COUNT + 1)

/* More than any text costs: the bytes are not in that encoding. */
#define LEGACY_NEVER 0xFFFF

/* Costs are negative logarithms in steps of this. */
#define LEGACY_STEP (1.0 / 16)

struct legacy_line {
    struct str bytes;
    uint16_t costs[LEGACY_HYPOTHESES]; /* of a sample of it */
    /* Those that give the same text have the same number: the first one's. */
    uint8_t same[LEGACY_HYPOTHESES];
    bool is_short; /* two bytes above ASCII, or one */
};

/* Judges a line by every hypothesis. Takes time linear in its length. */
struct legacy_line legacy_judge(struct str bytes);

#endif
