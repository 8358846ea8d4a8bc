/*
 * Where reports go: to standard output, or to files that are written whole or
 * not at all; but for those that are written while the run goes on
 * (cli/stream.h), whose files hold what was known when it ended, however that
 * was.
 *
 * A file is written beside the one that it replaces; what goes elsewhere is
 * written into memory first. The program must ignore SIGPIPE: a closed pipe is
 * an error like any other.
 */
#ifndef LISTLINT_CLI_OUTPUT_H
#define LISTLINT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/replace.h"
#include "text/arena.h"
#include "text/str.h"

struct output {
    FILE *stream;     /* for the report */
    const char *path; /* NULL: standard output */
    bool to_error;    /* NULL: standard error, if that is set */
    bool beside;      /* the stream is of this file: */
    struct successor successor;
    char *bytes; /* else of this memory */
    size_t len;
};

/*
 * Opens an output for a path, which must outlive it as the arena must, or for
 * standard output if the path is NULL. The caller then closes it soon, with
 * output_save.
 */
void output_open(struct output *output, struct arena *arena, const char *path);

/*
 * Writes what the stream holds and closes it in any case. A regular file is
 * replaced in one step, with the permissions that the umask leaves; a device
 * or pipe is written to. False on failure, with `PATH: REASON` in `*error`, in
 * the arena; a file that was there is then unharmed.
 */
bool output_save(struct output *output, struct arena *arena, struct str *error);

/*
 * Opens a file to be written as the work goes on, and empties it if it is a
 * regular one. The caller owns the descriptor; -1 on failure, with errno.
 */
int output_begin(const char *path);

/*
 * Whether a file could be written at that path, as far as can be told without
 * writing: for finding out before the work, not after. False with a message
 * as above. NULL, standard output, is fine.
 */
bool output_check(const char *path, struct arena *arena, struct str *error);

/* Whether both paths lead to one regular file, be it there or not. */
bool output_same(const char *path, const char *other, struct arena *arena);

#endif
