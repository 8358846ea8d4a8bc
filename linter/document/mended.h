/*
 * Text by which things are compared: as it stood before it was damaged.
 *
 * The same thing written once whole and once damaged is the same thing. So
 * the texts of cells, links, headings and entries (their `text`, `name` and
 * `description`) are mended while a document is built; spans, addresses, slugs
 * and anchors stay as the bytes have them, which is what GitHub shows. A text
 * is mended as a whole or not at all: where nobody knows what one of its
 * characters was, it is left as it stands, since two that lost different
 * characters would look the same.
 */
#ifndef LISTLINT_DOCUMENT_MENDED_H
#define LISTLINT_DOCUMENT_MENDED_H

#include <stdbool.h>

#include "document/document.h"
#include "text/arena.h"
#include "text/str.h"

/* The bytes of a span, mended; the source's own where there is nothing to
   mend, else in the arena. */
struct str document_mended(struct arena *arena, const struct document *document,
                           struct span span);

/* Whether something in the span is damaged. */
bool document_damaged(const struct document *document, struct span span);

/* Whether characters in the span may have lost bytes: what it said is a
   guess then, however good, or unknown. */
bool document_lost(const struct document *document, struct span span);

#endif
