/*
 * What GitHub shows of a list, as plain text.
 *
 * cmark-gfm makes HTML of the list, libxml2 reads it as a browser would, and
 * here it is drawn: tables with lines between their cells, links as
 * `[text → address]`, images as `[image text → address]`, in a table that is
 * too narrow for addresses without them. Where GitHub shows the list's own
 * brackets, pipes and back-ticks, so does this.
 */
#ifndef LISTLINT_EXPLAIN_SHOWN_H
#define LISTLINT_EXPLAIN_SHOWN_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* Lines of at most `width` columns; a table of many columns may be wider.
   Printable text in the arena. Any bytes are a list. */
struct str shown_text(struct arena *arena, struct str list, size_t width);

#endif
