/*
 * What the tables offer to complete, for the writer of each shell.
 */
#ifndef LISTLINT_CLI_COMPLETION_WORDS_H
#define LISTLINT_CLI_COMPLETION_WORDS_H

#include <stdio.h>

#include "cli/placeholder.h"

/* Writes one word that is offered; what is said of it is one line. */
typedef void word_offer(FILE *out, struct str word, struct str summary);

void offer_commands(FILE *out, word_offer *offer);
void offer_formats(FILE *out, word_offer *offer);

/* ALL, families and what their codes begin with, codes, names. */
void offer_rules(FILE *out, word_offer *offer);

/* The lines of a summary as one, in the arena. */
struct str summary_line(struct arena *arena, const char *summary);

/* Writes text for the inside of single quotes of a shell: `quote` for each `'`,
   and `backslash` for each `\`. */
void write_quoted(FILE *out, struct str text, const char *quote,
                  const char *backslash);

/* An argument of a command, and which one it is: `1`, or `*` for all from
   there. */
typedef void argument_write(FILE *out, const struct command_row *command,
                            struct str at, struct offered offered);

void each_argument(FILE *out, argument_write *write);

#endif
