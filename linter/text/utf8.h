/*
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
#ifndef LISTLINT_TEXT_UTF8_H
#define LISTLINT_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

struct utf8_char {
    uint32_t code_point; /* UTF8_REPLACEMENT where the bytes are invalid */
    size_t len;          /* bytes taken: at least 1 unless at the end */
    bool valid;
};

/*
 * Decodes the character at the front of `s`. Invalid bytes are taken as the
 * Unicode Standard (3.9, "maximal subpart") counts them.
 */
struct utf8_char utf8_decode(struct str s);

/* Decodes the character at the end of `s`; an invalid byte counts as one. */
struct utf8_char utf8_decode_last(struct str s);

/* The offset at which the character of the byte at `offset` begins; `offset`
   itself where that byte is of none, or at the end. */
size_t utf8_start(struct str s, size_t offset);

/* The front of `s`: whole characters, and no more than `most` bytes. */
struct str utf8_front(struct str s, size_t most);

/* Writes 1 to 4 bytes and returns how many; what is no scalar value is
   written as U+FFFD. */
size_t utf8_encode(uint32_t code_point, char bytes[4]);

/* The offset of the first byte that is not UTF-8 at or after `from`, or
   s.len. */
size_t utf8_invalid(struct str s, size_t from);

/* The offset of the first byte above 0x7F at or after `from`, or s.len. */
size_t utf8_skip_ascii(struct str s, size_t from);

/* The same for the first byte that `wanted` is not 0 for; it is 0 for ASCII. */
size_t utf8_find_lead(struct str s, size_t from,
                      const unsigned char wanted[256]);

/* The offset of the first byte below 0x80 at or after `from`, or s.len; adds
   the characters between to `*count`, by their first bytes. */
size_t utf8_skip_high(struct str s, size_t from, size_t *count);

/* Whether the code point is a letter, in Unicode's sense: marks and digits are
   none. */
bool utf8_is_letter(uint32_t code_point);

/* Whether it is a mark: it is shown with what stands before it. */
bool utf8_is_mark(uint32_t code_point);

/* Code points in `s`; an invalid sequence counts as one. */
size_t utf8_length(struct str s);

#endif
