/*
 * A row of the history's table and the record that it holds.
 */
#ifndef LISTLINT_WEB_HISTORY_ROW_H
#define LISTLINT_WEB_HISTORY_ROW_H

#include <sqlite3.h>

#include "web/history.h"

/* Bytes of a string, and of all strings of a list; items of a list. */
enum {
    HISTORY_STRING_LARGEST = 16 * 1024,
    HISTORY_LIST_LARGEST = 32 * 1024,
    HISTORY_ITEMS_MOST = 4096
};

enum { HISTORY_DAY = 24 * 60 * 60 };

/* Bytes of a row, at most: more than what the limits above leave room for. */
enum { HISTORY_ROW_LARGEST = 1024 * 1024 };

/*
 * Whether the record can be believed and kept: sizes, ranges, UTF-8, times in
 * order, and a verdict of alive or dead.
 */
bool history_row_fits(const struct history_record *record);

/* Empties what does not fit and can be missed: detail and validators. */
void history_row_trim(struct history_record *record);

/* The record with all that it points to, in the arena. */
struct history_record history_row_copy(struct arena *arena,
                                       const struct history_record *record);

/* Binds the record, which fits and stays until the statement is reset. An
   SQLite result. */
int history_row_bind(sqlite3_stmt *statement,
                     const struct history_record *record);

/* Reads the row that the statement stands on; the record is in the arena.
   False: there is something in it that no record holds. */
bool history_row_read(sqlite3_stmt *statement, struct arena *arena,
                      struct history_record *record);

#endif
