/*
 * `listlint version`: the program, and the libraries that it runs with.
 */
#ifndef LISTLINT_CLI_LIBRARIES_H
#define LISTLINT_CLI_LIBRARIES_H

#include <stdio.h>

/*
 * Writes the program's version on a line of its own, then a line for each
 * library: the version that runs, and in brackets what it can and the version
 * that the program was built with, where that is another one.
 */
void version_write(FILE *out);

#endif
