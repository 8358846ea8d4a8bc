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

#endif
