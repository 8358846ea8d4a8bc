/*
 * Columns: how many code points stand before an offset in its line.
 *
 * Where a document has a long line, marks at equal distances hold the count up
 * to there, so that asking for many places of it takes no longer than of many
 * short ones.
 */
#ifndef LISTLINT_DOCUMENT_COLUMNS_H
#define LISTLINT_DOCUMENT_COLUMNS_H

#include "document/document.h"

/* The first character that starts at or behind a multiple of the distance. */
struct mark {
    size_t offset;
    size_t count; /* code points of the document before it */
};

/* Sets the marks of a document whose source and lines are known, if it needs
   any. */
void columns_mark(struct document *document);

#endif
