/*
 * The rows of one paragraph, in the search for drafts. A part of
 * document/draft.h.
 */
#ifndef LISTLINT_DOCUMENT_DRAFT_ROWS_H
#define LISTLINT_DOCUMENT_DRAFT_ROWS_H

#include "document/draft.h"

struct lines {
    const struct document *document;
    struct arena *arena;
    const struct block *block;
    struct row *rows; /* one a line */
    size_t count;
};

/* The bytes of a row. */
struct str lines_text(const struct lines *lines, const struct row *row);

/* Whether rows without any delimiter row look like a table: DRAFT_NO_DELIMITER
   or DRAFT_ABOVE. */
bool lines_judge(const struct lines *lines, struct draft *draft);

#endif
