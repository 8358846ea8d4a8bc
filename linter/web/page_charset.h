/*
 * The characters of a page, from whatever encoding it is in.
 */
#ifndef LISTLINT_WEB_PAGE_CHARSET_H
#define LISTLINT_WEB_PAGE_CHARSET_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/charset.h"
#include "text/str.h"

struct page_decoder {
    struct str rest;               /* bytes that are left */
    const struct charset *charset; /* NULL for UTF-8 and UTF-16 */
    bool wide;                     /* UTF-16 */
    bool little;                   /* of it, the little end first */
};

/*
 * Tells the encoding by the mark at the front of the body, the Content-Type or
 * a <meta>, as browsers do (WHATWG HTML, "determining the character encoding");
 * but what is UTF-8 throughout is UTF-8, whatever it is said to be. False where
 * it is one that cannot be read here.
 */
bool page_decoder_init(struct page_decoder *decoder, struct str body,
                       struct str content_type);

/* Adds some KiB as valid UTF-8 without NULs; false when nothing is left. */
bool page_decode(struct page_decoder *decoder, struct buf *out);

#endif
