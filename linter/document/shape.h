/*
 * The shape of a row: whether a line that is in no table looks like a row of
 * one, so that it can be said that the row is missing there.
 */
#ifndef LISTLINT_DOCUMENT_SHAPE_H
#define LISTLINT_DOCUMENT_SHAPE_H

#include "document/document.h"

/*
 * Whether the row has as many cells as the table, two or more, and the outer
 * pipes of its header or of its last row. A row without a leading pipe may as
 * well be a bar of links: its links must also stand in the same columns as
 * those of the table's first or last row.
 */
bool shape_fits(const struct document *document, const struct table *table,
                const struct row *row);

/* The last row of a table; its delimiter row where there are none. */
const struct row *shape_last_row(const struct table *table);

#endif
