#include "web/history_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "text/alloc.h"
#include "web/history_aside.h"
#include "web/history_header.h"
#include "web/history_row.h"
#include "web/history_sql.h"

/* How an attempt to open the file ended. */
enum outcome {
    OUTCOME_READY,
    OUTCOME_DAMAGED,
    OUTCOME_REFUSED, /* there is an error or a warning that says why */
};

struct opening {
    const char *path;
    const struct history_options *options;
    struct arena *arena;
    struct str *warning, *error;
    bool empty;
    sqlite3 *db;
    int result; /* the first of SQLite's that is not SQLITE_OK */
};

/* `line` is where an error or a warning goes. */
static enum outcome refuse(const struct opening *opening, struct str *line,
                           const char *why)
{
    const char *so = line == opening->warning
                         ? "; the run goes on without what is known of links"
                         : "";

    *line = str_printf(opening->arena, "%s: %s%s", opening->path, why, so);
    return OUTCOME_REFUSED;
}

const char *history_file_words(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "held by another run";
    case SQLITE_FULL: return "the disk is full";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "cannot be written";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "damaged";
    case SQLITE_NOMEM: mem_exhausted();
    default: return sqlite3_errstr(result);
    }
}

/* A place that cannot be written is no mistake of who runs this. */
static bool is_protected(int number)
{
    return number == EACCES || number == EPERM || number == EROFS;
}

/* Why there is no place for the file. SQLite, where it may not make one, looks
   for one to read, and then tells only that there is none. */
static int place_errno(const struct opening *opening)
{
    struct str path = str_from(opening->path);
    size_t len = path.len;
    struct str folder;

    while (len && path.ptr[len - 1] != '/')
        len--;
    folder = len ? str_copy(opening->arena, str_slice(path, 0, len)) : STR(".");
    return access(folder.ptr, W_OK | X_OK) ? errno
                                           : sqlite3_system_errno(opening->db);
}

static enum outcome refuse_place(const struct opening *opening)
{
    int number = place_errno(opening);

    if (opening->result == SQLITE_CANTOPEN_SYMLINK)
        return refuse(opening, opening->error,
                      "there is a symbolic link in the path");
    return refuse(opening,
                  is_protected(number) ? opening->warning : opening->error,
                  number ? strerror(number) : "cannot be opened");
}

static enum outcome judge_result(const struct opening *opening)
{
    switch (opening->result & 0xff) {
    case SQLITE_OK: return OUTCOME_READY;
    case SQLITE_CANTOPEN: return refuse_place(opening);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: /* a schema that cannot be read */
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH: return OUTCOME_DAMAGED;
    default:
        return refuse(opening, opening->warning,
                      history_file_words(opening->result));
    }
}

static enum outcome judge_header(const struct opening *opening,
                                 enum header header)
{
    switch (header) {
    case HEADER_FOREIGN:
        return refuse(opening, opening->error, "a database of another program");
    case HEADER_NONE: return refuse(opening, opening->error, "not a database");
    case HEADER_NO_FILE: return refuse(opening, opening->error, "not a file");
    case HEADER_UNREADABLE:
        if (opening->options->strict && errno == ELOOP)
            return refuse(opening, opening->error, "a symbolic link");
        return refuse(opening,
                      is_protected(errno) ? opening->warning : opening->error,
                      strerror(errno));
    default: return OUTCOME_READY;
    }
}

static void run(struct opening *opening, const char *sql)
{
    if (opening->result == SQLITE_OK)
        opening->result = sqlite3_exec(opening->db, sql, NULL, NULL, NULL);
}

/* The number that the statement answers with; 0 where something failed. */
static long long ask(struct opening *opening, const char *sql)
{
    sqlite3_stmt *statement;
    long long number = 0;

    if (opening->result != SQLITE_OK)
        return 0;
    opening->result =
        sqlite3_prepare_v2(opening->db, sql, -1, &statement, NULL);
    if (opening->result != SQLITE_OK)
        return 0;
    if (sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    opening->result = sqlite3_finalize(statement);
    return number;
}

/* The file may be a stranger's: nothing in its schema is run, and no row
   takes more memory than one of ours. */
static void distrust(sqlite3 *db, int lock_wait)
{
    static const struct {
        int option, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    };

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(db, settings[i].option, settings[i].value, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, HISTORY_ROW_LARGEST);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(db, lock_wait);
}

/* SQLite only opens the file here; it reads nothing yet. */
static enum outcome connect_file(struct opening *opening)
{
    const char *path = opening->path;
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

    /* A bare name could be one that SQLite knows, such as ":memory:". */
    if (*path != '/')
        path = str_printf(opening->arena, "./%s", path).ptr;
    if (opening->options->strict)
        flags |= SQLITE_OPEN_NOFOLLOW;
    if (opening->empty)
        flags |= SQLITE_OPEN_CREATE;
    opening->result = sqlite3_open_v2(path, &opening->db, flags, NULL);
    if (!opening->db)
        mem_exhausted();
    if (opening->result != SQLITE_OK)
        return judge_result(opening);
    if (sqlite3_db_readonly(opening->db, "main"))
        return refuse(opening, opening->warning, "cannot be written");
    distrust(opening->db, opening->options->lock_wait);
    return OUTCOME_READY;
}

/* Of a file that a stranger may have put there, with a journal. */
static enum outcome drop_journal(const struct opening *opening)
{
    if (!opening->options->strict ||
        history_aside_journal(opening->path, opening->arena))
        return OUTCOME_READY;
    return refuse(opening, opening->error, "there is a journal beside it");
}

/* Another run may be at this too: whoever is second finds it done. */
static void begin(struct opening *opening)
{
    if (opening->empty)
        run(opening, HISTORY_CLAIM);
    if ((opening->result & 0xff) == SQLITE_BUSY)
        opening->result = SQLITE_OK;
}

static enum outcome judge_owner(struct opening *opening)
{
    long long application = ask(opening, HISTORY_GET_APPLICATION);
    long long version = ask(opening, HISTORY_GET_VERSION);

    if (opening->result != SQLITE_OK)
        return judge_result(opening);
    if (application != HISTORY_APPLICATION)
        return judge_header(opening, HEADER_FOREIGN);
    if (version > HISTORY_VERSION)
        return refuse(opening, opening->error,
                      "written by a newer version of listlint");
    return OUTCOME_READY;
}

static enum outcome judge_content(struct opening *opening)
{
    long long strange, version;

    run(opening, HISTORY_LOG);
    run(opening, HISTORY_FRUGAL);
    if (!ask(opening, HISTORY_GET_OBJECTS))
        run(opening, HISTORY_BEGIN);
    version = ask(opening, HISTORY_GET_VERSION);
    strange = ask(opening, HISTORY_GET_STRANGE);
    if (opening->result != SQLITE_OK)
        return judge_result(opening);
    if (strange || version != HISTORY_VERSION)
        return OUTCOME_DAMAGED;
    if (!ask(opening, HISTORY_GET_LOGGED))
        return refuse(opening, opening->warning,
                      "on a file system without shared memory");
    if (ask(opening, HISTORY_GET_CHECK))
        return OUTCOME_DAMAGED;
    return judge_result(opening);
}

static enum outcome try_to_open(struct opening *opening)
{
    enum header header = header_read(opening->path, opening->options->strict);
    enum outcome outcome = judge_header(opening, header);

    opening->empty = header == HEADER_EMPTY;
    if (outcome == OUTCOME_READY)
        outcome = connect_file(opening);
    if (outcome == OUTCOME_READY && header == HEADER_DAMAGED)
        outcome = OUTCOME_DAMAGED;
    if (outcome == OUTCOME_READY)
        outcome = drop_journal(opening);
    if (outcome != OUTCOME_READY)
        return outcome;
    begin(opening);
    outcome = judge_owner(opening);
    return outcome == OUTCOME_READY ? judge_content(opening) : outcome;
}

static void disconnect(struct opening *opening)
{
    sqlite3_close(opening->db);
    opening->db = NULL;
    opening->result = SQLITE_OK;
}

sqlite3 *history_file_open(const char *path,
                           const struct history_options *options,
                           struct arena *arena, struct str *warning,
                           struct str *error)
{
    struct opening opening = {.path = path,
                              .options = options,
                              .arena = arena,
                              .warning = warning,
                              .error = error};
    enum outcome outcome = try_to_open(&opening);

    if (outcome == OUTCOME_DAMAGED) {
        disconnect(&opening);
        if (!history_aside(path, arena, warning))
            return NULL;
        outcome = try_to_open(&opening);
    }
    if (outcome == OUTCOME_DAMAGED)
        refuse(&opening, warning, "damaged again as soon as it was made");
    if (outcome != OUTCOME_READY)
        disconnect(&opening);
    return opening.db;
}
