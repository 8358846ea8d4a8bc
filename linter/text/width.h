/*
 * How many columns of a terminal a text takes (utf8proc: graphemes, East
 * Asian width, emoji).
 */
#ifndef LISTLINT_TEXT_WIDTH_H
#define LISTLINT_TEXT_WIDTH_H

#include <stddef.h>

#include "text/str.h"

/* Columns of printable text; invalid bytes count one column each. */
size_t text_width(struct str s);

/* Columns of the first grapheme; `*len` is set to its bytes (0 at the end). */
size_t text_grapheme(struct str s, size_t *len);

#endif
