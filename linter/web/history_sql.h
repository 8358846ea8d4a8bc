/*
 * The database of the history: all of its SQL.
 *
 * The columns from `verdict` on stand in the order of the table in
 * web/history_row.c. Whoever changes them counts HISTORY_VERSION up.
 */
#ifndef LISTLINT_WEB_HISTORY_SQL_H
#define LISTLINT_WEB_HISTORY_SQL_H

/* "lstl", in the header of the file: that it is ours. */
#define HISTORY_APPLICATION 0x6c73746c
#define HISTORY_VERSION     1

#define HISTORY_TEXT(number)  #number
#define HISTORY_DIGITS(macro) HISTORY_TEXT(macro)

/* `asked` is when a run last wanted to know of the request. */
#define HISTORY_TABLE                                                          \
    "link(key TEXT PRIMARY KEY NOT NULL, asked INTEGER NOT NULL, "             \
    "verdict TEXT NOT NULL, reason TEXT NOT NULL, status INTEGER NOT NULL, "   \
    "final_url TEXT NOT NULL, permanent INTEGER NOT NULL, "                    \
    "tries INTEGER NOT NULL, milliseconds INTEGER NOT NULL, "                  \
    "detail TEXT NOT NULL, hops TEXT NOT NULL, secure INTEGER NOT NULL, "      \
    "page INTEGER NOT NULL, title TEXT NOT NULL, looked_for TEXT NOT NULL, "   \
    "missing TEXT NOT NULL, not_found INTEGER NOT NULL, "                      \
    "parked INTEGER NOT NULL, hub INTEGER NOT NULL, "                          \
    "archived INTEGER NOT NULL, disabled INTEGER NOT NULL, "                   \
    "gated INTEGER NOT NULL, licence TEXT NOT NULL, pushed TEXT NOT NULL, "    \
    "rows_least INTEGER NOT NULL, rows_most INTEGER NOT NULL, "                \
    "bytes INTEGER NOT NULL, etag TEXT NOT NULL, "                             \
    "last_modified TEXT NOT NULL, first_seen INTEGER NOT NULL, "               \
    "checked INTEGER NOT NULL, last_alive INTEGER NOT NULL, "                  \
    "failing_since INTEGER NOT NULL, failing_days INTEGER NOT NULL) "          \
    "STRICT, WITHOUT ROWID"

/* As SQLite writes down what HISTORY_BEGIN made. */
#define HISTORY_SCHEMA "CREATE TABLE " HISTORY_TABLE

/*
 * For an empty file. No journal is ever written beside ours, for SQLite
 * believes a journal, which could be a stranger's; so the header is written
 * with the journal in memory, and all the rest with a write-ahead log.
 */
#define HISTORY_CLAIM                                                          \
    "PRAGMA journal_mode = MEMORY;"                                            \
    "PRAGMA application_id = " HISTORY_DIGITS(HISTORY_APPLICATION) ";"
#define HISTORY_LOG "PRAGMA journal_mode = WAL"
#define HISTORY_BEGIN                                                          \
    "BEGIN IMMEDIATE;"                                                         \
    "CREATE TABLE IF NOT EXISTS " HISTORY_TABLE ";"                            \
    "PRAGMA user_version = " HISTORY_DIGITS(HISTORY_VERSION) ";"               \
                                                             "COMMIT"

/* Pages are written again and again, by the order of their keys: to copy them
   out of the log seldom (at 16 MiB) saves more than it takes. */
#define HISTORY_FRUGAL                                                         \
    "PRAGMA cache_size = -1024;"                                               \
    "PRAGMA wal_autocheckpoint = 4000;"                                        \
    "PRAGMA synchronous = NORMAL"
#define HISTORY_GET_APPLICATION "PRAGMA application_id"
#define HISTORY_GET_VERSION     "PRAGMA user_version"
#define HISTORY_GET_OBJECTS     "SELECT count(*) FROM sqlite_schema"
#define HISTORY_GET_STRANGE                                                    \
    "SELECT count(*) FROM sqlite_schema WHERE type IS NOT 'table' "            \
    "OR name IS NOT 'link' OR tbl_name IS NOT 'link' "                         \
    "OR sql IS NOT '" HISTORY_SCHEMA "'"
#define HISTORY_GET_LOGGED                                                     \
    "SELECT journal_mode IS 'wal' FROM pragma_journal_mode"
#define HISTORY_GET_CHECK                                                      \
    "SELECT count(*) FROM pragma_quick_check(1) WHERE quick_check IS NOT 'ok'"

#define HISTORY_WRITE    "BEGIN IMMEDIATE"
#define HISTORY_COMMIT   "COMMIT"
#define HISTORY_ROLLBACK "ROLLBACK"
#define HISTORY_FIND     "SELECT * FROM link WHERE key = ?1"
#define HISTORY_KEEP                                                           \
    "REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "  \
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define HISTORY_ASK   "UPDATE link SET asked = ?2 WHERE key = ?1"
#define HISTORY_PRUNE "DELETE FROM link WHERE asked < ?1"

/* Where the columns of a row begin, counted from 0. */
enum { HISTORY_AT_KEY, HISTORY_AT_ASKED, HISTORY_AT_RECORD };

#endif
