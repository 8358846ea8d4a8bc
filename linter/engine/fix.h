/*
 * Applies the edits that findings propose. Whether those that are called safe
 * hide nothing is asked before: engine/withhold.h.
 */
#ifndef LISTLINT_ENGINE_FIX_H
#define LISTLINT_ENGINE_FIX_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/finding.h"
#include "text/buf.h"

/* Passes over one document after which it is left as it is. */
enum { FIX_PASSES = 10 };

/* Bytes of a text, and those that stand in their place in the next. */
struct move {
    struct span before, after;
};

/* What a pass made. */
struct fixed {
    struct buf text;
    struct move *moves; /* by position */
    size_t nmoves, capacity;
};

void fixed_init(struct fixed *fixed);
void fixed_release(struct fixed *fixed);

/*
 * One pass: adds to `out` the document with the edits of the findings that
 * are about it. The edits of a finding are applied all or none: none if it is
 * held, if one of them is unsafe and `unsafe` is not given, or if it overlaps
 * or touches one that was taken before. Those that mend damaged text are taken
 * first, then the others, each in the order of the findings. A line feed in the
 * text of an edit becomes the line end that most lines of the document have. A
 * wide document is added in UTF-8; no finding is taken there unless one that
 * converts it is among those that may be. Returns how many findings were taken:
 * with 0 the document is to be left as it is. Takes time linear in the document
 * and the edits, but for one sort.
 */
size_t fix_pass(struct buf *out, const struct document *document,
                struct finding *const *findings, size_t count, bool unsafe);

/* The same into `fixed`, which is empty, with what moved where. The caller owns
   the result: fixed_release. */
size_t fix_document(struct fixed *fixed, const struct document *document,
                    struct finding *const *findings, size_t count, bool unsafe);

#endif
