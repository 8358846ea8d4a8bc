/*
 * Addresses: their parts, the form in which they are asked, and the identity
 * by which they are compared (RFC 3986).
 */
#ifndef LISTLINT_TEXT_URL_H
#define LISTLINT_TEXT_URL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/str.h"

/* The parts of an address, views into it; what is absent is empty. */
struct url {
    struct str scheme;   /* without ':' */
    struct str user;     /* without '@' */
    struct str host;     /* without the brackets of an IPv6 address */
    struct str port;     /* without ':' */
    struct str path;     /* with its '/' */
    struct str query;    /* without '?' */
    struct str fragment; /* without '#' */
    bool has_authority;  /* "//" stands behind the scheme */
};

/* Where the host begins behind `https://` or `http://`, in lower case; 0 of any
   other address. */
size_t url_web_front(struct str address);

/* The host of an address that begins with `http://` or `https://` and a name in
   normal form, with a path or nothing behind it, as most do; empty of any
   other. */
struct str url_plain_host(struct str address);

/* Splits an address. False where it has no scheme: a path, a fragment. */
bool url_split(struct str address, struct url *url);

/* Whether it has a scheme. */
bool url_has_scheme(struct str address);

/* Whether it is http or https with a host. */
bool url_is_web(struct str address);

/*
 * The form in which an address is asked: scheme and host in lower case, the
 * host in ASCII (IDNA 2008), no default port, no fragment, dot segments
 * removed, bytes that a request may not hold percent-encoded. Never changes
 * what a server sees as different. An empty result means that it cannot be
 * asked (no web address, no valid host).
 */
struct str url_normal(struct arena *arena, struct str address);

/* Whether an address, of which the fragment is taken off, stands in that form
   already, told from a glance: false for some that do. */
bool url_is_normal(struct str address);

/*
 * A key that is equal for addresses that name one thing: besides url_normal,
 * http and https, `www.`, a trailing slash, percent case and tracking
 * parameters count as the same, and what the table of sites knows to be
 * (text/site_table.h: `.git`, `/tree/main`, hf.co, the PDF of a paper). Queries
 * and fragments that identify count.
 */
struct str url_identity(struct arena *arena, struct str address);

/* The hash of the identity (text/hash.h): for most addresses without making
   that. */
uint32_t url_identity_hash(struct arena *scratch, struct str address);

/* Whether a parameter of this name only says where a reader came from. */
bool url_is_tracker(struct str name);

/* `reference` resolved against the absolute address `base` (RFC 3986, 5). */
struct str url_resolve(struct arena *arena, struct str base,
                       struct str reference);

/* The host in lower case, `www.` taken off; empty if there is none; a view of
   the address where that has it so. Escapes are
   decoded only where they make a name: of a printable address it is printable.
   */
struct str url_site(struct arena *arena, struct str address);

#endif
