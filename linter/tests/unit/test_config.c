#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/path.h"
#include "sample_config.h"

/* The severities of the sample rules for a list, as letters. */
static void assert_severities(const struct config *config, const char *path,
                              const char *expected)
{
    char letters[5] = "";

    for (size_t i = 0; sample_rules[i]; i++)
        letters[i] =
            "-nwe"[config_severity(config, sample_rules[i], str_from(path))];
    assert_string_equal(letters, expected);
}

static void an_empty_file_changes_nothing(void **state)
{
    static const char *const sources[] = {
        "", "# nothing\n", "---\n", "rules:\nignore:\nlinks: {exclude: }\n"};

    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct config *config = load(sources[i]);

        assert_severities(config, "README.md", "ew-e");
        assert_int_equal(config_fail_on(config), FAIL_ON_UNSET);
        assert_false(config_ignores(config, STR("README.md")));
        assert_false(config_excludes_link(config, STR("https://a.org/")));
        assert_string_equal(config_options(config, &sample_pipe_style)[0],
                            "both");
        config_free(config);
    }
}

static void the_more_exact_rule_wins(void **state)
{
    struct config *config = load("rules:\n"
                                 "  table/missing-cell: note\n"
                                 "  TBL: off\n"
                                 "  TBL011: error\n"
                                 "  ALL: warning\n");

    (void)state;
    assert_severities(config, "README.md", "ne-w");
    config_free(config);
    config = load("rules: {TBL: note, table: error}");
    assert_severities(config, "README.md", "eeee");
    config_free(config);
    config = load("rules: {\"TBL006\": 'off', 'DUP001': warning}");
    assert_severities(config, "README.md", "-w-w");
    config_free(config);
}

static void files_have_their_own_rules(void **state)
{
    struct config *config = load("rules: {TBL006: note}\n"
                                 "per-file:\n"
                                 "  'docs/**': {TBL: off, TBL011: note}\n"
                                 "  '**/a.md': {table/alignment: error}\n");

    (void)state;
    assert_severities(config, "README.md", "nw-e");
    assert_severities(config, "docs/b.md", "-n-e");
    assert_severities(config, "docs/a.md", "-nee");
    assert_severities(config, "a.md", "nwee");
    config_free(config);
}

static void paths_are_ignored(void **state)
{
    struct config *config = load("ignore: ['vendor/**', \"*.draft.md\"]\n");

    (void)state;
    assert_true(config_ignores(config, STR("vendor/x/a.md")));
    assert_true(config_ignores(config, STR("a.draft.md")));
    assert_false(config_ignores(config, STR("docs/a.draft.md")));
    assert_false(config_ignores(config, STR("README.md")));
    config_free(config);
}

static void links_are_excluded(void **state)
{
    struct config *config =
        load("links:\n  exclude:\n    - '^https://internal\\.'\n"
             "    - '/caf\xc3\xa9$'\n    - '^(a+)+$'\n");
    char evil[64];

    (void)state;
    assert_true(config_excludes_link(config, STR("https://internal.org/x")));
    assert_false(config_excludes_link(config, STR("http://internal.org/x")));
    assert_true(config_excludes_link(config, STR("https://x/caf\xc3\xa9")));
    assert_false(config_excludes_link(config, STR("https://x/caf\xe9")));
    assert_false(config_excludes_link(config, STR("")));
    memset(evil, 'a', sizeof evil);
    evil[63] = '!';
    assert_false(config_excludes_link(config, (struct str){evil, sizeof evil}));
    assert_true(config_excludes_link(config, (struct str){evil, 20}));
    config_free(config);
}

static void options_are_set(void **state)
{
    struct config *config =
        load("fail-on: note\n"
             "options: {table/pipe-style: {style: none, words: 'no'}, TBL011: "
             "{most: 007, shape: '/^a\\d/'}}\n");
    const char *const *options = config_options(config, &sample_pipe_style);

    (void)state;
    assert_int_equal(config_fail_on(config), FAIL_ON_NOTE);
    assert_string_equal(options[0], "none");
    assert_string_equal(options[1], "no");
    assert_string_equal(options[2], "007");
    assert_string_equal(options[3], "/^a\\d/");
    config_free(config);
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
        {"fail-on: error\nrule: {}\n",
         "2:1: unknown key \"rule\"; did you mean \"rules\"?"},
        {"weather: {}", "1:1: unknown key \"weather\""},
        {"links:\n  exclud: []\n",
         "2:3: unknown key \"exclud\"; did you mean \"exclude\"?"},
        {"<<: {}", "1:1: unknown key \"<<\""},
        {"fail-on: eror",
         "1:10: fail-on wants error, warning, note or never, not \"eror\"; "
         "did you mean error?"},
        {"fail-on: [error]", "1:10: fail-on must be text"},
        {"rules: []", "1:8: rules must be a mapping"},
        {"rules: off", "1:8: rules must be a mapping"},
        {"- rules", "1:1: the configuration must be a mapping"},
        {"rules: {TBL06: off}",
         "1:9: unknown rule \"TBL06\"; did you mean TBL006?"},
        {"rules:\n  TBL006: no\n",
         "2:11: TBL006 wants off, note, warning or error, not \"no\""},
        {"rules: {TBL006: }",
         "1:17: TBL006 wants off, note, warning or error, not \"\""},
        {"rules: {TBL006: {}}", "1:17: TBL006 must be text"},
        {"rules: {TBL006: off, TBL006: off}",
         "1:22: repeated key \"TBL006\", first in line 1"},
        {"fail-on: note\nfail-on: note\n",
         "2:1: repeated key \"fail-on\", first in line 1"},
        {"options: {TBL: {style: none}}",
         "1:11: \"TBL\" names more than one rule; options belong to one"},
        {"options: {TBL11: {style: none}}",
         "1:11: unknown rule \"TBL11\"; did you mean TBL011?"},
        {"options: {TBL011: {styl: none}}",
         "1:20: table/pipe-style has no option \"styl\"; did you mean "
         "\"style\"?"},
        {"options: {TBL006: {style: none}}",
         "1:20: table/missing-cell has no option \"style\""},
        {"options: {TBL011: {style: trailing}}",
         "1:27: style wants both, leading or none, not \"trailing\""},
        {"options: {TBL011: {words: [a]}}", "1:27: words must be text"},
        {"options: {TBL011: {most: 5k}}",
         "1:26: most wants a whole number of at most 9 digits, not \"5k\""},
        {"options: {TBL011: {most: -1}}",
         "1:26: most wants a whole number of at most 9 digits, not \"-1\""},
        {"options: {TBL011: {most: 1234567890}}",
         "1:26: most wants a whole number of at most 9 digits, not "
         "\"1234567890\""},
        {"options: {TBL011: {most: }}",
         "1:26: most wants a whole number of at most 9 digits, not \"\""},
        {"options: {TBL011: {most: [1]}}", "1:26: most must be text"},
        {"options: {TBL011: {shape: '/(a/'}}",
         "1:27: bad pattern at offset 2: missing closing parenthesis"},
        {"options: {TBL011: {shape: '//'}}",
         "1:27: an empty pattern is found in everything"},
        {"options: {TBL011: {shape: a b}}",
         "1:27: shape must be a template, which holds a {word}, or a pattern "
         "between slashes"},
        {"options: {TBL011: none}", "1:19: TBL011 must be a mapping"},
        {"ignore: vendor", "1:9: ignore must be a list"},
        {"ignore: [a, {b: c}]", "1:13: an item of ignore must be text"},
        {"ignore: ['[a']", "1:10: bad glob \"[a\": a [ is not closed"},
        {"per-file: {'{a': {TBL: off}}",
         "1:12: bad glob \"{a\": a { is not closed"},
        {"per-file: {a: {TLB: off}}",
         "1:16: unknown rule \"TLB\"; did you mean TBL?"},
        {"links: {exclude: ['a', '(b']}",
         "1:24: bad pattern at offset 2: missing closing parenthesis"},
        {"links: {exclude: ['\\C']}",
         "1:19: bad pattern at offset 2: using \\C is disabled by the "
         "application"},
        {"rules: &a {}", "1:8: anchors are not allowed"},
        {"rules: *a", "1:8: aliases are not allowed"},
        {"rules: !!map {}", "1:8: tags are not allowed"},
        {"fail-on: !x note", "1:10: tags are not allowed"},
        {"fail-on: note\n---\nrules: {}\n",
         "2:1: more than one document is not allowed"},
        {"? [a]\n: b\n", "1:3: a key must be text"},
        {"fail-on: \"a\\0b\"", "1:10: a NUL character"},
        {"fail-on: [",
         "2:1: did not find expected node content while parsing a flow node"},
        {"fail-on: \"a",
         "1:12: found unexpected end of stream while scanning a quoted scalar"},
        {"\xc3\xa9: {}", "1:1: unknown key \"\xc3\xa9\""},
        {"{fail-on: note, \xc3\xa9: x}", "1:17: unknown key \"\xc3\xa9\""},
        {"a: \xff", " invalid leading UTF-8 octet (byte 3)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_error(cases[i][0], cases[i][1]);
}

static void hostile_sizes_are_refused(void **state)
{
    struct buf source;

    (void)state;
    buf_init(&source);
    for (int i = 0; i < 32; i++)
        buf_add_char(&source, '[');
    buf_add(&source, STR("{a: b}"));
    assert_error(source.ptr, "1:33: nested more than 32 deep");
    buf_clear(&source);
    buf_add(&source, STR("ignore:\n"));
    for (int i = 0; i < 10000; i++)
        buf_add(&source, STR("- a\n"));
    assert_error(source.ptr, "9999:3: more than 10000 values");
    buf_clear(&source);
    while (source.len <= 1024 * 1024)
        buf_add(&source, STR("################################\n"));
    assert_error(source.ptr, " file is larger than 1 MiB");
    buf_release(&source);
}

static void a_missing_file_is_named(void **state)
{
    struct arena arena;
    struct str error;

    (void)state;
    arena_init(&arena);
    assert_null(config_load(STR("no.yml"), sample_rules, &arena, &error));
    assert_string_equal(error.ptr, "no.yml: No such file or directory");
    arena_release(&arena);
}

static void assert_found(const char *list, const char *expected)
{
    struct arena arena;
    struct str found;

    arena_init(&arena);
    found = config_find(&arena, path_real(&arena, path_folder(str_from(list))));
    assert_int_equal(found.len, strlen(expected));
    assert_memory_equal(found.ptr, expected, found.len);
    arena_release(&arena);
}

static void the_file_is_looked_for_upward(void **state)
{
    (void)state;
    scratch_folder("repo");
    scratch_folder("repo/.git");
    scratch_folder("repo/docs");
    scratch_folder("repo/docs/deep");
    scratch_write(".listlint.yml", "");
    assert_found("README.md", ".listlint.yml");
    assert_found("no/such/list.md", ".listlint.yml");
    assert_found("repo/docs/deep/a.md", "");
    scratch_folder("repo/.github");
    scratch_write("repo/.github/listlint.yml", "");
    assert_found("repo/docs/deep/a.md", "repo/.github/listlint.yml");
    scratch_write("repo/.listlint.yml", "");
    assert_found("repo/docs/deep/a.md", "repo/.listlint.yml");
    scratch_write("repo/docs/.listlint.yml", "");
    assert_found("repo/docs/deep/a.md", "repo/docs/.listlint.yml");
    assert_found("repo/README.md", "repo/.listlint.yml");
}

static void assert_relative(const char *file, const char *list,
                            const char *expected)
{
    struct config *config;
    struct arena arena;
    struct str error, path;

    arena_init(&arena);
    config = config_load(str_from(file), sample_rules, &arena, &error);
    assert_non_null(config);
    path = path_join(&arena, path_real(&arena, path_folder(str_from(list))),
                     path_name(str_from(list)));
    path = config_relative(config, path);
    assert_int_equal(path.len, strlen(expected));
    assert_memory_equal(path.ptr, expected, path.len);
    config_free(config);
    arena_release(&arena);
}

static void globs_begin_at_the_files_folder(void **state)
{
    (void)state;
    scratch_folder("repo");
    scratch_folder("repo/.github");
    scratch_folder("repo/docs");
    scratch_write("repo/.listlint.yml", "");
    scratch_write("repo/.github/listlint.yml", "");
    scratch_write("repo/listlint.yml", "");
    assert_relative("repo/.listlint.yml", "repo/docs/a.md", "docs/a.md");
    assert_relative("repo/.listlint.yml", "./repo/docs/../a.md", "a.md");
    assert_relative("repo/.github/listlint.yml", "repo/docs/a.md", "docs/a.md");
    assert_relative("repo/listlint.yml", "repo/new/a.md", "new/a.md");
    assert_relative("repo/.listlint.yml", "/etc/a.md", "/etc/a.md");
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_file_changes_nothing),
        TEST(the_more_exact_rule_wins),
        TEST(files_have_their_own_rules),
        TEST(paths_are_ignored),
        TEST(links_are_excluded),
        TEST(options_are_set),
        TEST(mistakes_are_named_with_their_place),
        TEST(hostile_sizes_are_refused),
        TEST(a_missing_file_is_named),
        TEST(the_file_is_looked_for_upward),
        TEST(globs_begin_at_the_files_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
