/*
 * Relics: well known characters that are left where text was lost.
 *
 * "锟斤拷" is U+FFFD U+FFFD in UTF-8, read as GBK: the text was lost before.
 * "烫" and "屯" are the bytes 0xCC and 0xCD twice, with which debug builds of
 * Microsoft's compiler fill memory, read as GBK: there never was a text. Texts
 * about mojibake show both, so that more than one example is asked for, and no
 * other Chinese beside it. Code spans are left out.
 */
#ifndef LISTLINT_DOCUMENT_RELIC_H
#define LISTLINT_DOCUMENT_RELIC_H

#include <stddef.h>

#include "document/document.h"

struct relic {
    struct span span; /* from the first to the last of a unit: a cell, a heading
                         or a paragraph */
    size_t replaced;  /* characters that had become U+FFFD */
    size_t unset;     /* bytes of memory that nothing was written to */
    unsigned byte;    /* which they hold */
};

/* The relics of a document, by position. */
struct relics {
    struct relic *items;
    size_t count;
};

/* Finds all of them; the arena holds them. Takes time linear in the document,
   and next to none where there is none. */
struct relics document_relics(struct arena *arena,
                              const struct document *document);

#endif
