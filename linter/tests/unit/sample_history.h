/*
 * Histories for the tests, all in a file of the scratch folder.
 */
#ifndef LISTLINT_TESTS_SAMPLE_HISTORY_H
#define LISTLINT_TESTS_SAMPLE_HISTORY_H

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "web/history.h"

#define CACHE     "cache.sqlite3"
#define SET_ASIDE CACHE ": damaged, and renamed to " CACHE ".damaged"
#define DAY       86400

/* Noon on 14 November 2023. */
#define NOON 1699963200

static const struct history_options week = {
    .alive = 7 * DAY, .dead = DAY, .lock_wait = 50};

/* What the last call of open_at said. */
struct said {
    char warning[512], error[512];
};

static struct history *open_at(const char *path,
                               const struct history_options *options,
                               struct said *said)
{
    struct arena arena;
    struct str warning, error;
    struct history *history;

    arena_init(&arena);
    history = history_open(path, options, &arena, &warning, &error);
    snprintf(said->warning, sizeof said->warning, "%.*s", STR_ARG(warning));
    snprintf(said->error, sizeof said->error, "%.*s", STR_ARG(error));
    arena_release(&arena);
    return history;
}

/* The history of the cache, with nothing to say about it. */
static struct history *begin(void)
{
    struct said said;
    struct history *history = open_at(CACHE, &week, &said);

    assert_string_equal(said.warning, "");
    assert_string_equal(said.error, "");
    assert_non_null(history);
    return history;
}

/* Closes the history, and expects what it says of it. */
static void end_with(struct history *history, time_t now, const char *expected)
{
    struct arena arena;
    struct str line;

    arena_init(&arena);
    line = history_close(history, now, &arena);
    assert_int_equal(line.len, strlen(expected));
    assert_memory_equal(line.len ? line.ptr : "", expected, line.len);
    arena_release(&arena);
}

static struct history_record plain(enum verdict verdict, enum reason reason)
{
    return (struct history_record){.verdict = verdict,
                                   .reason = reason,
                                   .rows_least = -1,
                                   .rows_most = -1,
                                   .bytes = -1};
}

static struct history_record keep(struct history *history, const char *key,
                                  enum verdict verdict, time_t now)
{
    struct history_record record =
        plain(verdict, verdict == VERDICT_DEAD ? REASON_GONE : REASON_NONE);

    history_keep(history, str_from(key), &record, now);
    return record;
}

/* Whether the key is known; its numbers are in `*record`, not its strings. */
static bool known(struct history *history, const char *key,
                  struct history_record *record)
{
    struct arena arena;
    bool found;

    arena_init(&arena);
    found = history_find(history, str_from(key), &arena, record);
    arena_release(&arena);
    return found;
}

/* Runs SQL on a file by another connection. */
static inline void tamper(const char *path, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* A history with so many records in it. */
static inline void make(int records)
{
    struct history *history = begin();
    char key[16];

    for (int i = 0; i < records; i++) {
        snprintf(key, sizeof key, "%d", i);
        keep(history, key, VERDICT_ALIVE, NOON);
    }
    end_with(history, NOON, "");
}

static inline bool is_there(const char *path)
{
    struct stat about;

    return !lstat(path, &about);
}

#endif
