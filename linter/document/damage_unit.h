/*
 * The parts of a document that are read as one text each: cells, headings
 * and paragraphs. A part of document/damage.h.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_UNIT_H
#define LISTLINT_DOCUMENT_DAMAGE_UNIT_H

#include "document/document.h"

/* A cell is one piece; a heading and a paragraph are one for each line. */
struct unit {
    const struct span *pieces;
    size_t count;
};

/* Calls `visit` for each unit that holds more than ASCII, in order. */
void unit_each(const struct document *document,
               void (*visit)(void *context, struct unit unit), void *context);

/* Where an iteration over the text of a unit stands. */
struct unit_cursor {
    const struct document *document;
    struct unit unit;
    size_t piece; /* index */
    size_t at;    /* offset in the document; 0 to begin with */
};

/* The next stretch of text that no code span interrupts; false at the end. */
bool unit_next(struct unit_cursor *cursor, struct span *text);

#endif
