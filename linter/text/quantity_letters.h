/*
 * The characters of a short text, with the forms that look alike made one: the
 * full-width digits and signs are ASCII, dashes are `-`, and separators are
 * one of `,` and `;`.
 */
#ifndef LISTLINT_TEXT_QUANTITY_LETTERS_H
#define LISTLINT_TEXT_QUANTITY_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/quantity.h"
#include "text/str.h"

enum { LETTERS_WORD = 24 }; /* bytes of a word that is looked up */

struct letters {
    struct str text;
    size_t count;
    uint32_t folded[QUANTITY_LONGEST + 1];
    uint32_t offsets[QUANTITY_LONGEST + 1]; /* in the text */
};

/* False if the text is too long or is not UTF-8. */
bool letters_read(struct str text, struct letters *letters);

/* The character as it is folded; 0 past the end, and nowhere else. */
uint32_t letter_at(const struct letters *letters, size_t at);

/* The part of the text from a letter up to another. */
struct str letters_view(const struct letters *letters, size_t start,
                        size_t end);

/* The folded letters as a word of ASCII in `word`; empty if one is not ASCII,
   or if there are too many. */
struct str letters_word(const struct letters *letters, size_t start, size_t end,
                        char word[LETTERS_WORD]);

size_t letters_skip_spaces(const struct letters *letters, size_t at);

bool letter_is_digit(uint32_t c);   /* ASCII */
bool letter_is_latin(uint32_t c);   /* ASCII */
bool letter_is_east(uint32_t c);    /* Chinese, Japanese, Korean */
bool letter_is_word(uint32_t c);    /* any letter, mark or digit */
bool letter_is_numeral(uint32_t c); /* a digit or number of any script */

#endif
