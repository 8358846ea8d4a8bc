/*
 * `listlint manual`: the manual page, as scdoc reads it.
 */
#ifndef LISTLINT_CLI_MANUAL_H
#define LISTLINT_CLI_MANUAL_H

#include <stdio.h>

void manual_write(FILE *out);

#endif
