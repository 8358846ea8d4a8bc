/*
 * Excerpts: the line that a finding is about, cut to the columns there are,
 * and where the carets under it go.
 */
#ifndef LISTLINT_REPORTS_EXCERPT_H
#define LISTLINT_REPORTS_EXCERPT_H

#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"
#include "text/str.h"

struct excerpt {
    struct str text;       /* with an ellipsis at each side that was cut */
    size_t indent;         /* columns before the first caret */
    size_t carets;         /* at least 1, also for an empty mark */
    size_t mark, mark_end; /* bytes of the text that are marked */
};

/*
 * Cuts a line to `width` columns (at least 4) around its mark. Graphemes are
 * shown whole or not at all. The arena holds the text. Takes time for the
 * columns, whatever the length of the line.
 */
struct excerpt excerpt_cut(struct arena *arena,
                           const struct record_excerpt *line, size_t width);

#endif
