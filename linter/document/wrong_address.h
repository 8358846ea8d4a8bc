/*
 * Addresses whose percent-encoded bytes are mojibake: `caf%C3%83%C2%A9`
 * decodes to `cafÃ©`, which was `café` once.
 *
 * Only paths count, since a query may ask for anything. Whether the address
 * leads somewhere none the less, only the web can tell: there are servers whose
 * files have such names.
 */
#ifndef LISTLINT_DOCUMENT_WRONG_ADDRESS_H
#define LISTLINT_DOCUMENT_WRONG_ADDRESS_H

#include <stddef.h>

#include "document/document.h"

struct wrong_address {
    struct span span;   /* the address */
    struct str how;     /* the code page: "Windows-1252" */
    struct str decoded; /* the path, without its percent-encoding */
    struct str said;    /* what that was once */
};

/* The wrong addresses of a document, links first. */
struct wrong_addresses {
    struct wrong_address *items;
    size_t count;
};

/* Finds all of them; the arena holds them. Takes time linear in the document,
   and next to none where no address has percent signs. */
struct wrong_addresses document_wrong_addresses(
    struct arena *arena, const struct document *document);

#endif
