#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/links_setting.h"
#include "scratch.h"
#include "web/host_setting.h"

/* A run over a/a.md, b/b.md and c.md, each with its own configuration. */
struct fixture {
    struct options options;
    struct lists lists;
    struct arena arena;
    struct web_options web;
    const struct setting_warning *warnings;
};

/* Writes the lists; one whose configuration is NULL has none. */
static void write_lists(const char *a, const char *b)
{
    scratch_folder("a");
    scratch_folder("b");
    scratch_folder(".git");
    scratch_write("a/a.md", "");
    scratch_write("b/b.md", "");
    scratch_write("c.md", "");
    if (a)
        scratch_write("a/.listlint.yml", a);
    if (b)
        scratch_write("b/.listlint.yml", b);
}

static void start(struct fixture *fixture)
{
    static const char *paths[] = {"c.md", "a/a.md", "b/b.md"};
    struct str error = STR("");

    options_init(&fixture->options);
    arena_init(&fixture->arena);
    fixture->options.paths = paths;
    fixture->options.npaths = sizeof paths / sizeof *paths;
    if (!lists_load(&fixture->lists, &fixture->options, &error))
        fail_msg("%.*s", STR_ARG(error));
}

static void merge(struct fixture *fixture)
{
    fixture->warnings =
        links_setting(&fixture->web, &fixture->lists, &fixture->arena);
}

static void fixture_init(struct fixture *fixture, const char *a, const char *b)
{
    write_lists(a, b);
    start(fixture);
    merge(fixture);
}

static void fixture_release(struct fixture *fixture)
{
    lists_release(&fixture->lists);
    options_release(&fixture->options);
    arena_release(&fixture->arena);
}

static void assert_warnings(const struct fixture *fixture,
                            const char *const *expected)
{
    const struct setting_warning *warning = fixture->warnings;

    for (; warning && *expected; warning = warning->next)
        assert_string_equal(warning->text.ptr, *expected++);
    assert_null(warning);
    assert_null(*expected);
}

#define WARNINGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_WARNINGS   ((const char *const[]){NULL})

static void nothing_said_leaves_the_defaults(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_init(&fixture, NULL, "fail-on: note");
    assert_warnings(&fixture, NO_WARNINGS);
    assert_int_equal(fixture.web.nhosts, 0);
    assert_int_equal(fixture.web.dead_after, 1);
    assert_null(fixture.web.cache);
    assert_false(fixture.web.cache_strict);
    assert_int_equal(fixture.web.keep_alive, WEB_KEEP_ALIVE);
    assert_int_equal(fixture.web.keep_dead, WEB_KEEP_DEAD);
    assert_int_equal(fixture.web.per_host, 4);
    assert_string_equal(fixture.web.version, LISTLINT_VERSION);
    fixture_release(&fixture);
}

static void hosts_of_all_lists_hold(void **state)
{
    const struct web_host_setting *host;
    struct fixture fixture;

    (void)state;
    fixture_init(&fixture,
                 "links: {hosts: {z.org: {requests: 1}, m.org: {headers: {A: "
                 "b}, accept: [403]}}}",
                 "links: {dead-after: 2, hosts: {a.org: {requests: 2}, m.org: "
                 "{accept: [403], headers: {A: b}}}}");
    assert_warnings(&fixture, NO_WARNINGS);
    assert_int_equal(fixture.web.nhosts, 3);
    assert_int_equal(fixture.web.dead_after, 2);
    host = web_host_setting(&fixture.web, STR("z.org"));
    assert_non_null(host);
    assert_int_equal(host->requests, 1);
    host = web_host_setting(&fixture.web, STR("a.org"));
    assert_non_null(host);
    assert_int_equal(host->requests, 2);
    host = web_host_setting(&fixture.web, STR("m.org"));
    assert_non_null(host);
    assert_string_equal(host->headers[0], "A: b");
    fixture_release(&fixture);
}

static void the_earlier_list_wins(void **state)
{
    const struct web_host_setting *host;
    struct fixture fixture;

    (void)state;
    fixture_init(&fixture,
                 "links: {dead-after: 3, cache: {alive: 2d}, hosts: {a.org: "
                 "{requests: 1}, '*.b.org': }}",
                 "links: {dead-after: 1, cache: , hosts: {a.org: {timeout: "
                 "9}, '*.b.org': {requests: 7}, b.org: {requests: 5}}}");
    assert_warnings(
        &fixture,
        WARNINGS("b/.listlint.yml: what it says of the host a.org is not as in "
                 "a/.listlint.yml, which holds for the run",
                 "b/.listlint.yml: dead-after is not as in a/.listlint.yml, "
                 "which holds for the run",
                 "b/.listlint.yml: the cache is not as in a/.listlint.yml, "
                 "which holds for the run"));
    assert_int_equal(fixture.web.dead_after, 3);
    assert_int_equal(fixture.web.keep_alive, 2 * 86400);
    assert_true(str_ends(str_from(fixture.web.cache),
                         STR("/a/.listlint-cache.sqlite3")));
    assert_true(fixture.web.cache_strict);
    host = web_host_setting(&fixture.web, STR("a.org"));
    assert_non_null(host);
    assert_int_equal(host->requests, 1);
    assert_true(host->timeout == 0);
    host = web_host_setting(&fixture.web, STR("x.b.org"));
    assert_non_null(host);
    assert_int_equal(host->requests, 0);
    host = web_host_setting(&fixture.web, STR("b.org"));
    assert_non_null(host);
    assert_int_equal(host->requests, 5);
    fixture_release(&fixture);
}

static void settings_differ_in_any_part(void **state)
{
    static const char *const others[] = {
        "requests: 2",
        "per-second: 2",
        "timeout: 2",
        "accept: [403, 404]",
        "accept: [404]",
        "accept: []",
        "headers: {A: b, C: d}",
        "headers: {A: c}",
        "headers: {}",
        "headers: {A: b}, accept: [403]",
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct fixture fixture;
        char source[128];

        snprintf(source, sizeof source, "links: {hosts: {a.org: {%s}}}",
                 others[i]);
        fixture_init(&fixture,
                     "links: {hosts: {a.org: {requests: 1, accept: [403], "
                     "headers: {A: b}}}}",
                     source);
        assert_non_null(fixture.warnings);
        assert_null(fixture.warnings->next);
        fixture_release(&fixture);
        scratch_leave(state);
        scratch_enter(state);
    }
}

static void a_list_that_is_ignored_says_nothing(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_init(&fixture, "links: {dead-after: 3}\nignore: ['*']",
                 "links: {dead-after: 1}");
    assert_warnings(&fixture, NO_WARNINGS);
    assert_int_equal(fixture.web.dead_after, 1);
    fixture_release(&fixture);
}

static void the_command_line_beats_the_cache(void **state)
{
    struct fixture fixture;

    (void)state;
    write_lists("links: {cache: {alive: 2d}}", "links: {cache: {alive: 2d}}");
    start(&fixture);
    fixture.options.cache = "of/mine.db";
    merge(&fixture);
    assert_warnings(&fixture, NO_WARNINGS);
    assert_string_equal(fixture.web.cache, "of/mine.db");
    assert_false(fixture.web.cache_strict);
    assert_int_equal(fixture.web.keep_alive, 2 * 86400);
    assert_int_equal(fixture.web.keep_dead, WEB_KEEP_DEAD);
    fixture.options.no_cache = true;
    merge(&fixture);
    assert_warnings(&fixture, NO_WARNINGS);
    assert_null(fixture.web.cache);
    assert_false(fixture.web.cache_strict);
    fixture.options.cache = NULL;
    merge(&fixture);
    assert_warnings(&fixture, NO_WARNINGS);
    assert_null(fixture.web.cache);
    assert_false(fixture.web.cache_strict);
    fixture_release(&fixture);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_said_leaves_the_defaults),
        TEST(hosts_of_all_lists_hold),
        TEST(the_earlier_list_wins),
        TEST(settings_differ_in_any_part),
        TEST(a_list_that_is_ignored_says_nothing),
        TEST(the_command_line_beats_the_cache),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
