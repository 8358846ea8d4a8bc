/*
 * The search for drafts, and the rows of the paragraph that it is at. A part
 * of document/draft.h.
 */
#ifndef LISTLINT_DOCUMENT_DRAFT_ROWS_H
#define LISTLINT_DOCUMENT_DRAFT_ROWS_H

#include "document/draft.h"

/* Where the search for drafts is; begins as {document, arena}. */
struct draft_search {
    const struct document *document;
    struct arena *arena;       /* for the draft at hand, released for the
                                  next */
    size_t block;              /* to look at next */
    const struct table *table; /* that rows here may be cut off from, or NULL */
    size_t section;            /* of that table */
    bool joins;                /* only rows of it, and blank lines, since */
};

/* The next draft of the document; false when there is no more. */
bool draft_next(struct draft_search *search, struct draft *draft);

struct lines {
    const struct document *document;
    struct arena *arena;
    const struct block *block;
    struct row *rows; /* one a line */
    size_t count;
};

/* The bytes of a row. */
struct str lines_text(const struct lines *lines, const struct row *row);

/* Whether a block begins on the line behind the one before it. */
bool lines_adjacent(const struct document *document, const struct block *block);

/* Whether a table begins right below the paragraph. */
bool lines_above_table(const struct lines *lines);

/* Whether the paragraph begins with rows that the table above was meant to
   hold: DRAFT_CUT_OFF. With `joins` only blank lines may stand between. */
bool lines_judge_cut_off(const struct lines *lines, const struct table *table,
                         bool joins, struct draft *draft);

/* Whether a table of the header's columns would hide text: of a line of the
   paragraph, in surplus cells, as a definition, or in a tag, code or a link of
   several cells; or of what stands behind its list item. Nobody knows what
   becomes of a table right below. */
bool lines_hide(const struct lines *lines, const struct draft *draft);

/* Whether rows without any delimiter row look like a table: DRAFT_NO_DELIMITER
   or DRAFT_ABOVE. */
bool lines_judge(const struct lines *lines, struct draft *draft);

#endif
