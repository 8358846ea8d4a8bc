/*
 * Encodings older than UTF-8, that ASCII is a part of: which character each
 * sequence of bytes means, strictly.
 *
 * The tables are asked of the C library's iconv at the first use, which takes
 * some milliseconds, and never change afterwards, so any number of threads may
 * read them. An encoding that this system's iconv does not know has no bytes.
 */
#ifndef LISTLINT_TEXT_CHARSET_H
#define LISTLINT_TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/model.h"
#include "text/str.h"
#include "text/utf8.h"

#define CHARSET_COUNT 29

struct charset {
    const char *name; /* as people call it: "GB18030" */
    double rarity;    /* the negative logarithm of how often it is met */
    /* Its own languages, behind them those met in it now and then; then NULL.
     */
    const struct model *languages[MODELS_MOST + 1];
    size_t nown;
    uint32_t singles[128];    /* the character of the byte 0x80 + index, or 0 */
    uint32_t (*pairs)[256];   /* by first byte less 0x80 and second, or NULL */
    uint32_t (*triples)[256]; /* the same behind 0x8F */
    uint32_t *fours;          /* GB18030: those of the BMP, in order */
};

/* All of them, the likelier ones first; made at the first call, from any
   thread. */
const struct charset *charsets(void);

/* The character at the front of `bytes`, as utf8_decode gives it. */
struct utf8_char charset_decode(const struct charset *charset,
                                struct str bytes);

#endif
