/*
 * Scripts, as far as it matters to characters that show nothing: in which
 * ones such a character is part of how words are written.
 *
 * By Unicode blocks, so that marks, digits and punctuation of a script count
 * as it does.
 */
#ifndef LISTLINT_TEXT_SCRIPT_TRAIT_H
#define LISTLINT_TEXT_SCRIPT_TRAIT_H

#include <stdint.h>

/* Single bits, so that they make sets. */
enum script_trait {
    SCRIPT_SHAPED = 1,    /* letters take their form from those beside them:
                             Arabic and its kin, and those of India */
    SCRIPT_UNSPACED = 2,  /* words are written without spaces: Thai, Khmer */
    SCRIPT_MONGOLIAN = 4, /* and Manchu, which have selectors of their own */
    SCRIPT_JAMO = 8,      /* parts of Korean syllables */
    SCRIPT_HAN = 16,      /* ideographs, which have variants */
};

/* The traits of the script of a character; 0 for most. */
unsigned script_traits(uint32_t code_point);

#endif
