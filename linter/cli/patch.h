/*
 * Reads a unified diff: which lines it adds to which files.
 *
 * It may be of git, in any of its forms but the combined one, or of `diff -u`;
 * with a message before it, with several files, with as much context as it
 * likes. POSIX defines the format, git-diff(1) what git adds to it.
 */
#ifndef LISTLINT_CLI_PATCH_H
#define LISTLINT_CLI_PATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/changed.h"
#include "text/arena.h"
#include "text/str.h"

/* A file that the diff makes or changes. */
struct patch_file {
    struct str path; /* without a prefix such as `b/` */
    bool whole;      /* it differs, and the diff does not say where */
    size_t first;    /* its runs in patch->runs */
    size_t nruns;
};

struct patch {
    struct patch_file *files; /* by path; one path may stand several times */
    size_t nfiles, capacity;
    struct line_runs runs;
    struct arena arena;
};

/*
 * Reads all of it; no bytes at all are a diff too. The text must outlive the
 * patch. False on failure, with `line N: ...` in `*error`, in the patch's
 * arena. The caller owns the result in any case: patch_release.
 */
bool patch_read(struct patch *patch, struct str text, struct str *error);
void patch_release(struct patch *patch);

/* Whether the diff names the file. */
bool patch_has(const struct patch *patch, struct str path);

/* What the diff adds to the file with that path and this text; nothing if it
   does not name it. The arena holds the result. */
const struct changed *patch_changed(const struct patch *patch,
                                    struct arena *arena, struct str path,
                                    struct str text);

#endif
