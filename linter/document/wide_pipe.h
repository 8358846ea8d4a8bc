/*
 * Characters that look like a pipe and separate nothing: the fullwidth pipe
 * of a Chinese or Japanese keyboard, the line of a box drawing.
 */
#ifndef LISTLINT_DOCUMENT_WIDE_PIPE_H
#define LISTLINT_DOCUMENT_WIDE_PIPE_H

#include "document/document.h"

struct wide_pipe {
    const char *bytes; /* in UTF-8 */
    unsigned code_point;
    const char *name; /* "fullwidth pipe" */
};

/*
 * The first of them at or after `from` in the part of the source, outside
 * code, and where it stands; NULL if there is none.
 */
const struct wide_pipe *wide_pipe_find(const struct document *document,
                                       struct span part, size_t from,
                                       struct span *at);

/* The row as it would be with pipes in their place; its places are in a text
   of its own. The arena holds it. */
struct row wide_pipe_read(struct arena *arena, const struct document *document,
                          const struct row *row);

/*
 * Whether a row of the table has as many cells as the header only when they
 * are read as pipes. One without any pipe must have outer ones too: else it is
 * prose.
 */
bool wide_pipe_explains(struct arena *arena, const struct document *document,
                        const struct table *table, const struct row *row);

#endif
