/*
 * A run: from the lists to the reports.
 *
 *     lists read -> documents parsed -> [offline rules || web requests]
 *         -> web rules -> findings in order -> fixes, and the same again
 *         -> lists written -> baseline written -> record -> reports
 */
#ifndef LISTLINT_CLI_RUN_H
#define LISTLINT_CLI_RUN_H

#include "cli/options.h"

/* What the program ends with. */
enum exit_status {
    EXIT_CLEAN = 0,
    EXIT_FINDINGS = 1,
    EXIT_TROUBLE = 2,
    EXIT_INTERRUPTED = 130,
};

/* Checks the lists, or only their links, and writes the reports. Trouble is
   told on standard error, in one line. */
enum exit_status run_check(const struct options *options);

#endif
