/*
 * Line ends: LF, CRLF and CR, and nothing else (CommonMark 0.29, 2.1).
 */
#ifndef LISTLINT_DOCUMENT_LINE_END_H
#define LISTLINT_DOCUMENT_LINE_END_H

#include "document/document.h"

enum line_end { LINE_END_LF, LINE_END_CRLF, LINE_END_CR, LINE_END_KINDS };

struct line_ends {
    size_t counts[LINE_END_KINDS];
    enum line_end usual; /* of most lines; the first of those that are equal */
};

struct line_ends line_ends_count(const struct document *document);

/* The bytes behind a line, as the source has them; none behind the last. */
struct str line_end(const struct document *document, size_t line);

/* The same, by kind: false behind the last line. */
bool line_end_kind(const struct document *document, size_t line,
                   enum line_end *kind);

/* The bytes of a kind, and its name: "CRLF". */
struct str line_end_text(enum line_end kind);
const char *line_end_name(enum line_end kind);

#endif
