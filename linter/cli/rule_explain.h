/*
 * `listlint explain`: the pages of rules.
 */
#ifndef LISTLINT_CLI_RULE_EXPLAIN_H
#define LISTLINT_CLI_RULE_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/options.h"

/*
 * Writes the page of each rule that the words of the command line name, in
 * their order; a family or the beginning of a code names several. False, with
 * one line in `*error` and nothing written, if a word names no rule or there
 * is none. Reads no file.
 */
bool rule_explain(FILE *out, struct options *options, struct str *error);

#endif
