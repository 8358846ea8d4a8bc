/*
 * First words: whether a sentence begins with a capital letter, as far as it
 * should.
 */
#ifndef LISTLINT_DOCUMENT_FIRST_WORD_H
#define LISTLINT_DOCUMENT_FIRST_WORD_H

#include <stdbool.h>

#include "document/tokens.h"

enum first_start {
    FIRST_UPPER,
    FIRST_LOWER,
    FIRST_OTHER, /* a digit, code, a link, a name such as `iOS`, a script
                    without case */
};

struct first_word {
    struct span span; /* without the marks behind it; empty if no letter begins
                         the text */
    enum first_start start;
    bool eastern; /* the text is Chinese or Japanese */
};

/* The first word of the text; the words of `entry` are names in it. */
struct first_word first_word_read(struct tokens tokens, struct str entry);

#endif
