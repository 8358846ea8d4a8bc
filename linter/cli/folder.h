/*
 * The Markdown files of a folder.
 */
#ifndef LISTLINT_CLI_FOLDER_H
#define LISTLINT_CLI_FOLDER_H

#include <stdbool.h>

#include "cli/paths.h"
#include "text/arena.h"
#include "text/str.h"

/*
 * Adds the .md and .markdown files of a folder and all below it, by bytes,
 * each behind the folder's own path. In a git work tree those that git does
 * not ignore; elsewhere all but those in hidden folders and node_modules.
 * Symbolic links are left out: what they point to is named on its own, or is
 * no part of the folder. The strings are in the arena. False on failure, with
 * one line in `*error`.
 */
bool folder_lists(struct paths *paths, struct arena *arena, struct str folder,
                  struct str *error);

#endif
