#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "sample_history.h"
#include "scratch.h"
#include "web/history_sql.h"

#define GOES_ON "; the run goes on without what is known of links"

static sqlite3 *hold(const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(CACHE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void test_held_from_the_beginning(void **state)
{
    struct said said;
    sqlite3 *db;

    (void)state;
    make(2);
    db = hold("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    assert_null(open_at(CACHE, &week, &said));
    assert_string_equal(said.warning, CACHE ": held by another run" GOES_ON);
    assert_string_equal(said.error, "");
    sqlite3_close(db);
    end_with(begin(), NOON, "");
}

/* What cannot be written now is written later, or told of at the end. */
static void test_held_in_between(void **state)
{
    struct history_record record;
    struct history *history;
    sqlite3 *db;

    (void)state;
    make(2);
    history = begin();
    db = hold("BEGIN IMMEDIATE");
    for (int i = 0; i < 250; i++)
        keep(history, i % 2 ? "a" : "b", VERDICT_ALIVE, NOON);
    assert_true(known(history, "1", &record));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    history_tick(history, NOON + 2);
    assert_true(known(history, "a", &record));
    db = hold("BEGIN IMMEDIATE");
    keep(history, "c", VERDICT_ALIVE, NOON);
    end_with(history, NOON,
             CACHE ": held by another run; not all verdicts were kept");
    sqlite3_close(db);
    end_with(begin(), NOON, "");
}

static bool goes_on(const char *path, const char *why)
{
    struct said said;
    char warning[256];

    snprintf(warning, sizeof warning, "%s: %s" GOES_ON, path, why);
    return !open_at(path, &week, &said) && !*said.error &&
           !strcmp(said.warning, warning);
}

/* Root may write anywhere, so that this is done as nobody. */
static void in_a_protected_folder(void)
{
    if (!geteuid() && setuid(65534))
        _exit(1);
    if (!goes_on("folder/" CACHE, "Permission denied"))
        _exit(2);
    if (!goes_on("folder/free.sqlite3", "cannot be written"))
        _exit(3);
    if (!goes_on("folder/made.sqlite3", "cannot be written"))
        _exit(4);
    _exit(0);
}

static void test_a_protected_folder(void **state)
{
    pid_t child;
    int status;

    (void)state;
    make(2);
    scratch_folder("folder");
    assert_int_equal(rename(CACHE, "folder/made.sqlite3"), 0);
    assert_int_equal(chmod("folder/made.sqlite3", 0444), 0);
    make(2);
    assert_int_equal(rename(CACHE, "folder/free.sqlite3"), 0);
    assert_int_equal(chmod("folder/free.sqlite3", 0666), 0);
    assert_int_equal(chmod("folder", 0555), 0);
    assert_int_equal(chmod(".", 0755), 0);
    child = fork();
    if (!child)
        in_a_protected_folder();
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(chmod("folder", 0755), 0);
}

static void test_a_full_disk(void **state)
{
    struct rlimit whole, limit = {.rlim_cur = 200000};
    struct history *history = begin();
    struct history_record record;
    char key[16];

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &whole);
    limit.rlim_max = whole.rlim_max;
    keep(history, "first", VERDICT_DEAD, NOON);
    history_tick(history, NOON + 1);
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i < 3000; i++) {
        snprintf(key, sizeof key, "%d", i);
        keep(history, key, VERDICT_ALIVE, NOON);
    }
    assert_true(known(history, "first", &record));
    record = keep(history, "first", VERDICT_DEAD, NOON + DAY);
    assert_int_equal(record.failing_days, 2);
    end_with(history, NOON,
             CACHE ": disk I/O error; not all verdicts were kept");
    setrlimit(RLIMIT_FSIZE, &whole);
    history = begin();
    assert_true(known(history, "1", &record));
    end_with(history, NOON, "");
}

/* Pages that go bad while the file is open; the other connection makes the
   history read them again. */
static void test_damaged_in_between(void **state)
{
    struct history *history;
    struct history_record record;
    FILE *file;

    (void)state;
    make(300);
    history = begin();
    tamper(CACHE, "UPDATE link SET status = 1 WHERE key = '1'");
    file = fopen(CACHE, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
    for (int i = 0; i < 4096; i++)
        fputc(0xa5, file);
    assert_int_equal(fclose(file), 0);
    assert_false(known(history, "200", &record));
    keep(history, "new", VERDICT_ALIVE, NOON);
    end_with(history, NOON, SET_ASIDE);
    end_with(begin(), NOON, "");
}

/* A run that was killed as it began leaves less than a history. */
static void test_half_begun(void **state)
{
    (void)state;
    tamper(CACHE, HISTORY_CLAIM);
    make(3);
    remove(CACHE);
    tamper(CACHE, HISTORY_CLAIM HISTORY_LOG);
    make(3);
    assert_false(is_there(CACHE ".damaged"));
}

/* One of several runs that begin at the same moment. */
static void join_in(int number, int gate)
{
    static const struct history_options patient = {
        .alive = DAY, .dead = DAY, .lock_wait = 20000};
    struct history *history;
    struct said said;
    char key[16], byte;

    if (read(gate, &byte, 1))
        _exit(1);
    history = open_at(CACHE, &patient, &said);
    if (!history || *said.warning || *said.error)
        _exit(2);
    for (int i = 0; i < 150; i++) {
        snprintf(key, sizeof key, "%d-%d", number, i);
        keep(history, key, VERDICT_ALIVE, NOON);
    }
    end_with(history, NOON, "");
    _exit(0);
}

static void test_begun_by_many(void **state)
{
    enum { RUNS = 8 };
    struct history_record record;
    struct history *history;
    int gate[2], status;
    char key[16];

    (void)state;
    assert_int_equal(pipe(gate), 0);
    for (int run = 0; run < RUNS; run++)
        if (!fork()) {
            close(gate[1]);
            join_in(run, gate[0]);
        }
    close(gate[0]);
    close(gate[1]);
    for (int run = 0; run < RUNS; run++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    history = begin();
    for (int i = 0; i < RUNS * 150; i++) {
        snprintf(key, sizeof key, "%d-%d", i / 150, i % 150);
        assert_true(known(history, key, &record));
    }
    end_with(history, NOON, "");
    assert_false(is_there(CACHE ".damaged"));
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, scratch_enter, scratch_leave)
    const struct CMUnitTest tests[] = {
        TEST(held_from_the_beginning), TEST(held_in_between),
        TEST(a_protected_folder),      TEST(a_full_disk),
        TEST(damaged_in_between),      TEST(half_begun),
        TEST(begun_by_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
