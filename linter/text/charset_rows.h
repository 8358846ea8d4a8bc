/*
 * What the C library's iconv knows of a charset of one and two bytes: what
 * the build makes tables of (text/tables/). The program does not ask.
 */
#ifndef LISTLINT_TEXT_CHARSET_ROWS_H
#define LISTLINT_TEXT_CHARSET_ROWS_H

#include <stdint.h>

/* Bytes of a charset and the character that they stand for. */
struct charset_char {
    unsigned char first;
    unsigned char second; /* 0: one byte is all of it */
    uint32_t code_point;
};

/*
 * Calls `visit` for each character whose first byte is 0x80 or above, in the
 * order of the bytes. Of a charset that this system's iconv lacks there are
 * none. Takes some 0.2 ms: a row of pairs is converted at once.
 */
void charset_each(const char *name,
                  void (*visit)(void *context, struct charset_char c),
                  void *context);

#endif
