/*
 * Punctuation glued to an address: it belongs to the sentence around it.
 */
#ifndef LISTLINT_TEXT_GLUED_H
#define LISTLINT_TEXT_GLUED_H

#include <stddef.h>

#include "text/str.h"

/*
 * The offset of the fullwidth or CJK punctuation that a bare address goes on
 * over, or STR_NONE. Behind letters other than ASCII it may well be part of
 * the address, such as the title of an article.
 */
size_t glued_inside(struct str address);

/* How many bytes of punctuation a written destination ends in that no address
   ends in; 0 for none. A full stop may be right: `/wiki/Inc.` */
size_t glued_end(struct str address);

#endif
