/*
 * Normalization Form C, as far as it composes (Unicode Standard Annex #15):
 * letters that are written as a letter and combining marks, and that Unicode
 * has as fewer characters.
 *
 * Characters that NFC would replace or take apart, and never compose again, are
 * left as they are: singletons such as U+212B, ideographs of compatibility, and
 * the letters that are excluded from composition, as in Bengali and Hindi.
 * So are marks that only stand in another order, which Arabic writes.
 */
#ifndef LISTLINT_TEXT_NFC_H
#define LISTLINT_TEXT_NFC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/census.h"
#include "text/str.h"

/* A letter with more marks is none that anybody reads. */
enum { NFC_MOST = 16 };

struct nfc {
    size_t start, end;        /* bytes of the text: the letter and its marks */
    uint32_t first, mark;     /* its first two characters */
    uint32_t composed;        /* the first character of what it is in NFC */
    char bytes[4 * NFC_MOST]; /* all of it in NFC */
    size_t len;
};

/* Whether a text with that census may hold a mark that composes at all. */
bool nfc_may_occur(const struct census *census);

/* The first letter at or behind `*at` that composes; `*at` is moved behind it.
   False when there is no more. Takes time linear in the text. */
bool nfc_next(struct str text, size_t *at, struct nfc *found);

/* Whether a character may compose with one before it (NFC_Quick_Check). */
bool nfc_is_mark(uint32_t code_point);

#endif
