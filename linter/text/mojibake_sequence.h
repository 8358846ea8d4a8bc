/*
 * One character of the original text, as a code page shows its UTF-8 bytes.
 * A part of text/mojibake.h.
 */
#ifndef LISTLINT_TEXT_MOJIBAKE_SEQUENCE_H
#define LISTLINT_TEXT_MOJIBAKE_SEQUENCE_H

#include "text/mojibake.h"

struct sequence {
    char bytes[4];       /* a lead byte and the continuation bytes behind it */
    size_t have, need;   /* how many there are, how many the lead asks for */
    size_t len;          /* bytes of the text that they take */
    unsigned kind;       /* enum repertoire; NONE if nothing plausible */
    uint32_t code_point; /* the character, 0 if bytes are missing */
    bool deep;           /* it is in no everyday use and yet one that pages show
                            for a byte: part of mojibake, if of anything */
};

/*
 * Reads the sequence at the front of `text`. False where no lead byte
 * stands, or where what stands there is no UTF-8, implausible, or short of
 * bytes that the reading cannot have lost.
 */
bool sequence_read(const struct mojibake_reading *reading, struct str text,
                   struct sequence *sequence);

/* The byte that the page has for the first character of `text`, or 0; `*len`
   is how many bytes that character has. */
unsigned char sequence_byte(const struct mojibake_reading *reading,
                            struct str text, size_t *len);

#endif
