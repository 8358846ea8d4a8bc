/*
 * What git knows of a folder.
 */
#ifndef LISTLINT_CLI_GIT_H
#define LISTLINT_CLI_GIT_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the files of a folder and all below it that git tracks or does not
 * ignore: paths from that folder, each with a NUL behind it, in git's order;
 * tracked ones that are deleted too. False if the folder is in no work tree,
 * or git is not there. No shell is run, nor any program that the folder's
 * configuration names.
 */
bool git_files(struct buf *files, struct arena *arena, struct str folder);

#endif
