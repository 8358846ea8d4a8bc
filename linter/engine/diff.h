/*
 * Unified diffs, as POSIX has them: what `patch -p0` takes.
 */
#ifndef LISTLINT_ENGINE_DIFF_H
#define LISTLINT_ENGINE_DIFF_H

#include "engine/line_run.h"
#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the diff from `before` to `after`, with three lines of context, under
 * the name `path` for both; nothing if they are the same. Lines end at line
 * feeds only: a carriage return is a byte of its line. A name that would not
 * stand on its line as it is is quoted as git and GNU patch do it.
 */
void diff_unified(struct buf *out, struct str path, struct str before,
                  struct str after);

/* Adds the lines of `after` that are not of `before`, and those that adjoin
   lines of `before` that went and held them up. */
void diff_runs(struct line_runs *runs, struct str before, struct str after);

#endif
