/*
 * `listlint rules`: every rule with its code, name and severity.
 */
#ifndef LISTLINT_CLI_RULE_LIST_H
#define LISTLINT_CLI_RULE_LIST_H

#include <stdio.h>

#include "cli/options.h"
#include "cli/run.h"

/* Writes the rules as a table, or as JSON with --output json. */
enum exit_status rule_list(FILE *out, const struct options *options);

#endif
