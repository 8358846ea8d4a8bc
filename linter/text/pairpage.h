/*
 * Double-byte code pages: which bytes stand for a character.
 *
 * The tables are those of the C library's iconv where the program is built
 * (text/tables/). Only characters of the basic plane are there: no page has
 * others.
 */
#ifndef LISTLINT_TEXT_PAIRPAGE_H
#define LISTLINT_TEXT_PAIRPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAIRPAGE_COUNT 3

/* The bytes of one character. */
struct pair {
    unsigned char first;  /* 0x80 or above; 0 if the page lacks it */
    unsigned char second; /* 0: one byte is all of it */
    bool wider;           /* only the larger page of the family has it */
    bool is_twin;         /* pairpage_other has other bytes for it */
};

struct pairpage {
    const char *name;       /* as people call it: "GBK" */
    const char *wider_name; /* of the larger page: "GB18030" */
    bool is_square;         /* a national standard of 94 rows of 94, extended */
    bool keeps_leads;       /* it has every pair of a first and a second byte of
                               UTF-8, so that no whole character goes unseen */
    const uint16_t *codes;  /* by code point: see text/pairpage_code.h */
    const uint16_t (*twins)[2];      /* their codes, by the code less 1 */
    const unsigned char *beginnings; /* by code point, of all pages */
};

/* All pages, the likelier ones first: constant. */
const struct pairpage *pairpages(void);

struct pair pairpage_bytes(const struct pairpage *page, uint32_t code_point);

/* The other bytes of a character that has two pairs: only the bytes around it
   can tell which were meant. Of pairs that UTF-8 cannot hold there are none. */
struct pair pairpage_other(const struct pairpage *page, uint32_t code_point);

/* Whether the bytes lie outside of what the page was first made for, and so do
   not stand for characters that many words hold: half of all bytes of UTF-8
   that are read as pairs do. */
bool pairpage_odd(const struct pairpage *page, struct pair pair);

/* The pages, bit n for the page of that index, in which the bytes of the
   character could be the first ones of a UTF-8 sequence. Quick: clean text ends
   here nearly always. */
unsigned pairpage_beginnings(const struct pairpage *pages, uint32_t code_point);

#endif
