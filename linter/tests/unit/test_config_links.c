#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_config.h"

static void nothing_said_is_nothing_set(void **state)
{
    static const char *const sources[] = {"", "links:", "links: {}",
                                          "links: {hosts: , exclude: }"};

    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct config *config = load(sources[i]);
        const struct config_web *web = config_web(config);

        assert_int_equal(web->nhosts, 0);
        assert_int_equal(web->dead_after, 0);
        assert_null(web->cache);
        config_free(config);
    }
}

static void all_is_said_of_a_host(void **state)
{
    struct config *config =
        load("links:\n"
             "  dead-after: 3\n"
             "  hosts:\n"
             "    Example.ORG.:\n"
             "      {requests: 1, per-second: 0.25, timeout: '40.5',\n"
             "       accept: [403, 999, '503'],\n"
             "       headers: {Accept: ' text/html ', X-Key: 7, x_a: "
             "'a: b\xc3\xa9'}}\n"
             "    b.example:\n");
    const struct web_host_setting *hosts = config_web(config)->hosts;

    (void)state;
    assert_int_equal(config_web(config)->nhosts, 2);
    assert_int_equal(config_web(config)->dead_after, 3);
    assert_true(str_eq(hosts[0].name, STR("example.org")));
    assert_int_equal(hosts[0].requests, 1);
    assert_true(hosts[0].per_second == 0.25);
    assert_true(hosts[0].timeout == 40.5);
    assert_int_equal(hosts[0].naccept, 3);
    assert_int_equal(hosts[0].accept[0], 403);
    assert_int_equal(hosts[0].accept[1], 999);
    assert_int_equal(hosts[0].accept[2], 503);
    assert_string_equal(hosts[0].headers[0], "Accept: text/html");
    assert_string_equal(hosts[0].headers[1], "X-Key: 7");
    assert_string_equal(hosts[0].headers[2], "x_a: a: b\xc3\xa9");
    assert_null(hosts[0].headers[3]);
    assert_true(str_eq(hosts[1].name, STR("b.example")));
    assert_int_equal(hosts[1].requests, 0);
    assert_true(hosts[1].per_second == 0 && hosts[1].timeout == 0);
    assert_int_equal(hosts[1].naccept, 0);
    assert_null(hosts[1].headers);
    config_free(config);
}

static void hosts_have_one_form(void **state)
{
    static const char *const cases[][2] = {
        {"Example.org", "example.org"},
        {"example.org.", "example.org"},
        {"'*.Example.org'", "*.example.org"},
        {"'*.example.org.'", "*.example.org"},
        {"'*.org'", "*.org"},
        {"b\xc3\xbc"
         "cher.example",
         "xn--bcher-kva.example"},
        {"'*.B\xc3\x9c"
         "CHER.example'",
         "*.xn--bcher-kva.example"},
        {"localhost", "localhost"},
        {"127.0.0.1", "127.0.0.1"},
        {"0x7f.1", "127.0.0.1"},
        {"'[::1]'", "::1"},
        {"'2001:DB8:0::1'", "2001:db8::1"},
        {"a_b.example", "a_b.example"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct config *config;
        char source[128];
        struct str name;

        snprintf(source, sizeof source, "links: {hosts: {%s: }}", cases[i][0]);
        config = load(source);
        name = config_web(config)->hosts[0].name;
        if (!str_eq(name, str_from(cases[i][1])))
            fail_msg("%s: %.*s", cases[i][0], STR_ARG(name));
        config_free(config);
    }
}

/* The file of the cache, from the folder in which the test works. */
static void assert_cache(const char *source, const char *file, long alive,
                         long dead)
{
    struct config *config = load(source);
    const struct config_web *web = config_web(config);
    char folder[1024];

    assert_non_null(getcwd(folder, sizeof folder));
    assert_non_null(web->cache);
    assert_memory_equal(web->cache, folder, strlen(folder));
    assert_string_equal(web->cache + strlen(folder), file);
    assert_int_equal(web->keep_alive, alive);
    assert_int_equal(web->keep_dead, dead);
    config_free(config);
}

static void the_cache_has_a_file_and_times(void **state)
{
    const long minute = 60, hour = 3600, day = 86400;

    (void)state;
    assert_cache("links: {cache: }", "/.listlint-cache.sqlite3", 7 * day, day);
    assert_cache("links: {cache: {}}", "/.listlint-cache.sqlite3", 7 * day,
                 day);
    assert_cache("links: {cache: {alive: 3d}}", "/.listlint-cache.sqlite3",
                 3 * day, day);
    assert_cache("links: {cache: {file: a.sqlite3, dead: 0}}", "/a.sqlite3",
                 7 * day, 0);
    assert_cache("links: {cache: {file: .a/..b/c.sqlite3, alive: 52w}}",
                 "/.a/..b/c.sqlite3", 364 * day, day);
    assert_cache("links: {cache: {alive: 365d, dead: 30m}}",
                 "/.listlint-cache.sqlite3", 365 * day, 30 * minute);
    assert_cache("links: {cache: {alive: 012h, dead: 90s}}",
                 "/.listlint-cache.sqlite3", 12 * hour, 90);
    assert_cache("links: {cache: {alive: 0d, dead: 0w}}",
                 "/.listlint-cache.sqlite3", 0, 0);
}

static void the_cache_is_in_the_folder_that_globs_begin_at(void **state)
{
    struct config *config;
    struct arena arena;
    struct str error;

    (void)state;
    arena_init(&arena);
    scratch_folder("repo");
    scratch_folder("repo/.github");
    scratch_write("repo/.github/listlint.yml", "links: {cache: {}}");
    config = config_load(STR("repo/.github/listlint.yml"), sample_rules, &arena,
                         &error);
    assert_non_null(config);
    assert_true(str_ends(str_from(config_web(config)->cache),
                         STR("/repo/.listlint-cache.sqlite3")));
    config_free(config);
    arena_release(&arena);
}

static void assert_error(const char *source, const char *expected)
{
    struct arena arena;
    struct str error = STR("");

    arena_init(&arena);
    scratch_write(".listlint.yml", source);
    assert_null(
        config_load(STR(".listlint.yml"), sample_rules, &arena, &error));
    assert_true(str_starts(error, STR(".listlint.yml:")));
    assert_string_equal(error.ptr + 14, expected);
    arena_release(&arena);
}

static void mistakes_are_named_with_their_place(void **state)
{
    static const char *const cases[][2] = {
        {"links: {host: {}}",
         "1:9: unknown key \"host\"; did you mean \"hosts\"?"},
        {"links: {dead-afer: 1}",
         "1:9: unknown key \"dead-afer\"; did you mean \"dead-after\"?"},
        {"links: {dead-after: 0}",
         "1:21: dead-after wants a whole number from 1 to 365, not \"0\""},
        {"links: {dead-after: 366}",
         "1:21: dead-after wants a whole number from 1 to 365, not \"366\""},
        {"links: {dead-after: 1.5}",
         "1:21: dead-after wants a whole number from 1 to 365, not \"1.5\""},
        {"links: {dead-after: }",
         "1:21: dead-after wants a whole number from 1 to 365, not \"\""},
        {"links: {dead-after: [1]}", "1:21: dead-after must be text"},
        {"links: {hosts: [a.org]}", "1:16: hosts must be a mapping"},
        {"links: {hosts: {a.org: 1}}", "1:24: a.org must be a mapping"},
        {"links: {cache: true}", "1:16: cache must be a mapping"},
        {"links: {cache: {fil: a.sqlite3}}",
         "1:17: unknown key \"fil\"; did you mean \"file\"?"},
        {"links: {cache: {alive: 7}}",
         "1:24: alive wants a time such as 30m, 12h, 7d or 2w, not \"7\""},
        {"links: {cache: {alive: d}}",
         "1:24: alive wants a time such as 30m, 12h, 7d or 2w, not \"d\""},
        {"links: {cache: {dead: 1.5d}}",
         "1:23: dead wants a time such as 30m, 12h, 7d or 2w, not \"1.5d\""},
        {"links: {cache: {dead: -1d}}",
         "1:23: dead wants a time such as 30m, 12h, 7d or 2w, not \"-1d\""},
        {"links: {cache: {dead: 1D}}",
         "1:23: dead wants a time such as 30m, 12h, 7d or 2w, not \"1D\""},
        {"links: {cache: {dead: }}",
         "1:23: dead wants a time such as 30m, 12h, 7d or 2w, not \"\""},
        {"links: {cache: {dead: 366d}}", "1:23: dead is more than 365d"},
        {"links: {cache: {dead: 31536001s}}", "1:23: dead is more than 365d"},
        {"links: {cache: {dead: 99999999999999999999999999s}}",
         "1:23: dead is more than 365d"},
        {"links: {cache: {dead: 99999999999999999999999999w}}",
         "1:23: dead is more than 365d"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_error(cases[i][0], cases[i][1]);
}

static void mistakes_about_a_host_are_named(void **state)
{
    static const char *const cases[][2] = {
        {"{per-secnd: 1}",
         "unknown key \"per-secnd\"; did you mean \"per-second\"?"},
        {"{requests: 0}",
         "requests wants a whole number from 1 to 1000, not \"0\""},
        {"{requests: 1001}",
         "requests wants a whole number from 1 to 1000, not \"1001\""},
        {"{per-second: 0}",
         "per-second wants a number from 0.001 to 1000, not \"0\""},
        {"{per-second: .5}",
         "per-second wants a number from 0.001 to 1000, not \".5\""},
        {"{per-second: 1e2}",
         "per-second wants a number from 0.001 to 1000, not \"1e2\""},
        {"{per-second: 1.}",
         "per-second wants a number from 0.001 to 1000, not \"1.\""},
        {"{per-second: 1.2.3}",
         "per-second wants a number from 0.001 to 1000, not \"1.2.3\""},
        {"{timeout: nan}",
         "timeout wants a number from 0.1 to 3600, not \"nan\""},
        {"{timeout: 3600.1}",
         "timeout wants a number from 0.1 to 3600, not \"3600.1\""},
        {"{accept: 403}", "accept must be a list"},
        {"{accept: [40]}", "\"40\" is no status of HTTP: 100 to 599, or 999"},
        {"{accept: [099]}", "\"099\" is no status of HTTP: 100 to 599, or 999"},
        {"{accept: [600]}", "\"600\" is no status of HTTP: 100 to 599, or 999"},
        {"{accept: [4 3]}", "\"4 3\" is no status of HTTP: 100 to 599, or 999"},
        {"{accept: [0403]}",
         "\"0403\" is no status of HTTP: 100 to 599, or 999"},
        {"{accept: [5xx]}", "\"5xx\" is no status of HTTP: 100 to 599, or 999"},
        {"{headers: {'X A': b}}", "\"X A\" is no name of a header"},
        {"{headers: {'X:': b}}", "\"X:\" is no name of a header"},
        {"{headers: {'': b}}", "\"\" is no name of a header"},
        {"{headers: {\"X\\n\": b}}", "\"X\n\" is no name of a header"},
        {"{headers: {'\xc3\xa9': b}}", "\"\xc3\xa9\" is no name of a header"},
        {"{headers: {hOST: b}}",
         "the header \"hOST\" is not for a configuration: each request has its "
         "own"},
        {"{headers: {Range: b}}",
         "the header \"Range\" is not for a configuration: each request has "
         "its own"},
        {"{headers: {transfer-encoding: b}}",
         "the header \"transfer-encoding\" is not for a configuration: each "
         "request has its own"},
        {"{headers: {X: }}", "the header X has no value"},
        {"{headers: {X: ' '}}", "the header X has no value"},
        {"{headers: {X: \"a\\r\\nY: b\"}}",
         "the header X holds a control character"},
        {"{headers: {X: \"a\\tb\"}}", "the header X holds a control character"},
        {"{headers: {X: \"a\\x7F\"}}",
         "the header X holds a control character"},
        {"{headers: {X-A: b, x-a: c}}",
         "\"x-a\" is the same header as \"X-A\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;
        struct str error = STR(""), rest;
        char source[256];

        arena_init(&arena);
        snprintf(source, sizeof source, "links: {hosts: {a.org: %s}}",
                 cases[i][0]);
        scratch_write(".listlint.yml", source);
        assert_null(
            config_load(STR(".listlint.yml"), sample_rules, &arena, &error));
        assert_true(str_starts(error, STR(".listlint.yml:1:")));
        str_cut(str_slice(error, 16, error.len), ' ', &rest);
        assert_string_equal(rest.ptr, cases[i][1]);
        arena_release(&arena);
    }
}

static void what_is_no_host_is_told_as_one(void **state)
{
    static const char *const cases[][2] = {
        {"a.org:443", "a.org"},
        {"https://A.org/x", "a.org"},
        {"//a.org/", "a.org"},
        {"a.org/x", "a.org"},
        {"https://user@a.org:8080/x?y#z", "a.org"},
        {"[::1]:80", "::1"},
        {"", "example.org, or \"*.example.org\" for all below it"},
        {"*", "example.org, or \"*.example.org\" for all below it"},
        {"*.", "example.org, or \"*.example.org\" for all below it"},
        {"*.127.0.0.1", "example.org, or \"*.example.org\" for all below it"},
        {"*.::1", "example.org, or \"*.example.org\" for all below it"},
        {"a.*.org", "example.org, or \"*.example.org\" for all below it"},
        {"*a.org", "example.org, or \"*.example.org\" for all below it"},
        {"a b", "example.org, or \"*.example.org\" for all below it"},
        {"a..org", "example.org, or \"*.example.org\" for all below it"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[128], expected[160];

        snprintf(source, sizeof source, "links: {hosts: {'%s': {}}}",
                 cases[i][0]);
        snprintf(expected, sizeof expected, "1:17: \"%s\" is no host; write %s",
                 cases[i][0], cases[i][1]);
        assert_error(source, expected);
    }
}

static void a_host_has_one_setting(void **state)
{
    (void)state;
    assert_error("links: {hosts: {a.org: , B.org: , A.org.: }}",
                 "1:35: \"A.org.\" is the same host as \"a.org\"");
    assert_error("links: {hosts: {'*.a.org': , '*.A.org': }}",
                 "1:30: \"*.A.org\" is the same host as \"*.a.org\"");
    config_free(load("links: {hosts: {a.org: , '*.a.org': , b.a.org: }}"));
}

/* The configuration may be a stranger's. */
static void the_cache_stays_in_its_folder(void **state)
{
    static const char *const files[] = {
        "/a.sqlite3",
        "../a.sqlite3",
        "a/../b.sqlite3",
        "./a.sqlite3",
        "a//b.sqlite3",
        "a/./b.sqlite3",
        "a.sqlite3/",
        "a.sqlite",
        ".bashrc",
        "",
        "a.sqlite3\\x7F",
        "a\\n.sqlite3",
        "a.SQLITE3",
        "a.sqlite3 ",
        "..",
        "/",
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena arena;
        struct str error = STR("");
        char source[128];

        arena_init(&arena);
        snprintf(source, sizeof source, "links: {cache: {file: \"%s\"}}",
                 files[i]);
        scratch_write(".listlint.yml", source);
        assert_null(
            config_load(STR(".listlint.yml"), sample_rules, &arena, &error));
        assert_true(str_starts(
            error, STR(".listlint.yml:1:23: file must be a path below the "
                       "folder of the configuration that ends in .sqlite3, "
                       "not \"")));
        arena_release(&arena);
    }
}

static void numbers_are_limited(void **state)
{
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("links:\n hosts:\n"));
    for (int i = 0; i < 257; i++)
        buf_printf(&source, "  a%d.org:\n", i);
    assert_error(source.ptr, "259:3: more than 256 hosts");
    buf_clear(&source);
    buf_add(&source, STR("links:\n hosts:\n  a.org:\n   headers:\n"));
    for (int i = 0; i < 17; i++)
        buf_printf(&source, "    X%d: a\n", i);
    assert_error(source.ptr, "21:5: more than 16 headers");
    buf_clear(&source);
    buf_add(&source, STR("links: {hosts: {a.org: {accept: [\n"));
    for (int i = 0; i < 65; i++)
        buf_add(&source, STR(" 403,\n"));
    buf_add(&source, STR("]}}}\n"));
    assert_error(source.ptr, "66:2: more than 64 statuses");
    buf_clear(&source);
    buf_add(&source, STR("links: {hosts: {a.org: {headers: {X: "));
    for (int i = 0; i < 4096; i++)
        buf_add_char(&source, 'a');
    buf_add(&source, STR("}}}}\n"));
    assert_error(source.ptr, "1:38: the header X is longer than 4096 bytes");
    buf_release(&source);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_said_is_nothing_set),
        TEST(all_is_said_of_a_host),
        TEST(hosts_have_one_form),
        TEST(the_cache_has_a_file_and_times),
        TEST(the_cache_is_in_the_folder_that_globs_begin_at),
        TEST(mistakes_are_named_with_their_place),
        TEST(mistakes_about_a_host_are_named),
        TEST(what_is_no_host_is_told_as_one),
        TEST(a_host_has_one_setting),
        TEST(the_cache_stays_in_its_folder),
        TEST(numbers_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
