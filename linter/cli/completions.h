/*
 * `listlint completions SHELL`: a script that makes a shell complete command
 * lines of listlint, from the tables of commands, options, formats and rules.
 */
#ifndef LISTLINT_CLI_COMPLETIONS_H
#define LISTLINT_CLI_COMPLETIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/options.h"

/* The shells, in the order of the writers below, for cli/choice.h. */
#define COMPLETION_SHELLS "bash zsh fish"

/* Writes the script. False if the options name no shell or several, with one
   line in `*error` (in the options' arena). */
bool completions_write(FILE *out, struct options *options, struct str *error);

void completions_bash(FILE *out);
void completions_zsh(FILE *out);
void completions_fish(FILE *out);

#endif
