#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "cli/glob.h"

static bool matches(const char *pattern, const char *path)
{
    const struct glob *glob;
    struct arena arena;
    const char *error;
    bool result;

    arena_init(&arena);
    glob = glob_compile(&arena, str_from(pattern), &error);
    assert_null(error);
    assert_non_null(glob);
    result = glob_match(glob, str_from(path));
    arena_release(&arena);
    return result;
}

struct example {
    const char *pattern, *path;
    bool matches;
};

static void check(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (matches(examples[i].pattern, examples[i].path) !=
            examples[i].matches)
            fail_msg("%s against %s", examples[i].pattern, examples[i].path);
}

#define CHECK(examples) check(examples, sizeof examples / sizeof *examples)

static void stars_stay_in_their_folder(void **state)
{
    static const struct example examples[] = {
        {"*.md", "a.md", true},           {"*.md", ".md", true},
        {"*.md", "docs/a.md", false},     {"*.md", "a.mdx", false},
        {"docs/*.md", "docs/a.md", true}, {"docs/*.md", "docs/b/a.md", false},
        {"docs/*", "docs/b/a.md", false}, {"a**b.md", "axxb.md", true},
        {"a**b.md", "ax/xb.md", false},   {"a*b*c", "aXbXbXc", true},
        {"a*b*c", "aXcXb", false},        {"?.md", "a.md", true},
        {"?.md", "\xc3\xa9.md", true},    {"?.md", "\xff.md", true},
        {"?.md", "ab.md", false},         {"a?b", "a/b", false},
    };

    (void)state;
    CHECK(examples);
}

static void double_stars_cross_folders(void **state)
{
    static const struct example examples[] = {
        {"vendor/**", "vendor/a.md", true},
        {"vendor/**", "vendor/a/b/c.md", true},
        {"vendor/**", "vendors/a.md", false},
        {"vendor/**", "x/vendor/a.md", false},
        {"**/vendor/**", "x/y/vendor/a.md", true},
        {"**/vendor/**", "vendor/a.md", true},
        {"**/*.md", "a.md", true},
        {"**/*.md", "x/y/a.md", true},
        {"**/a.md", "xa.md", false},
        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/y/b", true},
        {"a/**/b", "ab", false},
        {"a/**/b", "a/xb", false},
        {"**", "any/thing.md", true},
    };

    (void)state;
    CHECK(examples);
}

static void classes_hold_characters(void **state)
{
    static const struct example examples[] = {
        {"[a-c].md", "b.md", true},  {"[a-c].md", "d.md", false},
        {"[!a-c].md", "d.md", true}, {"[!a-c].md", "a.md", false},
        {"[]x].md", "].md", true},   {"[-a].md", "-.md", true},
        {"[a-].md", "-.md", true},   {"[a-].md", "b.md", false},
        {"[!a]b", "/b", false},      {"[\xc3\xa0-\xc3\xbf]", "\xc3\xa9", true},
        {"[.-0]", "/", false},       {"\\[a]", "[a]", true},
        {"\\*.md", "*.md", true},    {"\\*.md", "a.md", false},
        {"[\\-x].md", "-.md", true}, {"a]", "a]", true},
    };

    (void)state;
    CHECK(examples);
}

static void braces_hold_alternatives(void **state)
{
    static const struct example examples[] = {
        {"*.{md,markdown}", "a.md", true},
        {"*.{md,markdown}", "a.markdown", true},
        {"*.{md,markdown}", "a.mark", false},
        {"*.{md,markdown}", "a.mdmarkdown", false},
        {"{docs/**,a.md}", "docs/x/y.md", true},
        {"{docs/**,a.md}", "a.md", true},
        {"{docs/**,a.md}", "b.md", false},
        {"{a,b{c,d}}e", "ae", true},
        {"{a,b{c,d}}e", "bde", true},
        {"{a,b{c,d}}e", "be", false},
        {"a{,b}.md", "a.md", true},
        {"a{,b}.md", "ab.md", true},
        {"{a}", "a", true},
        {"a,b", "a,b", true},
        {"a}", "a}", true},
    };

    (void)state;
    CHECK(examples);
}

static void a_folder_stands_for_what_is_beneath(void **state)
{
    static const struct example examples[] = {
        {"vendor", "vendor/a.md", true},
        {"vendor/", "vendor/x/a.md", true},
        {"vendor", "vendor.md", false},
        {"vendor", "x/vendor/a.md", false},
        {"**/vendor", "x/vendor/a.md", true},
        {"*/", "x/a.md", true},
        {"*", "x/a.md", false},
        {"{*,a/b}", "x/y.md", false},
        {"./docs/a.md", "docs/a.md", true},
        {"/docs/a.md", "docs/a.md", true},
    };

    (void)state;
    CHECK(examples);
}

static void says_what_is_no_glob(void **state)
{
    static const char *const cases[][2] = {
        {"", "it is empty"},
        {"/", "it is empty"},
        {"[a", "a [ is not closed"},
        {"[]", "a [ is not closed"},
        {"{a,b", "a { is not closed"},
        {"a\\", "it ends in a backslash"},
        {"{{{{{{{{{a}}}}}}}}}", "its braces are nested too deep"},
    };
    struct arena arena;
    const char *error;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_null(glob_compile(&arena, str_from(cases[i][0]), &error));
        assert_string_equal(error, cases[i][1]);
    }
    arena_release(&arena);
}

/* Backtracking would need more steps than there are atoms. */
static void time_is_bounded(void **state)
{
    char pattern[513], path[4096];
    const struct glob *glob;
    struct arena arena;
    const char *error;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < 512; i++)
        pattern[i] = "a*"[i % 2];
    memset(path, 'a', sizeof path);
    pattern[511] = 'b';
    glob = glob_compile(&arena, (struct str){pattern, 512}, &error);
    assert_non_null(glob);
    assert_false(glob_match(glob, (struct str){path, sizeof path}));
    pattern[512] = 'b';
    assert_null(glob_compile(&arena, (struct str){pattern, 513}, &error));
    assert_string_equal(error, "it is longer than 512 bytes");
    memset(pattern, ',', 512);
    pattern[0] = '{';
    pattern[511] = '}';
    glob = glob_compile(&arena, (struct str){pattern, 512}, &error);
    assert_non_null(glob);
    assert_true(glob_match(glob, STR("")));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars_stay_in_their_folder),
        cmocka_unit_test(double_stars_cross_folders),
        cmocka_unit_test(classes_hold_characters),
        cmocka_unit_test(braces_hold_alternatives),
        cmocka_unit_test(a_folder_stands_for_what_is_beneath),
        cmocka_unit_test(says_what_is_no_glob),
        cmocka_unit_test(time_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
