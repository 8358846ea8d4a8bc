#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>

#include "sample_history.h"
#include "scratch.h"

static void assert_str(struct str got, struct str expected)
{
    assert_int_equal(got.len, expected.len);
    assert_memory_equal(got.ptr, expected.ptr, expected.len);
}

static void assert_list(const struct str *got, size_t ngot,
                        const struct str *expected, size_t nexpected)
{
    assert_int_equal(ngot, nexpected);
    for (size_t i = 0; i < ngot; i++)
        assert_str(got[i], expected[i]);
}

static const struct hop hops[] = {
    {{"http://a.example/", 17}, 301, true},
    {{"https://a.example/\xc3\xa9", 20}, 404, false},
};
static const struct str looked_for[] = {{"a\0b", 3}, {"", 0}, {"\"]\\", 3}};
static const struct str missing[] = {{"\xe4\xb8\xad", 3}};

static struct history_record full(void)
{
    return (struct history_record){
        .verdict = VERDICT_DEAD,
        .reason = REASON_NOT_FOUND,
        .status = 404,
        .final_url = STR("https://a.example/\xc3\xa9"),
        .permanent = true,
        .tries = 3,
        .milliseconds = 1234,
        .detail = STR("HTTP 404, \0 seen twice"),
        .hops = hops,
        .nhops = 2,
        .secure = true,
        .page = true,
        .title = STR("Gar nicht \xe2\x80\x9e"
                     "da\xe2\x80\x9c"),
        .looked_for = looked_for,
        .nlooked_for = 3,
        .missing = missing,
        .nmissing = 1,
        .not_found = true,
        .parked = true,
        .hub = true,
        .archived = true,
        .disabled = true,
        .gated = true,
        .licence = STR("mit"),
        .pushed = STR("2023-11-01"),
        .rows_least = 0,
        .rows_most = 9000000000,
        .bytes = 9223372036854775807,
        .etag = STR("W/\"1\""),
        .last_modified = STR("Tue, 14 Nov 2023 12:00:00 GMT"),
    };
}

static void assert_text(const struct history_record *got,
                        const struct history_record *record)
{
    assert_str(got->final_url, record->final_url);
    assert_str(got->detail, record->detail);
    assert_str(got->title, record->title);
    assert_str(got->licence, record->licence);
    assert_str(got->pushed, record->pushed);
    assert_str(got->etag, record->etag);
    assert_str(got->last_modified, record->last_modified);
    assert_list(got->looked_for, got->nlooked_for, looked_for, 3);
    assert_list(got->missing, got->nmissing, missing, 1);
    assert_int_equal(got->nhops, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_str(got->hops[i].url, hops[i].url);
        assert_int_equal(got->hops[i].status, hops[i].status);
        assert_int_equal(got->hops[i].permanent, hops[i].permanent);
    }
}

static void assert_numbers(const struct history_record *got)
{
    assert_int_equal(got->verdict, VERDICT_DEAD);
    assert_int_equal(got->reason, REASON_NOT_FOUND);
    assert_int_equal(got->status, 404);
    assert_int_equal(got->tries, 3);
    assert_int_equal(got->milliseconds, 1234);
    assert_true(got->permanent && got->secure && got->page && got->hub);
    assert_true(got->not_found && got->parked);
    assert_true(got->archived && got->disabled && got->gated);
    assert_true(got->rows_least == 0 && got->rows_most == 9000000000);
    assert_true(got->bytes == 9223372036854775807);
    assert_int_equal(got->first_seen, NOON);
    assert_int_equal(got->checked, NOON);
    assert_int_equal(got->last_alive, 0);
    assert_int_equal(got->failing_since, NOON);
    assert_int_equal(got->failing_days, 1);
}

static void test_all_comes_back(void **state)
{
    const struct str key = STR("https://a.example/\nGET\0x");
    struct history *history = begin();
    struct history_record record = full(), got;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    history_keep(history, key, &record, NOON);
    end_with(history, NOON, "");
    history = begin();
    assert_true(history_find(history, key, &arena, &got));
    assert_text(&got, &record);
    assert_numbers(&got);
    assert_false(
        history_find(history, STR("https://a.example/\nGET"), &arena, &got));
    end_with(history, NOON, "");
    arena_release(&arena);
    assert_int_not_equal(access(CACHE "-wal", F_OK), 0);
    assert_int_not_equal(access(CACHE "-shm", F_OK), 0);
}

static void test_nothing_comes_back_as_nothing(void **state)
{
    struct history *history = begin();
    struct history_record record;

    (void)state;
    keep(history, "a", VERDICT_ALIVE, NOON);
    assert_true(known(history, "a", &record));
    assert_false(record.page || record.hub || record.permanent);
    assert_int_equal(record.nhops, 0);
    assert_int_equal(record.nlooked_for, 0);
    assert_int_equal(record.detail.len, 0);
    assert_int_equal(record.bytes, -1);
    assert_false(known(history, "", &record));
    assert_false(known(history, "b", &record));
    end_with(history, NOON, "");
}

static void test_age(void **state)
{
    static const struct {
        enum verdict verdict;
        long seconds;
        enum history_age age;
    } cases[] = {
        {VERDICT_ALIVE, 0, HISTORY_FRESH},
        {VERDICT_ALIVE, 7 * DAY - 1, HISTORY_FRESH},
        {VERDICT_ALIVE, 7 * DAY, HISTORY_STALE},
        {VERDICT_ALIVE, -1, HISTORY_STALE},
        {VERDICT_DEAD, DAY - 1, HISTORY_FRESH},
        {VERDICT_DEAD, DAY, HISTORY_STALE},
        {VERDICT_DEAD, -1, HISTORY_STALE},
    };
    struct history *history = begin();
    struct history_record record;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        keep(history, "a", cases[i].verdict, NOON);
        assert_true(known(history, "a", &record));
        assert_int_equal(history_age(history, &record, NOON + cases[i].seconds),
                         cases[i].age);
    }
    end_with(history, NOON, "");
}

/* One link over time; each row is a run of its own. */
static void test_days_in_a_row(void **state)
{
    static const struct {
        long seconds; /* after noon */
        enum verdict verdict;
        long long since, days, alive; /* 0: never; else seconds + NOON */
    } runs[] = {
        {0, VERDICT_DEAD, NOON, 1, 0},
        {60, VERDICT_DEAD, NOON, 1, 0},
        {DAY / 2 - 1, VERDICT_DEAD, NOON, 1, 0},
        {DAY / 2, VERDICT_DEAD, NOON, 2, 0},
        {DAY, VERDICT_UNVERIFIED, NOON, 2, 0},
        {5 * DAY, VERDICT_DEAD, NOON, 3, 0},
        {5 * DAY, VERDICT_SKIPPED, NOON, 3, 0},
        {6 * DAY, VERDICT_ALIVE, 0, 0, NOON + 6 * DAY},
        {7 * DAY, VERDICT_UNVERIFIED, 0, 0, NOON + 6 * DAY},
        {8 * DAY, VERDICT_DEAD, NOON + 8 * DAY, 1, NOON + 6 * DAY},
        {9 * DAY, VERDICT_DEAD, NOON + 8 * DAY, 2, NOON + 6 * DAY},
        /* the clock is set back, and forth again */
        {8 * DAY, VERDICT_DEAD, NOON + 8 * DAY, 1, NOON + 6 * DAY},
        {9 * DAY, VERDICT_DEAD, NOON + 8 * DAY, 2, NOON + 6 * DAY},
        {3 * DAY, VERDICT_DEAD, NOON + 3 * DAY, 1, NOON + 3 * DAY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        time_t now = NOON + runs[i].seconds;
        struct history *history = begin();
        struct history_record got = keep(history, "a", runs[i].verdict, now);

        assert_int_equal(got.failing_since, runs[i].since);
        assert_int_equal(got.failing_days, runs[i].days);
        assert_int_equal(got.last_alive, runs[i].alive);
        end_with(history, now, "");
        history = begin();
        assert_true(known(history, "a", &got));
        assert_int_equal(got.failing_since, runs[i].since);
        assert_int_equal(got.failing_days, runs[i].days);
        assert_int_equal(got.last_alive, runs[i].alive);
        assert_int_equal(got.first_seen, NOON);
        end_with(history, now, "");
    }
}

static void test_unverified_takes_nothing(void **state)
{
    struct history *history = begin();
    struct history_record record;

    (void)state;
    keep(history, "a", VERDICT_UNVERIFIED, NOON);
    assert_false(known(history, "a", &record));
    keep(history, "a", VERDICT_ALIVE, NOON);
    keep(history, "a", VERDICT_UNVERIFIED, NOON + 60);
    assert_true(known(history, "a", &record));
    assert_int_equal(record.verdict, VERDICT_ALIVE);
    assert_int_equal(record.checked, NOON);
    end_with(history, NOON, "");
}

static void test_what_nobody_asks_for_is_forgotten(void **state)
{
    struct history *history = begin();
    struct history_record record;

    (void)state;
    keep(history, "old", VERDICT_ALIVE, NOON);
    keep(history, "asked", VERDICT_ALIVE, NOON);
    keep(history, "asked", VERDICT_UNVERIFIED, NOON + DAY);
    end_with(history, NOON + 90 * DAY, "");
    history = begin();
    assert_true(known(history, "old", &record));
    end_with(history, NOON + 90 * DAY + 1, "");
    history = begin();
    assert_false(known(history, "old", &record));
    assert_true(known(history, "asked", &record));
    end_with(history, NOON, "");
}

/* What cannot be read back is not written; what can be missed is left out. */
static void test_too_large(void **state)
{
    static char large[16 * 1024 + 1];
    struct str text = {large, sizeof large};
    struct history *history = begin();
    struct history_record record = plain(VERDICT_ALIVE, REASON_NONE), got;

    (void)state;
    memset(large, 'x', sizeof large);
    record.title = text;
    history_keep(history, STR("title"), &record, NOON);
    assert_false(known(history, "title", &got));
    record.title.len--;
    history_keep(history, STR("title"), &record, NOON);
    assert_true(known(history, "title", &got));
    record = plain(VERDICT_ALIVE, REASON_NONE);
    record.etag = STR("\"\xff\"");
    record.detail = text;
    history_keep(history, STR("etag"), &record, NOON);
    assert_true(known(history, "etag", &got));
    assert_int_equal(got.etag.len + got.detail.len, 0);
    history_keep(history, text, &record, NOON);
    end_with(history, NOON, "");
}

/* What is changed by another hand, and stays a record, is believed. */
static void test_changed_rows(void **state)
{
    struct history *history = begin();
    struct history_record record;

    (void)state;
    keep(history, "a", VERDICT_DEAD, NOON);
    end_with(history, NOON, "");
    tamper(CACHE, "UPDATE link SET status = 999, page = 1, permanent = 0, "
                  "hops = ' [ [\"a\\u0000\", 0, true] ] ', missing = '[]', "
                  "reason = 'no-such-host', rows_least = -1, "
                  "first_seen = 0, title = replace(hex(zeroblob(8192)), '0', "
                  "'x')");
    history = begin();
    assert_true(known(history, "a", &record));
    assert_int_equal(record.status, 999);
    assert_int_equal(record.nhops, 1);
    assert_int_equal(record.title.len, 16 * 1024);
    end_with(history, NOON, "");
}

static void test_hostile_rows_are_unknown(void **state)
{
    static const char *const hostile[] = {
        "verdict = 'unverified'",
        "verdict = 'skipped'",
        "verdict = 'DEAD'",
        "verdict = ''",
        "reason = 'nonsense'",
        "reason = 'gone' || char(0)",
        "status = -1",
        "status = 1000",
        "tries = -1",
        "milliseconds = 9223372036854775807",
        "permanent = 2",
        "page = -1",
        "title = replace(hex(zeroblob(10000)), '0', 'x')",
        "title = hex(zeroblob(1000000))",
        "title = CAST(x'61ff' AS TEXT)",
        "final_url = CAST(x'c0af' AS TEXT)",
        "bytes = -2",
        "rows_least = -9223372036854775807 - 1",
        "checked = -1",
        "checked = 9223372036854775807",
        "first_seen = checked + 1",
        "last_alive = checked + 1",
        "failing_since = 0",
        "failing_days = 0",
        "failing_days = 2",
        "failing_since = checked + 1",
        "verdict = 'alive'",
        "hops = ''",
        "hops = '{}'",
        "hops = '[1]'",
        "hops = '[[]]'",
        "hops = '[[\"a\", 200]]'",
        "hops = '[[\"a\", 200, true, 1]]'",
        "hops = '[[\"a\", \"200\", true]]'",
        "hops = '[[\"a\", 1000, true]]'",
        "hops = '[[\"a\", 200, 1]]'",
        "hops = '[[1, 200, true]]'",
        ("hops = '[' || replace(substr(hex(zeroblob(6)), 1, 11), '0', "
         "'[\"a\",1,true],') || '[\"a\",1,true]]'"),
        "hops = replace(hex(zeroblob(9000)), '0', '[')",
        "looked_for = '[\"a\"'",
        "looked_for = '[null]'",
        "looked_for = '[[\"a\"]]'",
        "missing = '\"a\"'",
        "missing = '[' || replace(hex(zeroblob(3000)), '0', '\"\",') || '1]'",
    };
    char sql[512];

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct history *history = begin();
        struct history_record record;

        keep(history, "a", VERDICT_DEAD, NOON);
        end_with(history, NOON, "");
        snprintf(sql, sizeof sql, "UPDATE link SET %s", hostile[i]);
        tamper(CACHE, sql);
        history = begin();
        if (known(history, "a", &record))
            fail_msg("believed: %s", hostile[i]);
        record = keep(history, "a", VERDICT_DEAD, NOON + DAY);
        assert_int_equal(record.failing_days, 1);
        assert_true(known(history, "a", &record));
        end_with(history, NOON, "");
        remove(CACHE);
    }
}

static void test_two_at_once(void **state)
{
    struct history *one = begin(), *other = begin();
    struct history_record record;
    char key[16];

    (void)state;
    for (int i = 0; i < 500; i++) {
        snprintf(key, sizeof key, "%d", i);
        keep(i % 2 ? one : other, key, VERDICT_ALIVE, NOON);
    }
    end_with(one, NOON, "");
    end_with(other, NOON, "");
    one = begin();
    for (int i = 0; i < 500; i++) {
        snprintf(key, sizeof key, "%d", i);
        assert_true(known(one, key, &record));
    }
    end_with(one, NOON, "");
}

/* The other run saw it dead on another day, after this one had read it. */
static void test_two_count_together(void **state)
{
    struct history *one = begin(), *other;
    struct history_record record;

    (void)state;
    keep(one, "a", VERDICT_DEAD, NOON);
    assert_true(known(one, "a", &record));
    other = begin();
    keep(one, "a", VERDICT_DEAD, NOON + DAY);
    keep(other, "a", VERDICT_DEAD, NOON + DAY);
    end_with(other, NOON + DAY, "");
    end_with(one, NOON + DAY, "");
    one = begin();
    assert_true(known(one, "a", &record));
    assert_int_equal(record.failing_days, 2);
    end_with(one, NOON, "");
}

static void test_a_second_writes(void **state)
{
    struct history *one = begin(), *other = begin();
    struct history_record record;

    (void)state;
    keep(one, "a", VERDICT_ALIVE, NOON);
    history_tick(one, NOON);
    assert_false(known(other, "a", &record));
    history_tick(one, NOON + 1);
    assert_true(known(other, "a", &record));
    keep(one, "b", VERDICT_ALIVE, NOON);
    history_tick(one, NOON - 60);
    assert_true(known(other, "b", &record));
    end_with(one, NOON, "");
    end_with(other, NOON, "");
}

static void test_a_killed_run_is_remembered(void **state)
{
    enum { KEPT = 250 };
    struct history *history;
    struct history_record record;
    char key[16];
    int found = 0, status;
    pid_t child = fork();

    (void)state;
    if (!child) {
        history = begin();
        for (int i = 0; i < KEPT; i++) {
            snprintf(key, sizeof key, "%d", i);
            keep(history, key, VERDICT_ALIVE, NOON);
        }
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    history = begin();
    for (int i = 0; i < KEPT; i++) {
        snprintf(key, sizeof key, "%d", i);
        found += known(history, key, &record);
    }
    assert_int_equal(found, 200);
    end_with(history, NOON, "");
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, scratch_enter, scratch_leave)
    const struct CMUnitTest tests[] = {
        TEST(all_comes_back),
        TEST(nothing_comes_back_as_nothing),
        TEST(age),
        TEST(days_in_a_row),
        TEST(unverified_takes_nothing),
        TEST(what_nobody_asks_for_is_forgotten),
        TEST(too_large),
        TEST(changed_rows),
        TEST(hostile_rows_are_unknown),
        TEST(two_at_once),
        TEST(two_count_together),
        TEST(a_second_writes),
        TEST(a_killed_run_is_remembered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
