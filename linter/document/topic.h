/*
 * Lines that speak of characters: lists about Unicode show the very ones that
 * are damage elsewhere.
 */
#ifndef LISTLINT_DOCUMENT_TOPIC_H
#define LISTLINT_DOCUMENT_TOPIC_H

#include <stdbool.h>

#include "document/document.h"

/* A document whose lines are asked, in their order at best; begins as
   {document, .line = NONE}. */
struct topic {
    const struct document *document;
    size_t line; /* that was asked last, or NONE */
    bool is_unicode;
};

/* Whether the line that holds the offset names a character by its number, as
   U+200B, or the kinds of characters that these rules are about. */
bool topic_is_unicode(struct topic *topic, size_t offset);

#endif
