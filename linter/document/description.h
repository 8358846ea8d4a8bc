/*
 * Descriptions: what a bullet or a cell says of the thing that it names, and
 * how that begins and ends for a reader.
 *
 * Behind a description may stand what is none of it: licences and languages
 * as code, links in parentheses, badges, emoji. Before one, that too.
 */
#ifndef LISTLINT_DOCUMENT_DESCRIPTION_H
#define LISTLINT_DOCUMENT_DESCRIPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/first_word.h"

enum description_end {
    DESCRIPTION_OPEN,    /* a letter, a comma, a bracket */
    DESCRIPTION_PERIOD,  /* "." or what other scripts write for it */
    DESCRIPTION_MARK,    /* another mark that ends a sentence, or "etc." */
    DESCRIPTION_UNKNOWN, /* a link or code that may be none of it, a script
                            without such marks */
};

struct description {
    struct span span; /* up to its last character */
    struct first_word first;
    enum description_end end;
    struct span last;        /* the character that it ends with */
    size_t length;           /* characters that a reader sees of it */
    size_t length_with_rest; /* and of what stands behind it */
};

/*
 * The description of a bullet: what follows the dash or the colon behind its
 * link. False if there is none, or if nobody knows what it says: it is
 * damaged or holds a link that is torn.
 */
bool description_of_bullet(const struct document *document,
                           const struct entry *entry,
                           struct description *description);

/* The description that the cell is; its row names the entry, or nothing. */
bool description_of_cell(const struct document *document,
                         const struct cell *cell, struct str name,
                         struct description *description);

#endif
