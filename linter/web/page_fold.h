/*
 * Text in lower case, to compare what people and pages write either way.
 */
#ifndef LISTLINT_WEB_PAGE_FOLD_H
#define LISTLINT_WEB_PAGE_FOLD_H

#include "text/buf.h"
#include "text/str.h"

/* Adds the text in lower case, each character by itself, with curly quotes
   straight and no-break spaces plain. Invalid bytes become U+FFFD. */
void page_fold(struct buf *out, struct str text);

#endif
