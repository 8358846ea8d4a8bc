/*
 * Addresses that lack their scheme: what was meant for the web, and is a path
 * as it stands.
 */
#ifndef LISTLINT_TEXT_SCHEMELESS_H
#define LISTLINT_TEXT_SCHEMELESS_H

#include "text/str.h"

enum address_lack {
    ADDRESS_LACKS_NOTHING, /* or it may well be a file */
    ADDRESS_LACKS_HTTPS,   /* `www.example.org`, `github.com/a` */
    ADDRESS_LACKS_MAILTO,  /* `a@example.org` */
};

/* What the address lacks, where that is sure. */
enum address_lack address_lack(struct str address);

#endif
