/*
 * The part of a document that a change touched, and the findings about it.
 *
 * Of a list that has changed only that is checked, and what is old is left
 * alone. When fixes move the text, the part moves with it.
 */
#ifndef LISTLINT_ENGINE_CHANGED_H
#define LISTLINT_ENGINE_CHANGED_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/check.h"
#include "engine/fix.h"
#include "engine/line_run.h"
#include "text/arena.h"

/* Whole lines with their line ends, as spans in order that do not overlap. */
struct changed_spans {
    struct span *items;
    size_t count;
};

struct changed {
    size_t length;               /* of the text */
    struct changed_spans added;  /* lines that are new */
    struct changed_spans beside; /* lines that adjoin lines that went */
};

/* Adds a span that begins no earlier than the last; what overlaps or touches
   becomes one, and an empty one is nothing. There is room for it. */
void changed_spans_add(struct changed_spans *spans, struct span span);

/* What the runs are in the text, in any order; lines behind its end are left
   out. The runs are sorted. The arena holds the result. */
const struct changed *changed_lines(struct arena *arena, struct str text,
                                    struct line_runs *runs);

/* All of a document. The arena holds the result. */
const struct changed *changed_all(struct arena *arena);

/* The part in the text that was made of `before`. What a fix put into a line
   that is not of the part is not of it either, so that no fix makes room for
   another. The arena holds the result. */
const struct changed *changed_after(struct arena *arena,
                                    const struct changed *changed,
                                    struct str before,
                                    const struct fixed *fixed);

/* Whether a new line holds some of the span; an empty span is held by the line
   that it begins, is in, or ends. */
bool changed_adds(const struct changed *changed, struct span span);

/* The same of a line that adjoins lines that went. */
bool changed_adjoins(const struct changed *changed, struct span span);

/*
 * Which links are new: sets `unchanged` of each, by its index, that is not on a
 * new line. A reference link is new with its definition too.
 */
void changed_links(const struct changed *changed,
                   const struct document *document, bool *unchanged);

/*
 * Drops the findings, the suppressed ones and those in the baseline, that touch
 * no change, by the document's index: neither they nor a place or an edit of
 * theirs is on a new line, they do not come of lines that went beside them, and
 * they are not what the web says of a new link. A finding about a whole
 * document stays if that has new lines. One on an old line that speaks of a new
 * line of its document is told there.
 */
void changed_keep(struct findings *findings,
                  const struct collection *collection,
                  const struct changed *const *changed);

#endif
