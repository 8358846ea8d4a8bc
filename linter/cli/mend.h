/*
 * Fixes: the lists mended in rounds, and what becomes of the new texts.
 */
#ifndef LISTLINT_CLI_MEND_H
#define LISTLINT_CLI_MEND_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/round.h"
#include "text/buf.h"

/* One list. */
struct mend {
    struct buf text; /* the new text, if it changed */
    bool changed;
    size_t fixed; /* findings */
};

struct mends {
    struct mend *items; /* by the list's index */
    size_t count;
    struct round *round;
    struct arena arena; /* of what has changed, in each pass */
};

/*
 * Applies the fixes that the options ask for, but for safe ones that would hide
 * something (engine/withhold.h): pass by pass, until nothing changes or
 * FIX_PASSES are over, which is told on standard error, and so is a wide list
 * that is left as it is for want of the fix that converts it. The round is then
 * the one of the new texts. Nothing is fixed in an interrupted run. The caller
 * owns the result, which must outlive the round: mends_release.
 */
void mends_make(struct mends *mends, struct round *round);
void mends_release(struct mends *mends);

/*
 * Writes the lists that changed, each in one step, and standard input's to
 * standard output, changed or not. A list that cannot be written is told on
 * standard error, and is for the round what it was. False if there was any.
 */
bool mends_write(struct mends *mends, struct arena *arena);

/* Whether a list changed. */
bool mends_any(const struct mends *mends);

/* Adds a unified diff of every list that changed; of a wide one that of its
   text, below a line that says so. */
void mends_diff(const struct mends *mends, struct arena *arena,
                struct buf *out);

/* Gives the round the lists as they were. */
void mends_undo(struct mends *mends);

/* Findings that were fixed. */
size_t mends_fixed(const struct mends *mends);

#endif
