/*
 * Spaces that are not U+0020 (the other characters of Unicode's category Zs).
 * They look like one, and Markdown takes them for letters.
 */
#ifndef LISTLINT_TEXT_SPACE_H
#define LISTLINT_TEXT_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/census.h"
#include "text/str.h"

/* Whether a text with that census may hold one at all. */
bool space_may_occur(const struct census *census);

/* The bytes of such a space at the front of the text, or 0. */
size_t space_at_front(struct str text);

/* The offset of the first such space, or text.len. */
size_t space_find(struct str text);

/* The bytes of such spaces, one after the other, at either end. */
size_t spaces_at_front(struct str text);
size_t spaces_at_end(struct str text);

/* What the space at the front of the text is called, with its number:
   "no-break space U+00A0". */
const char *space_name(struct str text);

/* How many columns spaces of either kind take; tabs are none. */
size_t space_columns(struct str spaces);

/* Where such spaces stand in a destination that would be meant with spaces in
   their place: at its ends, and before its title. */
struct space_faults {
    size_t front;        /* bytes at the front */
    size_t gap, gap_end; /* offsets before the title; both 0 for none */
    size_t end;          /* bytes at the end */
};

/* Reads a destination as GitHub does, title included. False if it has none of
   them, or is nothing else. */
bool space_faults_read(struct str destination, struct space_faults *faults);

#endif
