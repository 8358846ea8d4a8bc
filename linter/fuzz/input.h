/*
 * Cuts an input into the parts that a target needs.
 *
 * A part is the bytes up to the next 0x1E, the record separator of ASCII, which
 * no text of ours holds; the last one is all the rest, whatever that is. So a
 * seed is its parts with that byte between two, and what is no seed is cut
 * too: parts that are not there are empty.
 */
#ifndef LISTLINT_FUZZ_INPUT_H
#define LISTLINT_FUZZ_INPUT_H

#include <stdint.h>

#include "text/str.h"

#define INPUT_SEPARATOR '\x1E'

static inline struct str input_of(const uint8_t *data, size_t size)
{
    return (struct str){size ? (const char *)data : "", size};
}

/* The next part, which is taken off. */
static inline struct str input_part(struct str *input)
{
    return str_cut(*input, INPUT_SEPARATOR, input);
}

/* The next byte, which is taken off; 0 where there is none. */
static inline unsigned input_byte(struct str *input)
{
    unsigned byte = input->len ? (unsigned char)input->ptr[0] : 0;

    *input = str_slice(*input, 1, input->len);
    return byte;
}

/* A number below `limit`, which is above 0, from the next byte. */
static inline size_t input_choice(struct str *input, size_t limit)
{
    return input_byte(input) % limit;
}

#endif
