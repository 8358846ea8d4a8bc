/*
 * The places that links point to in a page: which of the wanted ones it has.
 *
 * A place counts as there when an element has it as id or an <a> as name, in
 * whatever case, and also when the source of the page holds its name in quotes
 * anywhere, as a script would that makes the element.
 */
#ifndef LISTLINT_WEB_PAGE_FRAGMENT_H
#define LISTLINT_WEB_PAGE_FRAGMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/map.h"
#include "text/str.h"

/* Longer names than this many bytes are never told to be missing. */
enum { FRAGMENT_MAX = 256 };

/* A name in lower case. */
struct page_place {
    bool there;
    bool linked; /* the page itself links to it */
};

struct page_fragments {
    const struct str *wanted;
    size_t count;
    struct page_place **written; /* of each wanted one, NULL where it is not
                                    to be judged */
    struct page_place **decoded; /* the same, percent-decoded */
    struct map places;
    bool user_content; /* the page has ids as GitHub renders them */
    struct buf token;  /* of the source: what has been read of a name */
    struct buf folded;
    char before, twice;  /* the bytes before the token, the nearer one first */
    size_t escape;       /* how much of \\uXXXX has been read */
    unsigned unit, high; /* what it says; the first half of a pair */
};

/* Whether it is worth while to look for the fragment, which is without '#': it
   is the name of a place, and no state of a script. */
bool page_fragment_judged(struct str fragment);

/* The wanted ones, which are without '#', stay the caller's. What is not in
   the arena page_fragments_release gives back. */
void page_fragments_init(struct page_fragments *fragments, struct arena *arena,
                         const struct str *wanted, size_t count);
void page_fragments_release(struct page_fragments *fragments);

/* Takes note of an id. */
void page_fragments_see(struct page_fragments *fragments, struct str id);

/* Reads the next piece of the source, which is UTF-8. */
void page_fragments_scan(struct page_fragments *fragments, struct str piece);

/* Those that are not there, in the arena; their number in `*count`. */
const struct str *page_fragments_missing(const struct page_fragments *fragments,
                                         struct arena *arena, size_t *count);

#endif
