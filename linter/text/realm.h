/*
 * From where a host can be reached, told from its name alone.
 */
#ifndef LISTLINT_TEXT_REALM_H
#define LISTLINT_TEXT_REALM_H

#include "text/str.h"

enum realm {
    REALM_PUBLIC,
    REALM_SELF,    /* the machine of the one who asks: `localhost`, 127.0.0.1 */
    REALM_PRIVATE, /* its own network at best: 10.0.0.1, `nas.local` */
};

/*
 * The realm of a host in normal form (host_normal). Private are the addresses
 * of address_private and the names that the public Internet never has: `.local`
 * (RFC 6762), `.home.arpa` (RFC 8375), `.internal`, `.lan`.
 */
enum realm host_realm(struct str host);

#endif
