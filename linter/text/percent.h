/*
 * Percent escapes, such as `%2F` (RFC 3986, 2.1).
 */
#ifndef LISTLINT_TEXT_PERCENT_H
#define LISTLINT_TEXT_PERCENT_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* The byte that an escape at the offset stands for, or -1 if none is there. */
int percent_byte(struct str s, size_t at);

/* Text with its escapes decoded, in the arena; the result may be any bytes. */
struct str percent_decode(struct arena *arena, struct str s);

#endif
