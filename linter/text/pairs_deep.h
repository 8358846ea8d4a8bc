/*
 * Double-byte mojibake of double-byte mojibake. A part of text/pairs.h.
 */
#ifndef LISTLINT_TEXT_PAIRS_DEEP_H
#define LISTLINT_TEXT_PAIRS_DEEP_H

#include <stdbool.h>

#include "text/pairs.h"

/* Whether what a run says is mojibake of the same page in turn. It is asked of
   runs that say characters in no everyday use. */
bool pairs_is_deep(const struct pairs_reading *reading, struct str text,
                   const struct pairs_run *run);

#endif
