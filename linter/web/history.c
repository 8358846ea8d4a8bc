#include "web/history.h"

#include "text/alloc.h"
#include "web/history_aside.h"
#include "web/history_file.h"
#include "web/history_merge.h"
#include "web/history_row.h"
#include "web/history_sql.h"

/*
 * Verdicts wait in memory, so that a run holds the file's lock only while it
 * writes them, and not while it waits for the next one.
 */
enum {
    BATCH = 100,        /* records that are written at once */
    BATCH_SECONDS = 1,  /* ... or after that time */
    WAITING_MOST = 2000 /* records, while another run holds the file */
};

/* Milliseconds to wait for another run while links are being asked. */
enum { SHORT_WAIT = 50 };

enum { FORGET_DAYS = 90 };

enum statement { FIND, KEEP, ASK, PRUNE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
    [FIND] = HISTORY_FIND,
    [KEEP] = HISTORY_KEEP,
    [ASK] = HISTORY_ASK,
    [PRUNE] = HISTORY_PRUNE,
};

struct waiting {
    struct str key;
    struct history_record record;
    time_t now;
};

struct history {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    struct history_options options;
    struct arena arena; /* for the path */
    struct str path;
    struct arena batch; /* for what waits */
    struct waiting *waiting;
    size_t nwaiting, capacity;
    bool held;   /* another run held the file when it was last tried */
    time_t due;  /* when what waits is to be written */
    int trouble; /* SQLite's: nothing is written any more */
};

static void release(struct history *history)
{
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(history->statements[i]);
    sqlite3_close(history->db);
    mem_free(history->waiting);
    arena_release(&history->batch);
    arena_release(&history->arena);
    mem_free(history);
}

static int prepare(struct history *history)
{
    int result = SQLITE_OK;

    for (size_t i = 0; i < STATEMENTS && result == SQLITE_OK; i++)
        result = sqlite3_prepare_v3(history->db, sql[i], -1,
                                    SQLITE_PREPARE_PERSISTENT,
                                    &history->statements[i], NULL);
    return result;
}

struct history *history_open(const char *path,
                             const struct history_options *options,
                             struct arena *arena, struct str *warning,
                             struct str *error)
{
    struct history *history;
    sqlite3 *db;
    int result;

    *warning = *error = STR("");
    db = history_file_open(path, options, arena, warning, error);
    if (!db)
        return NULL;
    history = mem_zero(1, sizeof *history);
    history->db = db;
    history->options = *options;
    history->path = str_copy(&history->arena, str_from(path));
    result = prepare(history);
    sqlite3_busy_timeout(db, SHORT_WAIT);
    if (result == SQLITE_OK)
        return history;
    *warning = str_printf(arena, "%s: %s", path, history_file_words(result));
    release(history);
    return NULL;
}

static bool is_key(struct str key)
{
    return key.len && key.len <= HISTORY_STRING_LARGEST;
}

static sqlite3_stmt *with_key(struct history *history, enum statement which,
                              struct str key)
{
    sqlite3_stmt *statement = history->statements[which];

    sqlite3_bind_text(statement, HISTORY_AT_KEY + 1, key.ptr, (int)key.len,
                      SQLITE_STATIC);
    return statement;
}

/* Runs the statement to its end and readies it for the next time. */
static int finish(sqlite3_stmt *statement)
{
    int result = sqlite3_step(statement);

    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return result == SQLITE_DONE ? SQLITE_OK : result;
}

/* What the file says of the key. */
static bool read_row(struct history *history, struct str key,
                     struct arena *arena, struct history_record *record)
{
    sqlite3_stmt *statement = with_key(history, FIND, key);
    int result = sqlite3_step(statement);
    bool found =
        result == SQLITE_ROW && history_row_read(statement, arena, record);

    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if ((result & 0xff) == SQLITE_CORRUPT)
        history->trouble = result;
    return found;
}

/* Writes what was found of one request, upon what the file says now. */
static int write_one(struct history *history, struct waiting *waiting)
{
    struct history_record *record = &waiting->record, old;
    sqlite3_stmt *statement;
    bool known = read_row(history, waiting->key, &history->batch, &old);
    int result;

    history_merge(record, known ? &old : NULL, waiting->now);
    if (!history_row_fits(record)) {
        statement = with_key(history, ASK, waiting->key);
        sqlite3_bind_int64(statement, HISTORY_AT_ASKED + 1, waiting->now);
        return finish(statement);
    }
    statement = with_key(history, KEEP, waiting->key);
    sqlite3_bind_int64(statement, HISTORY_AT_ASKED + 1, waiting->now);
    result = history_row_bind(statement, record);
    return result == SQLITE_OK ? finish(statement) : result;
}

static int run(struct history *history, const char *text)
{
    return sqlite3_exec(history->db, text, NULL, NULL, NULL);
}

static int write_waiting(struct history *history)
{
    int result = run(history, HISTORY_WRITE);

    for (size_t i = 0; i < history->nwaiting && result == SQLITE_OK; i++)
        result = write_one(history, &history->waiting[i]);
    if (result == SQLITE_OK)
        result = run(history, HISTORY_COMMIT);
    if (!sqlite3_get_autocommit(history->db))
        run(history, HISTORY_ROLLBACK);
    return result;
}

static void drop_waiting(struct history *history)
{
    history->nwaiting = 0;
    arena_release(&history->batch);
}

/* Another run that holds the file is waited for, as long as memory allows. */
static void flush(struct history *history, time_t now)
{
    int result;

    if (history->trouble || !history->nwaiting)
        return;
    result = write_waiting(history);
    history->due = now + BATCH_SECONDS;
    history->held = (result & 0xff) == SQLITE_BUSY;
    if (history->held && history->nwaiting < WAITING_MOST)
        return;
    if (result != SQLITE_OK)
        history->trouble = result;
    drop_waiting(history);
}

static bool is_waiting(const struct history *history, struct str key)
{
    for (size_t i = 0; i < history->nwaiting; i++)
        if (str_eq(history->waiting[i].key, key))
            return true;
    return false;
}

static bool find(struct history *history, struct str key, struct arena *arena,
                 time_t now, struct history_record *record)
{
    if (!is_key(key))
        return false;
    if (!history->held && is_waiting(history, key))
        flush(history, now);
    return read_row(history, key, arena, record);
}

bool history_find(struct history *history, struct str key, struct arena *arena,
                  struct history_record *record)
{
    return find(history, key, arena, history->due, record);
}

enum history_age history_age(const struct history *history,
                             const struct history_record *record, time_t now)
{
    bool alive = record->verdict == VERDICT_ALIVE;
    long good = alive ? history->options.alive : history->options.dead;
    /* In the future: the clock was set back since. */
    bool ahead = record->checked > now;

    return !ahead && now - record->checked < good ? HISTORY_FRESH
                                                  : HISTORY_STALE;
}

static void add(struct history *history, struct str key,
                const struct history_record *record, time_t now)
{
    history->waiting = mem_grow(history->waiting, history->nwaiting,
                                &history->capacity, sizeof *history->waiting);
    if (!history->nwaiting)
        history->due = now + BATCH_SECONDS;
    history->waiting[history->nwaiting++] =
        (struct waiting){str_copy(&history->batch, key),
                         history_row_copy(&history->batch, record), now};
}

void history_keep(struct history *history, struct str key,
                  struct history_record *record, time_t now)
{
    struct history_record old, trimmed;
    bool known;

    if (history->trouble || !history->nwaiting)
        drop_waiting(history);
    known = find(history, key, &history->batch, now, &old);
    history_merge(record, known ? &old : NULL, now);
    if (history->trouble || !is_key(key) || record->verdict == VERDICT_SKIPPED)
        return;
    trimmed = *record;
    history_row_trim(&trimmed);
    add(history, key, &trimmed, now);
    if (!history->held && history->nwaiting >= BATCH)
        flush(history, now);
    history_tick(history, now);
}

void history_tick(struct history *history, time_t now)
{
    if (now >= history->due || history->due > now + BATCH_SECONDS)
        flush(history, now);
}

static void prune(struct history *history, time_t now)
{
    sqlite3_stmt *statement = history->statements[PRUNE];
    long long age = (long long)FORGET_DAYS * HISTORY_DAY;

    if (history->trouble)
        return;
    if (age < history->options.alive)
        age = history->options.alive;
    if (age < history->options.dead)
        age = history->options.dead;
    sqlite3_bind_int64(statement, 1, now - age);
    finish(statement);
}

struct str history_close(struct history *history, time_t now,
                         struct arena *arena)
{
    struct str path = str_copy(arena, history->path), line = STR("");
    int trouble;

    sqlite3_busy_timeout(history->db, history->options.lock_wait);
    flush(history, now);
    if (history->nwaiting && !history->trouble)
        history->trouble = SQLITE_BUSY;
    prune(history, now);
    trouble = history->trouble;
    release(history);
    if ((trouble & 0xff) == SQLITE_CORRUPT)
        history_aside(path.ptr, arena, &line);
    else if (trouble)
        line = str_printf(arena, "%s: %s; not all verdicts were kept", path.ptr,
                          history_file_words(trouble));
    return line;
}
