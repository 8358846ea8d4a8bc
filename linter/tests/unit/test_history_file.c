#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_history.h"
#include "scratch.h"
#include "web/history_sql.h"

struct bytes {
    char *ptr;
    size_t len;
};

static struct bytes read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct bytes bytes = {.ptr = malloc(1 << 20)};

    assert_non_null(file);
    assert_non_null(bytes.ptr);
    bytes.len = fread(bytes.ptr, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void write_all(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* The file is refused as it is told, and stays as it is. */
static void assert_refused(const char *path,
                           const struct history_options *options,
                           const char *error)
{
    struct bytes before = read_all(path), after;
    struct said said;

    assert_null(open_at(path, options, &said));
    assert_string_equal(said.error, error);
    assert_string_equal(said.warning, "");
    after = read_all(path);
    assert_int_equal(after.len, before.len);
    assert_memory_equal(after.ptr, before.ptr, before.len);
    free(before.ptr);
    free(after.ptr);
}

/* The cache is set aside byte for byte, and a new one begun. */
static void assert_set_aside(void)
{
    struct bytes before = read_all(CACHE), after;
    struct history_record record;
    struct said said;
    struct history *history = open_at(CACHE, &week, &said);

    assert_string_equal(said.warning, SET_ASIDE);
    assert_string_equal(said.error, "");
    assert_non_null(history);
    assert_false(known(history, "1", &record));
    keep(history, "1", VERDICT_ALIVE, NOON);
    assert_true(known(history, "1", &record));
    end_with(history, NOON, "");
    after = read_all(CACHE ".damaged");
    assert_int_equal(after.len, before.len);
    assert_memory_equal(after.ptr, before.ptr, before.len);
    free(before.ptr);
    free(after.ptr);
    end_with(begin(), NOON, "");
    remove(CACHE);
    remove(CACHE ".damaged");
}

static void test_an_empty_file_is_new(void **state)
{
    (void)state;
    write_all(CACHE, "", 0);
    make(3);
    assert_false(is_there(CACHE ".damaged"));
}

static void test_no_database(void **state)
{
    static const char *const texts[] = {"x", "SQLite format 2",
                                        "SQLite format 3"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        write_all(CACHE, texts[i], strlen(texts[i]));
        assert_set_aside();
        write_all("notes.md", texts[i], strlen(texts[i]));
        assert_refused("notes.md", &week, "notes.md: not a database");
    }
    write_all("notes.md", "SQLite format 3", 16);
    end_with(open_at("notes.md", &week, &(struct said){0}), NOON, "");
    assert_true(is_there("notes.md.damaged"));
}

static void test_noise_behind_the_magic(void **state)
{
    char noise[5000];
    unsigned seed = 7;

    (void)state;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    memcpy(noise, "SQLite format 3", 16);
    for (size_t len = 16; len <= sizeof noise; len += 83) {
        write_all(CACHE, noise, len);
        assert_set_aside();
    }
}

static void test_truncated(void **state)
{
    struct bytes whole;

    (void)state;
    make(300);
    whole = read_all(CACHE);
    for (size_t len = 1; len < whole.len; len += 4099) {
        write_all(CACHE, whole.ptr, len);
        assert_set_aside();
    }
    free(whole.ptr);
}

static void test_a_page_of_noise(void **state)
{
    struct bytes whole;

    (void)state;
    make(300);
    whole = read_all(CACHE);
    memset(whole.ptr + 2 * 4096, 0xa5, 4096);
    write_all(CACHE, whole.ptr, whole.len);
    free(whole.ptr);
    assert_set_aside();
}

static void test_companions_go_along(void **state)
{
    struct said said;

    (void)state;
    write_all(CACHE, "x", 1);
    write_all(CACHE "-wal", "wal", 3);
    write_all(CACHE "-shm", "shm", 3);
    write_all(CACHE "-journal", "journal", 7);
    end_with(open_at(CACHE, &week, &said), NOON, "");
    assert_string_equal(said.warning, SET_ASIDE);
    assert_true(is_there(CACHE ".damaged-wal"));
    assert_true(is_there(CACHE ".damaged-journal"));
    assert_false(is_there(CACHE "-wal") || is_there(CACHE "-shm") ||
                 is_there(CACHE "-journal"));
    write_all(CACHE, "y", 1);
    end_with(open_at(CACHE, &week, &said), NOON, "");
    assert_false(is_there(CACHE ".damaged-wal"));
}

static void test_another_schema(void **state)
{
    static const char *const changes[] = {
        "CREATE TRIGGER t AFTER INSERT ON link BEGIN DELETE FROM link; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE other(a)",
        "CREATE INDEX i ON link(checked)",
        "ALTER TABLE link ADD COLUMN more TEXT",
        "ALTER TABLE link RENAME TO links",
        "DROP TABLE link; CREATE VIEW link AS SELECT 1",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
        ("PRAGMA writable_schema = ON; "
         "UPDATE sqlite_schema SET sql = 'CREATE TABLE link(key'"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        make(2);
        tamper(CACHE, changes[i]);
        assert_set_aside();
    }
}

/* Values that the table does not allow, put there by its definition. */
static void test_wrong_types(void **state)
{
    static const char *const values[] = {
        "status = 'many'", "status = 1.5",   "title = 1",
        "title = x'00ff'", "verdict = NULL", "checked = ''",
    };
    char sql[4096];

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        make(2);
        tamper(CACHE, "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
                      "SET sql = replace(replace(replace(replace(sql, "
                      "'STRICT, ', ''), ' NOT NULL,', ','), 'INTEGER', ''), "
                      "'TEXT,', ',')");
        snprintf(sql, sizeof sql, "UPDATE link SET %s WHERE key = '1'",
                 values[i]);

        tamper(CACHE, sql);
        tamper(CACHE, "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
                      "SET sql = '" HISTORY_SCHEMA "'");
        assert_set_aside();
    }
}

static void test_files_of_others(void **state)
{
    (void)state;
    tamper("theirs.sqlite3", "CREATE TABLE link(a)");
    assert_refused("theirs.sqlite3", &week,
                   "theirs.sqlite3: a database of another program");
    tamper("theirs.db", "PRAGMA application_id = 1; PRAGMA journal_mode = WAL;"
                        "CREATE TABLE link(a)");
    assert_refused("theirs.db", &week,
                   "theirs.db: a database of another program");
    write_all("theirs.db-journal", "x", 1);
    assert_refused("theirs.db", &(struct history_options){.strict = true},
                   "theirs.db: a database of another program");
    assert_true(is_there("theirs.db-journal"));
}

static void test_a_newer_version(void **state)
{
    (void)state;
    make(2);
    tamper(CACHE, "PRAGMA user_version = 2; CREATE TABLE newer(a)");
    assert_refused(CACHE, &week,
                   CACHE ": written by a newer version of listlint");
}

static void test_no_files(void **state)
{
    struct said said;

    (void)state;
    scratch_folder("folder");
    assert_null(open_at("folder", &week, &said));
    assert_string_equal(said.error, "folder: not a file");
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_null(open_at("pipe", &week, &said));
    assert_string_equal(said.error, "pipe: not a file");
    assert_null(open_at("none/" CACHE, &week, &said));
    assert_string_equal(said.error,
                        "none/" CACHE ": No such file or directory");
    assert_string_equal(said.warning, "");
    end_with(open_at(":memory:", &week, &said), NOON, "");
    assert_true(is_there(":memory:"));
}

static void test_symbolic_links(void **state)
{
    static const struct history_options strict = {.alive = 1, .strict = true};
    struct said said;

    (void)state;
    scratch_folder("folder");
    assert_int_equal(symlink("folder", "way"), 0);
    assert_int_equal(symlink("folder/" CACHE, "link"), 0);
    for (int made = 0; made < 2; made++) {
        assert_null(open_at("link", &strict, &said));
        assert_string_equal(said.error, "link: a symbolic link");
        assert_null(open_at("way/" CACHE, &strict, &said));
        assert_string_equal(said.error,
                            "way/" CACHE ": there is a symbolic link in the "
                            "path");
        if (!made)
            assert_false(is_there("folder/" CACHE));
        end_with(open_at("link", &week, &said), NOON, "");
        assert_true(is_there("folder/" CACHE));
    }
    write_all("folder/" CACHE, "damaged", 7);
    assert_null(open_at("way/" CACHE, &strict, &said));
    assert_false(is_there("folder/" CACHE ".damaged"));
    end_with(open_at("folder/" CACHE, &strict, &said), NOON, "");
    assert_true(is_there("folder/" CACHE ".damaged"));
}

static void test_a_strange_journal(void **state)
{
    static const struct history_options strict = {.alive = 1, .strict = true};
    struct history_record record;
    struct history *history;
    struct said said;

    (void)state;
    make(2);
    write_all(CACHE "-journal", "journal", 7);
    history = open_at(CACHE, &strict, &said);
    assert_non_null(history);
    assert_string_equal(said.warning, "");
    assert_true(known(history, "1", &record));
    end_with(history, NOON, "");
    assert_false(is_there(CACHE "-journal"));
    assert_true(is_there(CACHE ".damaged-journal"));
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, scratch_enter, scratch_leave)
    const struct CMUnitTest tests[] = {
        TEST(an_empty_file_is_new),
        TEST(no_database),
        TEST(noise_behind_the_magic),
        TEST(truncated),
        TEST(a_page_of_noise),
        TEST(companions_go_along),
        TEST(another_schema),
        TEST(wrong_types),
        TEST(files_of_others),
        TEST(a_newer_version),
        TEST(no_files),
        TEST(symbolic_links),
        TEST(a_strange_journal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
