/*
 * What cmark-gfm is kept from: tables that take it quadratic time or memory
 * without bound.
 *
 * Debian's version keeps the cells of a row in a list that it walks for each
 * one more, and pads every short row to the width of the header, so that a few
 * kilobytes become gigabytes. GitHub's version has bounds of its own.
 */
#ifndef LISTLINT_DOCUMENT_GUARD_H
#define LISTLINT_DOCUMENT_GUARD_H

#include "document/document.h"

/* A line of more cells is no row to us. */
enum { GUARD_CELLS = 1024 };

/* A table with more cells added to its short rows is none to us; this is the
   number at which GitHub's version stops adding rows. */
enum { GUARD_PADDING = 0x80000 };

/*
 * The source as cmark-gfm may see it: the same bytes at the same places, but
 * that the pipes of lines beyond these bounds are letters. Where there is
 * nothing to keep it from, the source itself; else a copy in the document's
 * arena. The document's lines are known.
 */
struct str guard_source(struct document *document);

#endif
