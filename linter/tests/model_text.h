/*
 * A document as text, all that document/document.h says of it, so that two
 * documents of the same bytes can be compared and a difference be read.
 */
#ifndef LISTLINT_TESTS_MODEL_TEXT_H
#define LISTLINT_TESTS_MODEL_TEXT_H

#include <stdbool.h>

#include "document/document.h"
#include "text/buf.h"

/* Adds one line for each thing that is in the document. */
void model_text(struct buf *out, const struct document *document);

/* Whether a list is the same as a whole, in pieces as short as can be, and in
   pieces that are parsed ahead; what differs is written to standard error. */
bool model_is_one(struct str list);

#endif
