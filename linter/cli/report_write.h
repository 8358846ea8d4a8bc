/*
 * A record as a report that was asked for, where it was asked for.
 */
#ifndef LISTLINT_CLI_REPORT_WRITE_H
#define LISTLINT_CLI_REPORT_WRITE_H

#include <stdbool.h>

#include "cli/options.h"
#include "text/arena.h"

/*
 * Writes the report to its file, or to `standard` (standard output or standard
 * error) if it has none. False on failure, with a line in `*error`, in the
 * arena.
 */
bool report_write(const struct options *options,
                  const struct output_option *wanted,
                  const struct record *record, int standard,
                  struct arena *arena, struct str *error);

/*
 * Whether each report that has a file has one of its own, which is none of
 * those that are read; through symbolic links. False with a line in `*error`,
 * in the arena.
 */
bool report_files_apart(const struct options *options,
                        const char *const *inputs, size_t ninputs,
                        struct arena *arena, struct str *error);

#endif
