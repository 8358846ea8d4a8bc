/*
 * The characters of the original text, one after the other, from characters
 * that each show one or two of its bytes. A part of text/pairs.h.
 */
#ifndef LISTLINT_TEXT_PAIRS_READ_H
#define LISTLINT_TEXT_PAIRS_READ_H

#include "text/pairpage.h"
#include "text/str.h"

struct pairs_char {
    uint32_t code_point;    /* 0 if bytes are missing */
    unsigned char bytes[4]; /* those that are known; 0 for one that is not */
    size_t need;            /* how many it has; 0 if the first one is missing */
    bool placed;            /* each known byte stands where it belongs */
};

/* Where a reading stands in a text. */
struct pairs_cursor {
    const struct pairpage *page;
    struct str text;
    size_t at;     /* behind the last character that was looked at */
    int queue[2];  /* what it gave and nobody has taken yet */
    size_t queued; /* how many of them */
    bool failed;   /* something stands there that is no mojibake */
    bool wider;    /* a character of the larger page was met */
    bool asked;    /* a question mark stands for something that was lost */
    bool headless; /* what was lost holds the first byte of what follows */
};

/* A cursor at the start of a run. */
struct pairs_cursor pairs_cursor(const struct pairpage *page, struct str text,
                                 size_t start);

/*
 * Reads one character of the original. False at the end of the run, before a
 * character of ASCII, and where it is no mojibake, which `failed` tells.
 */
bool pairs_read(struct pairs_cursor *cursor, struct pairs_char *c);

#endif
