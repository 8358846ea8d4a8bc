/*
 * A baseline as a file: JSON, one value a line (jsonlines.org).
 *
 *     {"type":"baseline","version":1}
 *     {"list":"README.md"}
 *     {"path":"README.md","rule":"TBL006","fingerprint":"...","about":"..."}
 *
 * A line a list and a line a finding, each in the order of bytes: what changes
 * in a list changes the lines about it and no others, and of two branches that
 * both change the file all lines are right. So lines may come in any order and
 * more than once, the header too; but the first line is one.
 *
 * The file may come with a stranger's pull request: it is read strictly and
 * with a bound for everything.
 */
#ifndef LISTLINT_CLI_BASELINE_FILE_H
#define LISTLINT_CLI_BASELINE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/baseline.h"
#include "text/arena.h"
#include "text/str.h"

/* Adds what the text of a file says, and sorts. False with `FILE:LINE: REASON`
   in `*error`, in the arena. */
bool baseline_parse(struct baseline *baseline, struct str text,
                    const char *file, struct arena *arena, struct str *error);

/* Reads a file, which may be a pipe. As above. */
bool baseline_read(struct baseline *baseline, const char *file,
                   struct arena *arena, struct str *error);

/* Writes it, in ASCII; it is sorted. */
void baseline_write(FILE *out, const struct baseline *baseline);

#endif
