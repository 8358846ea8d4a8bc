/*
 * Normalization Form C of any text (Unicode Standard Annex #15), for texts that
 * are compared and not shown; text/nfc.h is about what a list should write.
 */
#ifndef LISTLINT_TEXT_COMPOSE_H
#define LISTLINT_TEXT_COMPOSE_H

#include "text/buf.h"
#include "text/str.h"

/* Characters of one letter with its marks: the canonical order is that of so
   many, so that time is linear in any text. */
enum { COMPOSE_MOST = 32 };

/* Adds the text in that form; bytes that are no UTF-8 as they are. */
void compose_add(struct buf *out, struct str text);

#endif
