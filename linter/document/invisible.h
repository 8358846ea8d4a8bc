/*
 * Characters that nobody sees, and what GitHub would see without them.
 */
#ifndef LISTLINT_DOCUMENT_INVISIBLE_H
#define LISTLINT_DOCUMENT_INVISIBLE_H

#include <stdbool.h>

#include "document/document.h"

/*
 * Whether the document is surely rendered as before once these bytes, which
 * lie in one line and show nothing, are gone. An invisible character between
 * `1` and `.` or within `&amp;` keeps Markdown from reading them as one: it
 * is not surely so where punctuation is near.
 */
bool invisible_removable(const struct document *document, struct span span);

#endif
