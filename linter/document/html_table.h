/*
 * Tables written in HTML: how many columns each of their rows fills.
 */
#ifndef LISTLINT_DOCUMENT_HTML_TABLE_H
#define LISTLINT_DOCUMENT_HTML_TABLE_H

#include "document/document.h"

struct html_row {
    struct span span; /* of the tag that begins it */
    size_t cells;     /* as written */
    size_t columns;   /* that they fill, with those of cells above that reach
                         into the row */
    bool header;      /* in a <thead>, or of <th> alone */
};

struct html_table {
    struct span span; /* of its first tag */
    struct html_row *rows;
    size_t nrows;
    struct html_table *next;
};

/*
 * Reads the tables of the HTML blocks as the HTML standard (4.9) forms them:
 * end tags of rows and cells may be missing, nested tables are their own. A
 * table is left out where it is not closed, where a part of it is code to
 * GitHub, where it is nested too deep or a cell spans more than a thousand
 * rows. In the arena, by the place of their ends; NULL if there is none.
 */
struct html_table *html_table_read(struct arena *arena,
                                   const struct document *document);

#endif
