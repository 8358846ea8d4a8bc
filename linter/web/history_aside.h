/*
 * A file of the history that is no use, moved out of the way: nobody's bytes
 * are lost.
 */
#ifndef LISTLINT_WEB_HISTORY_ASIDE_H
#define LISTLINT_WEB_HISTORY_ASIDE_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

/* Renames the file, and what SQLite has put beside it, to PATH.damaged, over
   what was there. False where it could not; `*warning` is a line of what
   happened. No connection has the file open. */
bool history_aside(const char *path, struct arena *arena, struct str *warning);

/* Renames the journal beside the file, which is none of ours: to roll it back
   may delete any file that it names. False where there is one still. */
bool history_aside_journal(const char *path, struct arena *arena);

#endif
