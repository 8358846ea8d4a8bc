/*
 * The ideographs and Hangul syllables of the national standards GB 2312, Big5,
 * JIS X 0208 and KS X 1001, as the C library's iconv has them where the program
 * is built (text/tables/).
 */
#ifndef LISTLINT_TEXT_EASTERN_H
#define LISTLINT_TEXT_EASTERN_H

#define EASTERN_FIRST 0x4E00u /* the first ideograph */
#define EASTERN_LAST  0xD7A3u /* the last Hangul syllable */

/* A bit for each character from the first to the last, the low bits first. */
extern const unsigned char eastern_bits[(EASTERN_LAST - EASTERN_FIRST) / 8 + 1];

#endif
