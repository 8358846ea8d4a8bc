/*
 * What a page of HTML says of itself: its title, whether it has the places
 * that links point to, and whether it is a page about a page that is missing.
 *
 * What cannot be told for sure is not said.
 */
#ifndef LISTLINT_WEB_PAGE_READ_H
#define LISTLINT_WEB_PAGE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* Bytes of a title and of a heading. */
enum { PAGE_TITLE_MAX = 300 };

/* A page as it came from the web. */
struct page {
    struct str url;          /* as the list has it, before any redirect */
    struct str content_type; /* the field of the header */
    struct str body;
    bool whole; /* the body is not cut off */
};

/* In the arena; `missing` are views of the fragments that were asked for. */
struct page_facts {
    struct str title;   /* of its first <title>: white space collapsed, UTF-8,
                           cut between characters; empty if there is none */
    struct str heading; /* of its first <h1>, the same */
    const struct str *missing; /* fragments that the page has not, in the
                                  order asked */
    size_t nmissing;
    bool scripted;  /* scripts make its content, or may: no fragment is
                       missing then */
    bool not_found; /* says itself that there is no such page */
    bool parked;    /* its domain is parked or for sale */
};

/*
 * Reads a page. The fragments are without '#', as the list has them. All is
 * empty for what is not HTML; of a body that is cut off only title and heading
 * are told. Takes time linear in the body, and as much memory as its UTF-8
 * takes, up to five times that where it is one tag or comment.
 */
void page_read(struct arena *arena, const struct page *page,
               const struct str *fragments, size_t count,
               struct page_facts *facts);

#endif
