/*
 * --changed-since and --diff-file: what of the lists has changed.
 */
#ifndef LISTLINT_CLI_CHANGES_H
#define LISTLINT_CLI_CHANGES_H

#include <stdbool.h>

#include "cli/lists.h"

/*
 * Sets list->changed of every list, if the options ask for that; a list that
 * the change does not name has no new lines. Paths of a diff are those from the
 * root of the repository that a list is in, else from the working folder. False
 * on failure, with one line in `*error`; it and what was found are in the arena
 * of the lists.
 */
bool changes_find(struct lists *lists, struct str *error);

#endif
