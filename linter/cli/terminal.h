/*
 * What standard output is, and how a report for people is to look there.
 */
#ifndef LISTLINT_CLI_TERMINAL_H
#define LISTLINT_CLI_TERMINAL_H

#include <stdbool.h>

#include "cli/options.h"
#include "reports/report.h"

/* The style of a report to standard output, or to a file. Colours as --color
   says; `auto` heeds NO_COLOR and TERM. */
struct report_style terminal_style(const struct options *options,
                                   bool standard_output);

#endif
