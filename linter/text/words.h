/*
 * Words of a list, and lists of words.
 */
#ifndef LISTLINT_TEXT_WORDS_H
#define LISTLINT_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Whether `words`, separated by single spaces, hold the word; ASCII letters
   of either case are alike. */
bool words_have(const char *words, struct str word);

/*
 * The offset of the phrase in the text, or STR_NONE. It counts only where no
 * ASCII letter or digit stands right before or behind it, so that `top` is
 * not in `Laptop`; ASCII letters of either case are alike.
 */
size_t words_find(struct str text, struct str phrase);

#endif
