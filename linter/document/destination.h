/*
 * Destinations: every address that the list spells out, once.
 *
 * A reference link has its address in its definition, so the definition is the
 * destination and not the links that name it. Those that are never used lead
 * nowhere and are none.
 */
#ifndef LISTLINT_DOCUMENT_DESTINATION_H
#define LISTLINT_DOCUMENT_DESTINATION_H

#include "document/document.h"

struct destination {
    struct str url;          /* with escapes and entities resolved */
    struct span span;        /* as written, without brackets */
    const struct link *link; /* NULL for that of a definition */
    bool exact;              /* it is written as it is resolved */
};

/* The place of the search; begins as {document}. */
struct destination_search {
    const struct document *document;
    size_t next;
};

/* The next destination, links first; false when there is no more. */
bool destination_next(struct destination_search *search,
                      struct destination *found);

/* Whether what is written may hold an entity of HTML. One is resolved in a link
   and in angle brackets, and is itself in a bare address. */
bool destination_has_entity(struct str written);

/* Whether that, or a backslash, may make it another address in a link than
   bare. */
bool destination_is_resolved(struct str written);

#endif
