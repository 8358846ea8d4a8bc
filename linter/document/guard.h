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

/* So many delimiter rows between two blank lines may have another number of
   cells than the line above; further ones are none to us. GitHub's version
   gives a paragraph up after the first. */
enum { GUARD_TRIES = 16 };

/*
 * The source as cmark-gfm may see it: the same bytes at the same places, but
 * that the pipes of lines beyond these bounds are letters, and the hyphens of
 * such delimiter rows. Where there is
 * nothing to keep it from, the source itself; else a copy in the document's
 * arena. The document's lines are known.
 */
struct str guard_source(struct document *document);

#endif
