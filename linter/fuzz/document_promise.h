/*
 * What document/document.h promises of a document of any bytes.
 */
#ifndef LISTLINT_FUZZ_DOCUMENT_PROMISE_H
#define LISTLINT_FUZZ_DOCUMENT_PROMISE_H

#include "document/document.h"

/* That a span is in order and within another. */
void promise_span(struct span span, struct span within, const char *what);

/* All of the document. */
struct span document_span(const struct document *document);

/* Every place lies in the document, and in what holds it; what is by position
   is in order; every index leads somewhere. */
void promise_document(const struct document *document);

/* That a list is the same in pieces and as a whole. */
void promise_pieces(struct str list);

#endif
