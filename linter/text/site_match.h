/*
 * An address held against the table of sites.
 */
#ifndef LISTLINT_TEXT_SITE_MATCH_H
#define LISTLINT_TEXT_SITE_MATCH_H

#include "text/buf.h"
#include "text/site_table.h"
#include "text/site_variable.h"
#include "text/url.h"

struct site_match {
    const struct site_host *host;   /* null: nothing is known of the host */
    const struct site_route *route; /* null: nothing is known of the page */
    struct str parameter;           /* the part of the query that is {id} */
    struct str slots[SLOTS];        /* views into the address */
};

/* A host with a port or a user before it is not the site's. */
struct site_match site_match(const struct url *url);

/* The host without `www.` before it and the dot at its end. */
struct str site_bare_host(struct str host);

/* The host of the identity; one that stands for many without its label. */
struct str site_match_host(const struct site_match *match);

/*
 * Adds host, port and path by which the address is compared: those of the
 * address itself where the page is not known, the host without `www.` and the
 * dot at its end. The path may end with a query.
 */
void site_match_write(struct buf *out, const struct site_match *match,
                      const struct url *url);

#endif
