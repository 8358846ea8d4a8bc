/*
 * Letters that are in use together. A part of text/legacy.h.
 *
 * The model of Latin is one for many languages, and takes no offence at letters
 * of several of them in one word.
 */
#ifndef LISTLINT_TEXT_LEGACY_ALPHABET_H
#define LISTLINT_TEXT_LEGACY_ALPHABET_H

#include <stddef.h>

#include "text/legacy_cost.h"

/* How many different letters of Latin above ASCII a line has beyond those of
   the one language that explains most of them. */
size_t legacy_count_odd(const struct legacy_item *items, size_t count);

#endif
