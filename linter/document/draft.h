/*
 * Drafts: tables that were meant, and that GitHub shows as raw text.
 *
 * A draft is found in a paragraph, which is what GitHub makes of its rows. It
 * has one fault, the first that keeps it from being a table. Prose with a
 * pipe in it, link bars and badges are no drafts.
 */
#ifndef LISTLINT_DOCUMENT_DRAFT_H
#define LISTLINT_DOCUMENT_DRAFT_H

#include "document/delimiter.h"
#include "document/document.h"

enum draft_fault {
    DRAFT_NO_DELIMITER, /* no row looks like a delimiter row */
    DRAFT_ABOVE,        /* the rows stand above a table's header row */
    DRAFT_COUNT,        /* the delimiter row has another number of cells */
    DRAFT_DELIMITER,    /* the delimiter row is not one for GitHub */
    DRAFT_PLACE,        /* it is indented, or outside a block of the table */
    DRAFT_GAP,          /* a blank line stands between it and the header */
    DRAFT_NO_HEADER,    /* no row of cells stands above it */
    DRAFT_PIPES,        /* the header row's pipes only look like pipes */
    DRAFT_CUT_OFF,      /* the rows stand below a table, apart from it */
};

struct draft {
    enum draft_fault fault;
    struct row header, delimiter; /* of the faults that have one */
    struct delimiter meant;       /* what the delimiter row says */
    struct row *rows;             /* below the header and the delimiter row;
                                     of DRAFT_ABOVE those above the header */
    size_t nrows;
    const struct table *table; /* of DRAFT_CUT_OFF */
    size_t above; /* the line that the first row should follow, or NONE where
                     more than blank lines keeps it from there */
    bool hides;   /* a table of these columns would not show all that the
                     lines show as text */
};

/* Makes document->drafts, in the order of the source; when blocks and tables
   are in the document. */
void draft_find(struct document *document);

/*
 * The bytes between the start of a row's line and the row: white space, `>`
 * and, where it begins a list item, the item's marker.
 */
struct str row_prefix(const struct document *document, const struct row *row);

/*
 * Whether the line would define a reference if it began a paragraph. In the
 * middle of one it is text that GitHub shows.
 */
bool line_defines(struct str line);

/* The line end behind a row, as the source has it; empty at its end. */
struct str row_line_end(const struct document *document, const struct row *row);

#endif
