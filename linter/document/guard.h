/*
 * What cmark-gfm is kept from: what takes it quadratic time or memory without
 * bound.
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

/* A line may begin with so many marks of quotes and list items, and with so
   much white space around them: each line goes through all that is open. GitHub
   nests lists as deep. */
enum { GUARD_MARKS = 100, GUARD_INDENT = 1000 };

/* Steps that cmark-gfm may take to look ahead for what is never there, and back
   for the header row of a table, for the document and for each byte of it. */
enum { GUARD_STEPS = 16 * 1024 * 1024, GUARD_STEPS_PER_BYTE = 64 };

/* Bytes of definitions, once for each link that refers to one, for the document
   and for each byte of it. GitHub's version takes one for each byte. */
enum { GUARD_REFERENCES = 1024 * 1024, GUARD_REFERENCES_PER_BYTE = 4 };

/*
 * The source as cmark-gfm may see it: the same bytes at the same places, but
 * that the first bytes of what is beyond these bounds are commas, and all
 * pipes of such a line; and that a torn sequence of UTF-8 at the end of a line
 * begins with a byte that is of none. Where there is nothing to keep it from,
 * the source itself; else a copy in the document's arena. The document's lines
 * are known; where it is beyond a bound is noted in it, but for what means
 * nothing to GitHub either.
 */
struct str guard_source(struct document *document);

/* What to say of a bound that the document is beyond: "2000 cells in a line;
   more than 1024 are no row of a table". In the arena. */
struct str guard_excess(struct arena *arena, const struct document *document,
                        enum excess_kind kind);

#endif
