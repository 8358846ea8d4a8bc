/*
 * What broken links are made of: brackets of either width, and addresses.
 *
 * All of it reads plain text (document/plain.h) up to its end, and each
 * stops at the next square bracket, so that a text is read a few times at
 * most however many brackets it has.
 */
#ifndef LISTLINT_DOCUMENT_BROKEN_PARTS_H
#define LISTLINT_DOCUMENT_BROKEN_PARTS_H

#include "document/document.h"

enum bracket { SQUARE_OPEN, SQUARE_CLOSE, ROUND_OPEN, ROUND_CLOSE };

/* The bytes of such a bracket at the offset: 0 if there is none, 1, or 3 for
   a fullwidth one. */
size_t bracket_width(struct str text, size_t at, enum bracket bracket);

enum reach_kind {
    REACH_NOTHING, /* no address, or one with brackets or code in it */
    REACH_CLOSED,  /* a parenthesis closes it */
    REACH_CUT,     /* one on the next line does */
    REACH_OPEN,    /* white space or the end of the text ends it */
};

struct reach {
    enum reach_kind kind;
    struct span target;
    size_t close; /* bytes of the closing parenthesis */
};

/* Reads the address of the web behind an opening parenthesis. */
struct reach reach_web(struct str text, size_t at);

/* The same for any word, never REACH_NOTHING for what the word is. */
struct reach reach_word(struct str text, size_t at);

/* Whether the text begins with http://, https:// or www. and more. */
bool is_web_start(struct str text);

/* Whether it is the path of a file, and no word of an aside. */
bool is_path(struct str text);

/* Whether brackets with this text stand for themselves: a checkbox, a
   footnote, the number of a citation, [sic]. */
bool is_aside(struct str text);

#endif
