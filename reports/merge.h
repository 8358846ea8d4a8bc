/*
 * Several runs as one record.
 *
 * The runs are in order, the last one is the newest. A run is complete if its
 * summary is there; one that is not was killed, and stands back behind those
 * that are.
 *
 * - Documents are the same by path, and stand in the order of first sight. What
 *   is told of one is the last complete run's that has it.
 * - Rules are the same by code: all of them, as the last run has them. A rule
 *   ran if it ran in any.
 * - Findings: of each document and rule, those of the last complete run that
 *   has the document and in which the rule ran. So a run of some rules and one
 *   of others add up, and a newer run of all takes the place of an older one.
 *   They are in the order of path, offset and rule, as in a run.
 * - Links are the same by url, an excluded one for itself. Their places in a
 *   document are those of the last complete run that has it; a link without
 *   any is gone. What came of it is of the last run that asked: nothing that
 *   was skipped for want of the network or because its line is not new or was
 *   fixed, and nothing that was interrupted or found no network counts as long
 *   as another run knows more. What was skipped for another reason stands
 *   between.
 * - Where no run with the document is complete, the last one counts; for the
 *   places of a link, the last one that has come to that link.
 * - The record is offline if all runs were, and partial or unfinished if a run
 *   is that tells of a document; its time is the latest. Requests, seconds and
 * what was suppressed, is in the baseline or was fixed are summed, all else is
 * counted anew.
 */
#ifndef LISTLINT_REPORTS_MERGE_H
#define LISTLINT_REPORTS_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"

struct merge_run {
    const struct record *record;
    bool complete;
};

/* The record, whose strings are those of the runs; the arena holds the rest.
   There is a run at least. */
const struct record *merge_runs(struct arena *arena,
                                const struct merge_run *runs, size_t count);

#endif
