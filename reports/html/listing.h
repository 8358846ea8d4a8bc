/*
 * Tables of the page that tell addresses one by one.
 */
#ifndef LISTLINT_REPORTS_HTML_LISTING_H
#define LISTLINT_REPORTS_HTML_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "reports/html/page.h"
#include "reports/html/table.h"

enum listing_shape {
    LISTING_OPEN,
    LISTING_FOLDED, /* it is shown on demand, and on paper */
    LISTING_MINOR,  /* it is shown on demand alone */
};

struct listing {
    const char *title, *about; /* `about` may be empty */
    bool (*holds)(const struct record_link *link);
    void (*put)(struct page *page, const struct record_link *link);
    enum listing_shape shape;
    struct table_column columns[5];
};

extern const struct listing listing_dead, listing_moved, listing_unverified,
    listing_skipped;

struct page_total page_listing_total(const struct page *page,
                                     const struct listing *listing);

/* With its heading; nothing where it is empty. */
void page_listing(struct page *page, const struct listing *listing);

#endif
