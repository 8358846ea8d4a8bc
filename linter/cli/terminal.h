/*
 * What an output is, and how a report for people is to look there.
 */
#ifndef LISTLINT_CLI_TERMINAL_H
#define LISTLINT_CLI_TERMINAL_H

#include "cli/options.h"
#include "reports/report.h"

/* The style of a report to an open file, or, if that is -1, to one that is no
   terminal. Colours as --color says; `auto` heeds NO_COLOR and TERM. */
struct report_style terminal_style(const struct options *options, int file);

#endif
