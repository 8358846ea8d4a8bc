/*
 * The characters that a sequence of UTF-8 may have been before it lost bytes.
 */
#ifndef LISTLINT_TEXT_CANDIDATES_H
#define LISTLINT_TEXT_CANDIDATES_H

#include <stddef.h>
#include <stdint.h>

#include "text/codepage.h"
#include "text/str.h"

/* Four bytes of which three were lost may be one of eight times as many. */
#define CANDIDATES_MOST 512

/*
 * Writes the characters in everyday use (text/repertoire.h) that a sequence
 * stands for: `left` is its first byte and the continuation bytes that are
 * still there, in order; `need` is how many bytes it had; `holes` are those
 * that may be gone. Returns how many; rising, none twice.
 */
size_t candidates_find(struct str left, size_t need, byte_set holes,
                       uint32_t found[CANDIDATES_MOST]);

#endif
