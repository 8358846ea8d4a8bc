/*
 * The command `report`: reports of runs that were stored as jsonl.
 */
#ifndef LISTLINT_CLI_REPORT_RUN_H
#define LISTLINT_CLI_REPORT_RUN_H

#include "cli/options.h"
#include "cli/run.h"

/*
 * Reads the runs, merges them and writes the reports. The status is
 * EXIT_FINDINGS only if --fail-on is given and reached: what the
 * configurations of the runs said is not known. Trouble is told on standard
 * error, in one line.
 */
enum exit_status run_report(const struct options *options);

#endif
