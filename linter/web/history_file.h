/*
 * The file of the history: opened, made and looked through.
 */
#ifndef LISTLINT_WEB_HISTORY_FILE_H
#define LISTLINT_WEB_HISTORY_FILE_H

#include <sqlite3.h>

#include "web/history.h"

/* The database, ready for use; NULL and the lines are as for history_open.
   The caller owns it: sqlite3_close. */
sqlite3 *history_file_open(const char *path,
                           const struct history_options *options,
                           struct arena *arena, struct str *warning,
                           struct str *error);

/* What is wrong, where SQLite answers so: "the disk is full"; constant. */
const char *history_file_words(int result);

#endif
