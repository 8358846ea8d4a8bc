/*
 * The plain text of a document: what it shows as the bytes that stand there.
 *
 * Where a link was meant and none was made, its brackets are plain text. The
 * plain text is as long as the source and has each byte at its place; what is
 * no plain text is a mark.
 */
#ifndef LISTLINT_DOCUMENT_PLAIN_H
#define LISTLINT_DOCUMENT_PLAIN_H

#include "document/document.h"

enum {
    PLAIN_NONE = 0, /* between the texts: a paragraph, a heading and a cell
                       are one text each; code and HTML blocks are none */
    PLAIN_CODE = 1, /* code, a tag, an escaped character */
    PLAIN_LINK = 2, /* a link that is rendered, but for bare addresses, or
                       one that is torn */
};

/* Makes document->plain; when all else is in the document but broken links. */
void plain_make(struct document *document);

/* The next text at or behind `from`: no PLAIN_NONE is in it, and in a
   paragraph one line feed stands between its lines. False at the end. */
bool plain_next(const struct document *document, size_t from,
                struct span *text);

/* Whether the offset of the text lies in a rendered or torn link, in code, in
   a tag or outside of all text. */
bool plain_masked(const struct document *document, size_t offset);

#endif
