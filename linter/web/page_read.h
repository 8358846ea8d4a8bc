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

#include "engine/response.h"
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

/*
 * Reads a page. The fragments are without '#', as the list has them. All is
 * empty for what is not HTML; of a body that is cut off only title and heading
 * are told. The strings are in the arena, `missing` are views of the fragments
 * that were asked for, in that order. Takes time linear in the body, and as
 * much memory as its UTF-8 takes, up to five times that where it is one tag or
 * comment.
 */
void page_read(struct arena *arena, const struct page *page,
               const struct str *fragments, size_t count,
               struct page_facts *facts);

#endif
