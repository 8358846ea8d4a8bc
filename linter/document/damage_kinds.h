/*
 * The kinds of mojibake, each found for itself. A part of document/damage.h,
 * which brings them together.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_KINDS_H
#define LISTLINT_DOCUMENT_DAMAGE_KINDS_H

#include "document/damage.h"

/* UTF-8 read as a page of one byte a character, text/mojibake.h. */
struct damages damage_find_singles(struct arena *arena,
                                   const struct document *document);

/* UTF-8 read as a page of two bytes a character, text/pairs.h. */
struct damages damage_find_pairs(struct arena *arena,
                                 const struct document *document);

#endif
