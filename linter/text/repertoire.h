/*
 * Characters in everyday use: what a text may be expected to hold.
 *
 * A decoder that guesses wrong gives letters of dead scripts, rare ideographs
 * and unassigned code points; one that guesses right gives these.
 */
#ifndef LISTLINT_TEXT_REPERTOIRE_H
#define LISTLINT_TEXT_REPERTOIRE_H

#include <stdint.h>

/* What a character is evidence of; single bits, so that they make sets. */
enum repertoire {
    REPERTOIRE_NONE = 0,
    REPERTOIRE_PLAIN = 1, /* Latin letters, typographic marks, emoji */
    REPERTOIRE_EAST = 2,  /* Chinese, Japanese, Korean and their marks */
    REPERTOIRE_OTHER = 4, /* letters and signs of other living scripts */
};

/*
 * The part of the repertoire that holds a character, or REPERTOIRE_NONE.
 * Ideographs and Hangul syllables are those of GB 2312, Big5, JIS X 0208 and
 * KS X 1001.
 */
enum repertoire repertoire_of(uint32_t code_point);

#endif
