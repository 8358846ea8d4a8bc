/*
 * The search for broken links, while it is at work on one text.
 */
#ifndef LISTLINT_DOCUMENT_BROKEN_SCAN_H
#define LISTLINT_DOCUMENT_BROKEN_SCAN_H

#include "document/broken.h"

/* A square bracket; a width of 0 is none. */
struct bracket_at {
    size_t at, width;
};

/* One text at work. */
struct broken_scan {
    const struct document *document;
    struct str plain; /* up to the end of the text */
    size_t start;     /* of the text */
    size_t next[4];   /* where each of the bytes that begin something is next */
    struct bracket_at *open;
    size_t nopen, open_capacity;
    struct broken *found;
    size_t nfound, found_capacity;
};

/*
 * Each looks at one place of the text and adds what is broken there: at a
 * closing square bracket, with the one that it closes if there is any; at an
 * opening one that nothing closes; at a closing parenthesis; at a `<`.
 */
void broken_at_close(struct broken_scan *scan, struct bracket_at open,
                     struct bracket_at close);
void broken_at_open(struct broken_scan *scan, size_t open);
void broken_at_round(struct broken_scan *scan, size_t close);
void broken_at_angle(struct broken_scan *scan, size_t at);

#endif
