/*
 * Whether a page says of itself that there is no such page, or that its domain
 * is parked: in the words that servers and sites use for it.
 */
#ifndef LISTLINT_WEB_PAGE_WORDS_H
#define LISTLINT_WEB_PAGE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* What a page says, in lower case (web/page_fold.h). */
struct page_words {
    struct str url; /* as the list has it */
    struct str title, heading, text;
    size_t words; /* of the page beside menus and the like */
    bool parking; /* it names a service that parks domains */
};

/*
 * Title, heading and text must bear each other out, as far as they are there,
 * so that an article about such pages is none; nor is a page whose address
 * speaks of it.
 */
bool page_is_not_found(const struct page_words *page);

bool page_is_parked(const struct page_words *page);

/* Whether an address or a script names a service that parks domains. */
bool page_names_parking(struct str text);

#endif
