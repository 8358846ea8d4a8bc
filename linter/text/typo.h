/*
 * Words that are one word, typed wrong once.
 *
 * Two words of one language may well be one letter apart. What tells a slip
 * from another word is its form, its length, and that neither the first nor
 * the last letter, which make endings, have part in it.
 */
#ifndef LISTLINT_TEXT_TYPO_H
#define LISTLINT_TEXT_TYPO_H

#include <stdbool.h>

#include "text/str.h"

/* Shorter words are not compared, longer ones are none. */
enum { TYPO_SHORTEST = 8, TYPO_LONGEST = 32 };

/* Whether a word can be compared: ASCII letters, only the first of them
   large. */
bool typo_is_word(struct str word);

/*
 * Whether the two differ by one slip between their first and last letters: two
 * neighbours swapped, one letter doubled or not, one of the key beside it, or,
 * in a word of at least ten, one left out. Case makes no difference.
 */
bool typo_apart(struct str a, struct str b);

#endif
