/*
 * Spans in order, of which none overlaps another: code, tags, comments.
 */
#ifndef LISTLINT_DOCUMENT_SPANS_H
#define LISTLINT_DOCUMENT_SPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

/* The index of the first span that ends behind the offset; their number if
   there is none. */
size_t spans_first(const struct span *spans, size_t count, size_t offset);

/* Whether one of them holds the offset. */
bool spans_hold(const struct span *spans, size_t count, size_t offset);

#endif
