#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"
#include "sample_rules.h"
#include "text/utf8.h"

enum { WORDS_MOST = 20 };

/* Parses the words behind the program's name; they end with NULL. */
static bool parse(struct options *options, const char *const *words,
                  struct str *error)
{
    char *argv[WORDS_MOST + 2] = {NULL};
    int argc = 0;

    options_init(options);
    argv[argc++] = arena_copy(&options->arena, "listlint", 8);
    for (; *words; words++) {
        assert_true(argc <= WORDS_MOST);
        argv[argc++] = arena_copy(&options->arena, *words, strlen(*words));
    }
    return options_parse(options, argc, argv, sample_rules, error);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void parse_well(struct options *options, const char *const *words)
{
    struct str error;

    if (!parse(options, words, &error))
        fail_msg("%.*s", STR_ARG(error));
}

static void nothing_given_means_the_defaults(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options, (const char *const[]){NULL});
    assert_int_equal(options.command, COMMAND_CHECK);
    assert_int_equal(options.npaths, 0);
    assert_int_equal(options.noutputs, 0);
    assert_int_equal(options.fail_on, FAIL_ON_UNSET);
    assert_int_equal(options.color, COLOR_AUTO);
    assert_true(options.jobs >= 1);
    assert_int_equal(options.web.max_requests, 128);
    assert_int_equal(options.web.per_host, 4);
    assert_true(options.web.timeout == 20);
    assert_int_equal(options.web.retries, 2);
    assert_true(options.web.wait_budget == 60);
    assert_null(options.web.proxy);
    assert_null(options.web.resolve);
    assert_null(options.cache);
    assert_null(options.baseline);
    assert_null(options.write_baseline);
    assert_false(options.statistics);
    assert_int_equal(options.web.dead_after, 1);
    assert_int_equal(options.web.keep_alive, 7 * 86400);
    assert_int_equal(options.web.keep_dead, 86400);
    assert_false(options.no_cache);
    assert_false(options.offline || options.quiet || options.no_config ||
                 options.no_progress || options.web.allow_private ||
                 options.fix || options.unsafe_fixes || options.diff);
    options_release(&options);
}

static void flags_are_kept(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options,
               WORDS("--offline", "--quiet", "--no-config", "--no-progress",
                     "--allow-private", "--no-cache", "--statistics"));
    assert_true(options.statistics);
    assert_true(options.no_cache && options.offline && options.quiet &&
                options.no_config && options.no_progress &&
                options.web.allow_private);
    options_release(&options);
}

static void values_are_kept(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options,
               WORDS("--jobs=3", "--max-requests", "7", "--per-host=2",
                     "--cache=a.db", "--timeout=0.5", "--retries=0",
                     "--wait-budget=90", "--color=never", "--fail-on", "note",
                     "--config=a.yml", "--baseline=a.jsonl", "--write-baseline",
                     "b.jsonl"));
    assert_int_equal(options.jobs, 3);
    assert_int_equal(options.web.max_requests, 7);
    assert_int_equal(options.web.per_host, 2);
    assert_true(options.web.timeout == 0.5);
    assert_int_equal(options.web.retries, 0);
    assert_true(options.web.wait_budget == 90);
    assert_int_equal(options.color, COLOR_NEVER);
    assert_int_equal(options.fail_on, FAIL_ON_NOTE);
    assert_string_equal(options.config, "a.yml");
    assert_string_equal(options.cache, "a.db");
    assert_string_equal(options.baseline, "a.jsonl");
    assert_string_equal(options.write_baseline, "b.jsonl");
    options_release(&options);
}

static void repeated_options_add_up(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options, WORDS("--output", "json=a=b.json", "--output=human",
                               "--resolve=a.org:443:127.0.0.1", "--resolve",
                               "b.org:80:[::1]", "--proxy=http://p:1",
                               "--stdin-name=x.md"));
    assert_int_equal(options.noutputs, 2);
    assert_string_equal(options.outputs[0].format->name, "json");
    assert_string_equal(options.outputs[0].file, "a=b.json");
    assert_string_equal(options.outputs[1].format->name, "human");
    assert_null(options.outputs[1].file);
    assert_string_equal(options.web.resolve[0], "a.org:443:127.0.0.1");
    assert_string_equal(options.web.resolve[1], "b.org:80:[::1]");
    assert_null(options.web.resolve[2]);
    assert_string_equal(options.web.proxy, "http://p:1");
    assert_string_equal(options.stdin_name, "x.md");
    options_release(&options);
}

static void a_stored_run_has_a_format_and_files(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options,
               WORDS("report", "--quiet", "json=a", "b.jsonl", "--output=human",
                     "c.jsonl", "--fail-on=warning", "--color=never"));
    assert_int_equal(options.command, COMMAND_REPORT);
    assert_int_equal(options.noutputs, 2);
    assert_string_equal(options.outputs[0].format->name, "human");
    assert_string_equal(options.outputs[1].format->name, "json");
    assert_string_equal(options.outputs[1].file, "a");
    assert_int_equal(options.npaths, 2);
    assert_string_equal(options.paths[0], "b.jsonl");
    assert_string_equal(options.paths[1], "c.jsonl");
    assert_int_equal(options.fail_on, FAIL_ON_WARNING);
    assert_true(options.quiet);
    options_release(&options);
}

/* The command and the paths, as "COMMAND PATH PATH". */
static void assert_words(const char *const *words, enum command command,
                         const char *const *paths)
{
    struct options options;
    size_t count = 0;

    parse_well(&options, words);
    assert_int_equal(options.command, command);
    for (; paths[count]; count++) {
        assert_true(count < options.npaths);
        assert_string_equal(options.paths[count], paths[count]);
    }
    assert_int_equal(options.npaths, count);
    options_release(&options);
}

static void the_first_word_may_be_a_command(void **state)
{
    const char *const none[] = {NULL};

    (void)state;
    assert_words(WORDS("links"), COMMAND_LINKS, none);
    assert_words(WORDS("rules"), COMMAND_RULES, none);
    assert_words(WORDS("help"), COMMAND_HELP, none);
    assert_words(WORDS("version"), COMMAND_VERSION, none);
    assert_words(WORDS("-h", "--bogus"), COMMAND_HELP, none);
    assert_words(WORDS("--version"), COMMAND_VERSION, none);
    assert_words(WORDS("check", "a.md"), COMMAND_CHECK, WORDS("a.md"));
    assert_words(WORDS("--offline", "links", "a.md", "--quiet", "b.md"),
                 COMMAND_LINKS, WORDS("a.md", "b.md"));
    assert_words(WORDS("a.md", "links"), COMMAND_CHECK, WORDS("a.md", "links"));
    assert_words(WORDS("check", "links"), COMMAND_CHECK, WORDS("links"));
    assert_words(WORDS("--", "links", "--quiet"), COMMAND_CHECK,
                 WORDS("links", "--quiet"));
    assert_words(WORDS("init", "-"), COMMAND_INIT, WORDS("-"));
    assert_words(WORDS("weather", "-"), COMMAND_CHECK, WORDS("weather", "-"));
}

static void bad_uses_have_one_line_each(void **state)
{
    static const struct {
        const char *words[5];
        const char *error;
    } cases[] = {
        {{"--ofline"}, "unknown option --ofline; did you mean --offline?"},
        {{"--selct=TBL"}, "unknown option --selct; did you mean --select?"},
        {{"-offline"}, "unknown option -offline; did you mean --offline?"},
        {{"--xyzzy"}, "unknown option --xyzzy"},
        {{"-x"}, "unknown option -x"},
        {{"--no"}, "option --no is ambiguous; write it in full"},
        {{"--select"}, "--select needs a value: LIST"},
        {{"--output"}, "--output needs a value: FORMAT[=FILE]"},
        {{"--config="}, "--config needs a value: FILE"},
        {{"--offline=1"}, "--offline takes no value"},
        {{"--jobs=0"}, "--jobs wants a number from 1 to 256, not \"0\""},
        {{"--jobs", "-1"}, "--jobs wants a number from 1 to 256, not \"-1\""},
        {{"--jobs=2.5"}, "--jobs wants a number from 1 to 256, not \"2.5\""},
        {{"--jobs= 2"}, "--jobs wants a number from 1 to 256, not \" 2\""},
        {{"--jobs="}, "--jobs wants a number from 1 to 256, not \"\""},
        {{"--retries=1000"},
         "--retries wants a number from 0 to 100, not \"1000\""},
        {{"--timeout=nan"},
         "--timeout wants seconds from 0.1 to 3600, not \"nan\""},
        {{"--timeout=1e3"},
         "--timeout wants seconds from 0.1 to 3600, not \"1e3\""},
        {{"--timeout=1.2.3"},
         "--timeout wants seconds from 0.1 to 3600, not \"1.2.3\""},
        {{"--wait-budget=99999"},
         "--wait-budget wants seconds from 0 to 86400, not \"99999\""},
        {{"--color=alway"},
         "--color wants auto, always or never, not "
         "\"alway\"; did you mean always?"},
        {{"--fail-on=fatal"},
         "--fail-on wants error, warning, note or never, "
         "not \"fatal\""},
        {{"--output=jsn"}, "unknown format \"jsn\"; did you mean json?"},
        {{"--output=xyzzy"}, "unknown format \"xyzzy\""},
        {{"--output=json="}, "--output json= names no file"},
        {{"--output=json", "--output=human"},
         "two reports go to standard output"},
        {{"--output=json=a", "--output=human=a"}, "two reports go to a"},
        {{"--select=TBL06"}, "unknown rule \"TBL06\"; did you mean TBL006?"},
        {{"--select=tbl011"}, "unknown rule \"tbl011\"; did you mean TBL011?"},
        {{"--ignore=tabel"}, "unknown rule \"tabel\"; did you mean table?"},
        {{"--extend-select=TBL,,DUP"}, "unknown rule \"\""},
        {{"--resolve=a.org"}, "--resolve wants HOST:PORT:ADDR, not \"a.org\""},
        {{"--resolve=a.org:0:127.0.0.1"},
         "--resolve wants HOST:PORT:ADDR, not \"a.org:0:127.0.0.1\""},
        {{"--resolve=a.org:80:b.org"},
         "--resolve wants HOST:PORT:ADDR, not \"a.org:80:b.org\""},
        {{"--config=a", "--no-config"},
         "--config and --no-config exclude each other"},
        {{"rules", "a.md"}, "rules takes no PATH"},
        {{"links", "--baseline=a"}, "links takes no --baseline"},
        {{"--write-baseline=a", "--diff"},
         "--write-baseline and --diff exclude each other"},
        {{"report"}, "report needs a FORMAT and a RUN.jsonl"},
        {{"report", "json"}, "report needs a FORMAT and a RUN.jsonl"},
        {{"report", "jsn", "a"}, "unknown format \"jsn\"; did you mean json?"},
        {{"report", "json=", "a"}, "report json= names no file"},
        {{"report", "json", "-", "-"}, "two runs come from standard input"},
        {{"report", "json", "a", "--output=human"},
         "two reports go to standard output"},
        {{"report", "json", "a", "--offline"}, "report takes no --offline"},
        {{"report", "json", "a", "--select=TBL"}, "report takes no --select"},
        {{"report", "json", "a", "--diff"}, "report takes no --diff"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options;
        struct str error;

        assert_false(parse(&options, cases[i].words, &error));
        assert_string_equal(error.ptr, cases[i].error);
        options_release(&options);
    }
}

/* The severity that each of the sample rules has with these words, as
   letters; every rule's own severity is the configured one. */
static void assert_severities(const char *const *words, const char *expected)
{
    struct options options;
    char letters[5] = "";

    parse_well(&options, words);
    for (size_t i = 0; sample_rules[i]; i++) {
        enum severity severity = options_severity(&options, sample_rules[i],
                                                  sample_rules[i]->severity);

        letters[i] = "-nwe"[severity];
    }
    assert_string_equal(letters, expected);
    options_release(&options);
}

static void selection_chooses_rules(void **state)
{
    (void)state;
    assert_severities((const char *const[]){NULL}, "ew-e");
    assert_severities(WORDS("--select=TBL"), "ew--");
    assert_severities(WORDS("--select=TBL0"), "ew--");
    assert_severities(WORDS("--select=table"), "ew--");
    assert_severities(WORDS("--select=ALL"), "ew-e");
    assert_severities(WORDS("--select=TBL017"), "--w-");
    assert_severities(WORDS("--select=table/alignment, DUP"), "--we");
    assert_severities(WORDS("--select=TBL006", "--select=DUP001"), "e--e");
    assert_severities(WORDS("--extend-select=TBL017"), "ewwe");
    assert_severities(WORDS("--extend-select=table"), "ew-e");
    assert_severities(WORDS("--select=DUP", "--extend-select=TBL017"), "--we");
    assert_severities(WORDS("--ignore=table"), "---e");
    assert_severities(WORDS("--select=TBL006,DUP", "--ignore=TBL"), "---e");
    assert_severities(WORDS("--ignore=ALL"), "----");
}

static void a_rule_that_was_turned_off_comes_back(void **state)
{
    struct options options;

    (void)state;
    parse_well(&options, WORDS("--select=TBL006,duplicate"));
    assert_int_equal(
        options_severity(&options, &sample_missing_cell, SEVERITY_OFF),
        SEVERITY_ERROR);
    assert_int_equal(options_severity(&options, &sample_url, SEVERITY_OFF),
                     SEVERITY_OFF);
    assert_int_equal(options_severity(&options, &sample_url, SEVERITY_NOTE),
                     SEVERITY_NOTE);
    options_release(&options);
}

static void help_fits_the_page(void **state)
{
    char *text = NULL;
    size_t len = 0, lines = 0;
    FILE *out = open_memstream(&text, &len);
    struct str rest;

    (void)state;
    options_help(out);
    fclose(out);
    rest = (struct str){text, len};
    for (; rest.len; lines++) {
        struct str line = str_cut(rest, '\n', &rest);

        assert_true(utf8_length(line) <= 80);
        assert_false(str_ends(line, STR(" ")));
    }
    assert_true(lines > 40);
    assert_non_null(strstr(text, "\n  --output FORMAT[=FILE]    write a "));
    assert_non_null(strstr(text, "\n  --help, -h                show this "));
    assert_non_null(strstr(text, "Usage: listlint [check] [OPTION]..."));
    free(text);
}

static void fail_on_compares_severities(void **state)
{
    (void)state;
    assert_true(fail_on_reached(FAIL_ON_UNSET, SEVERITY_ERROR));
    assert_false(fail_on_reached(FAIL_ON_UNSET, SEVERITY_WARNING));
    assert_true(fail_on_reached(FAIL_ON_WARNING, SEVERITY_WARNING));
    assert_false(fail_on_reached(FAIL_ON_WARNING, SEVERITY_NOTE));
    assert_true(fail_on_reached(FAIL_ON_NOTE, SEVERITY_NOTE));
    assert_false(fail_on_reached(FAIL_ON_NEVER, SEVERITY_ERROR));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_given_means_the_defaults),
        cmocka_unit_test(flags_are_kept),
        cmocka_unit_test(values_are_kept),
        cmocka_unit_test(repeated_options_add_up),
        cmocka_unit_test(a_stored_run_has_a_format_and_files),
        cmocka_unit_test(the_first_word_may_be_a_command),
        cmocka_unit_test(bad_uses_have_one_line_each),
        cmocka_unit_test(selection_chooses_rules),
        cmocka_unit_test(a_rule_that_was_turned_off_comes_back),
        cmocka_unit_test(help_fits_the_page),
        cmocka_unit_test(fail_on_compares_severities),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
