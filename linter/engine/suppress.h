/*
 * Puts suppressions to work: which findings are not shown, which links are
 * not asked, and which comments did nothing.
 *
 * A finding belongs to the line where it starts. All comments that hold there
 * get the credit, but of several of one kind the first only.
 */
#ifndef LISTLINT_ENGINE_SUPPRESS_H
#define LISTLINT_ENGINE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/check.h"
#include "engine/suppression.h"

/*
 * Which links of the document all rules of the web are suppressed for: sets
 * `excluded` by the link's index, and notes which names were of use. `torn`
 * links are never asked.
 */
void suppress_links(const struct suppressions *suppressions, bool *excluded);

/* What ran. */
struct suppress_run {
    const struct collection *collection; /* with its suppressions */
    const struct settings *settings;
    bool offline; /* the rules of the web did not run, or not on all links */
    size_t threads;
};

/*
 * When all rules but those of the last stage have run: moves what is
 * suppressed to findings->suppressed, each with its suppression, finds out
 * which names did nothing, and runs the last stage.
 */
void suppress_findings(struct findings *findings,
                       const struct suppress_run *run);

#endif
