/*
 * Mojibake of mojibake. A part of text/mojibake.h.
 */
#ifndef LISTLINT_TEXT_MOJIBAKE_DEEP_H
#define LISTLINT_TEXT_MOJIBAKE_DEEP_H

#include <stdbool.h>

#include "text/mojibake.h"

/*
 * Whether what a run says is mojibake in turn, of the same page or of the first
 * one. It is asked of runs that say what no text holds but bytes become: C1
 * controls, a spacing circumflex.
 */
bool mojibake_is_deep(const struct mojibake_reading *reading, struct str run);

#endif
