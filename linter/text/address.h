/*
 * Addresses of the network, and which of them are never asked unbidden.
 */
#ifndef LISTLINT_TEXT_ADDRESS_H
#define LISTLINT_TEXT_ADDRESS_H

#include <stdbool.h>

#include "text/str.h"

struct sockaddr;

/* An IPv4 or IPv6 address, in network order. */
struct address {
    bool v6;
    unsigned char bytes[16]; /* of IPv4 the first four */
};

/* Room for an address as text, with its NUL: INET6_ADDRSTRLEN. */
enum { ADDRESS_TEXT = 46 };

/* False where the family is neither IPv4 nor IPv6. */
bool address_from(const struct sockaddr *sockaddr, struct address *address);

/*
 * A host that is an address and no name: dotted or in any other form that
 * inet_aton takes (`0x7f.1`, `2130706433`, `017700000001`), or IPv6 without
 * its brackets. False for a name.
 */
bool address_literal(struct str host, struct address *address);

/*
 * Whether the address is none of the public Internet: this host, private
 * networks, link-local, shared, multicast and reserved ranges (RFC 6890), and
 * the IPv6 ranges that can carry such an IPv4 address.
 */
bool address_private(const struct address *address);

/* The same of a socket address; what is neither IPv4 nor IPv6 is private. */
bool address_private_socket(const struct sockaddr *sockaddr);

/* Writes the address as people know it and returns `text`. */
const char *address_print(const struct address *address,
                          char text[ADDRESS_TEXT]);

#endif
