/*
 * `listlint init`: a configuration that says what the lists are like, for a
 * maintainer to keep.
 */
#ifndef LISTLINT_CLI_INIT_H
#define LISTLINT_CLI_INIT_H

#include "cli/options.h"
#include "cli/run.h"

/*
 * Prints it on standard output; no file is written. Under it the same lists
 * have no error that they have not without it. Trouble is told on standard
 * error, in one line.
 */
enum exit_status run_init(const struct options *options);

#endif
