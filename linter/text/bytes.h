/*
 * Looks for the first of several bytes: where most texts have none of them, a
 * search looks at eight bytes at a time.
 */
#ifndef LISTLINT_TEXT_BYTES_H
#define LISTLINT_TEXT_BYTES_H

#include <stddef.h>

#include "text/str.h"

/* Parts of a table of bytes that are wanted; DEL and all that is not ASCII are
   one. */
#define BYTES_BELOW_SPACE [0x00] = BYTES_16, BYTES_16
#define BYTES_FROM_DEL                                                         \
    [0x7F] = 1, BYTES_16, BYTES_16, BYTES_16, BYTES_16, BYTES_16, BYTES_16,    \
    BYTES_16, BYTES_16
#define BYTES_16 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1

/* The offset of the first byte at or behind `from` of which `wanted` is not
   null, or the length. */
size_t bytes_find(struct str s, size_t from, const unsigned char wanted[256]);

#endif
