/*
 * Passages: the stretches that are read as one, a cell of a table or else a
 * line. What is judged by its surroundings is judged within its passage.
 */
#ifndef LISTLINT_DOCUMENT_PASSAGE_H
#define LISTLINT_DOCUMENT_PASSAGE_H

#include "document/document.h"

struct passage {
    struct span span;
    const char *name; /* "cell" or "line" */
};

/* The passage that holds the offset. A pipe between two cells, and what
   stands before the first one, are in the passage of the line. */
struct passage passage_at(const struct document *document, size_t offset);

/* How many pipes the line of the offset may get before GitHub shows less of it:
   as many as its row is short of cells; none in a header row; NONE outside of a
   table. */
size_t passage_pipes(const struct document *document, size_t offset);

#endif
