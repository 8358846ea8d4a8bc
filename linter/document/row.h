/*
 * Rows as they stand in the source.
 *
 * cmark-gfm drops surplus cells, pads missing ones and shows no table where
 * the delimiter row is wrong; these functions see what was written. They
 * split where cmark-gfm splits: at every pipe that no backslash precedes.
 */
#ifndef LISTLINT_DOCUMENT_ROW_H
#define LISTLINT_DOCUMENT_ROW_H

#include "document/document.h"

/*
 * Splits the part `span` of a line into cells, which the arena holds. A part
 * without a pipe is a row of one cell, an empty one a row of none.
 */
struct row row_scan(struct arena *arena, struct str source, struct span span);

/* Whether a pipe that separates cells stands there: cmark-gfm takes `\|` for
   text wherever it stands, whatever precedes the backslash. */
bool row_separator(struct str text, size_t at);

/* The offset of the first such pipe at or behind `from`, or the length. */
size_t row_next_pipe(struct str text, size_t from);

/* Pipes in the text that separate cells: whether there are any, and how
   many. */
bool row_has_pipe(struct str text);
size_t row_pipes(struct str text);

/* Whether GitHub takes the text for a delimiter row (`|---|:-:|`), and if
   so of how many columns; 0 if not. */
size_t row_delimiter_columns(struct str text);

/* Whether a cell is one of a delimiter row: `---`, `:--`, `--:`, `:-:`. */
bool row_delimiter_cell(struct str content);

#endif
