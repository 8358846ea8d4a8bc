/*
 * Stray pipes: those that split a cell in the midst of a link or of code.
 *
 * GitHub splits a row before it looks for links and code, so a pipe inside
 * one of them needs a backslash, and in an address `%7C`.
 */
#ifndef LISTLINT_DOCUMENT_STRAY_H
#define LISTLINT_DOCUMENT_STRAY_H

#include "document/document.h"

enum stray_place { STRAY_ADDRESS, STRAY_TEXT, STRAY_CODE };

struct stray {
    size_t pipe; /* its offset in the source */
    enum stray_place place;
    struct span around; /* the link or the code that it tears */
};

/*
 * The stray pipes of a row of a table with so many columns, by position, in
 * the arena, NULL for none; returns their number. Two back-ticks may well stand
 * in two cells, so they are only taken for code when stray pipes explain every
 * cell that the row has too many.
 */
size_t stray_find(struct arena *arena, struct str source, const struct row *row,
                  size_t columns, struct stray **strays);

#endif
