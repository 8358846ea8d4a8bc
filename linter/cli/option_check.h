/*
 * What is wrong with options that are each right: told when all are read, as
 * parsing->error.
 */
#ifndef LISTLINT_CLI_OPTION_CHECK_H
#define LISTLINT_CLI_OPTION_CHECK_H

#include "cli/option_table.h"

/* Those that exclude each other or need another one, or the command. */
void option_check_together(struct parsing *parsing);

/* Those that `report` does not take. */
void option_check_report(struct parsing *parsing);

#endif
