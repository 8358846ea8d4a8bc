/*
 * Runs the fixtures of every rule: fixtures/<family>/<rule>/.
 *
 *     bad.md    gives exactly the lines of bad.txt with only this rule on
 *     good.md   gives nothing
 *     fixed.md  is bad.md with every edit applied, and has no edit left
 *     web.txt   what the web says of its links
 *     files.txt what files there are; fixture_files.h
 *     config    a configuration for all of them
 *
 * It is 2026-01-01. A rule without fixtures fails. With LISTLINT_BLESS=1 in
 * the environment bad.txt and fixed.md are written instead of compared: look
 * at them then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config.h"
#include "cli/read.h"
#include "engine/check.h"
#include "engine/fix.h"
#include "engine/recorder.h"
#include "engine/suppress.h"
#include "fixture_files.h"
#include "fixture_web.h"
#include "reports/report.h"
#include "text/alloc.h"
#include "text/buf.h"

enum { FILE_LARGEST = 1024 * 1024 };

/* The fixtures of one rule at work. */
struct fixture {
    const struct rule *rule;
    struct str folder;
    struct arena arena;
    struct config *config;
    bool bless;
    int failures;
};

/* One file of a fixture, checked. */
struct run {
    struct document *document;
    struct collection collection;
    struct findings findings;
    struct request_table *requests;
    const struct response **responses;
    struct files *files;
    struct suppressions *suppressions;
    struct arena arena;
};

static void fail(struct fixture *fixture, const char *what, struct str more)
{
    fprintf(stderr, "%s: %s: %s\n%.*s\n", fixture->rule->code,
            fixture->rule->name, what, STR_ARG(more));
    fixture->failures++;
}

static struct str file_path(struct fixture *fixture, const char *name)
{
    return str_printf(&fixture->arena, "%.*s/%s", STR_ARG(fixture->folder),
                      name);
}

/* False if there is no such file. */
static bool read_fixture(struct fixture *fixture, const char *name,
                         struct str *text)
{
    struct buf bytes;
    struct str error;
    bool there;

    buf_init(&bytes);
    there = read_file(&bytes, file_path(fixture, name), FILE_LARGEST,
                      &fixture->arena, &error);
    if (there)
        *text = str_copy(&fixture->arena, buf_str(&bytes));
    buf_release(&bytes);
    return there;
}

static void write_fixture(struct fixture *fixture, const char *name,
                          struct str text)
{
    FILE *file = fopen(file_path(fixture, name).ptr, "wb");

    if (!file || fwrite(text.ptr, 1, text.len, file) != text.len)
        fail(fixture, "cannot write", str_from(name));
    if (file)
        fclose(file);
}

static void compare(struct fixture *fixture, const char *name, struct str found)
{
    struct str expected = STR("");

    if (fixture->bless) {
        write_fixture(fixture, name, found);
        return;
    }
    if (!read_fixture(fixture, name, &expected)) {
        fail(fixture, "missing", str_from(name));
        return;
    }
    if (!str_eq(expected, found))
        fail(fixture, name,
             str_printf(&fixture->arena, "--- expected\n%.*s--- found\n%.*s---",
                        STR_ARG(expected), STR_ARG(found)));
}

static struct rule_setting only_this(const void *context,
                                     const struct rule *rule,
                                     const struct document *document)
{
    const struct fixture *fixture = context;
    struct rule_setting setting = {SEVERITY_OFF, NULL};

    (void)document;
    if (rule != fixture->rule)
        return setting;
    setting.severity = config_severity(fixture->config, rule, STR("bad.md"));
    setting.options = config_options(fixture->config, rule);
    if (setting.severity == SEVERITY_OFF)
        setting.severity = SEVERITY_WARNING;
    return setting;
}

/* A rule of the last stage says what the others did. */
static struct rule_setting all_rules_on(const void *context,
                                        const struct rule *rule,
                                        const struct document *document)
{
    struct rule_setting setting = {rule->severity, NULL};

    (void)context;
    (void)document;
    return setting;
}

static void run_web(struct run *run, struct str web)
{
    size_t count;

    run->requests = request_table_new();
    request_table_add(run->requests, run->document);
    count = request_table_count(run->requests);
    run->responses = arena_array(&run->arena, count, sizeof *run->responses);
    for (size_t i = 0; i < count; i++)
        run->responses[i] = fixture_response(
            &run->arena, web, request_table_at(run->requests, i)->url);
    run->collection.requests = run->requests;
    run->collection.responses = run->responses;
}

static void run_files(struct run *run, struct fixture *fixture)
{
    struct str listing;

    if (!read_fixture(fixture, "files.txt", &listing))
        return;
    run->files = fixture_files(run->document, listing);
    run->collection.files = run->files;
}

/* Runs all rules, and keeps the findings of the one of the last stage. */
static void run_last_stage(struct run *run, const struct settings *settings,
                           const struct rule *rule)
{
    struct suppress_run all = {&run->collection, settings, true, 1};
    struct findings *findings = &run->findings;
    size_t count;

    run->suppressions = suppressions_read(run->document);
    run->collection.suppressions = &run->suppressions;
    check_run(findings, &run->collection, settings, STAGE_LIST, 1);
    suppress_findings(findings, &all);
    count = findings->count;
    findings->count = 0;
    for (size_t i = 0; i < count; i++)
        if (findings->items[i]->rule == rule)
            findings->items[findings->count++] = findings->items[i];
}

/* Runs the rule; one about the document has nothing but the document, and those
   behind it have not what only such rules read. */
static void run_init(struct run *run, struct fixture *fixture,
                     struct str source)
{
    enum stage stage = fixture->rule->stage;
    struct settings settings = {stage == STAGE_LAST ? all_rules_on : only_this,
                                fixture};
    struct checked *early;
    const struct beside beside = {.early = &early};
    const struct given_schema *given = config_schemas(fixture->config);
    struct str web = STR("");

    *run = (struct run){0};
    arena_init(&run->arena);
    run->document = document_parse(STR("bad.md"), source);
    early = check_early(&settings, run->document, 1);
    document_forget(run->document);
    run->collection.documents = &run->document;
    run->collection.count = 1;
    run->collection.today = date_of_day(2026, 1, 1);
    collection_learn(&run->arena, &run->collection, &given);
    read_fixture(fixture, "web.txt", &web);
    run_web(run, web);
    run_files(run, fixture);
    check_run_beside(&run->findings, &run->collection, &settings, 1, &beside);
    if (stage == STAGE_LAST)
        run_last_stage(run, &settings, fixture->rule);
    else if (stage != STAGE_DOCUMENT)
        check_run(&run->findings, &run->collection, &settings, stage, 1);
    findings_finish(&run->findings);
}

static void run_release(struct run *run)
{
    findings_release(&run->findings);
    suppressions_free(run->suppressions);
    files_free(run->files);
    request_table_free(run->requests);
    document_free(run->document);
    arena_release(&run->arena);
}

/* The lines that `--output concise --quiet` prints. */
static struct str told(struct run *run, struct fixture *fixture)
{
    struct settings settings = {only_this, fixture};
    struct run_facts facts = {
        .collection = &run->collection,
        .findings = &run->findings,
        .requests = run->requests,
        .responses = run->responses,
        .settings = &settings,
    };
    struct report_style style = {.quiet = true};
    char *bytes = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&bytes, &len);
    struct str text;

    report_concise(stream, record_make(&run->arena, &facts), &style);
    fclose(stream);
    text = str_copy(&fixture->arena, (struct str){bytes, len});
    free(bytes);
    return text;
}

/* What the rule says of itself must be what it does. */
static void check_fixable(struct fixture *fixture, const struct run *run)
{
    size_t edited = 0, all = run->findings.count;

    for (size_t i = 0; i < all; i++)
        edited += run->findings.items[i]->edits != NULL;
    if (fixture->rule->fixable == FIXABLE_NEVER && edited)
        fail(fixture, "is never fixable and proposes edits", STR(""));
    if (fixture->rule->fixable == FIXABLE_SOMETIMES && !edited)
        fail(fixture, "is sometimes fixable and proposes no edit", STR(""));
    if (fixture->rule->fixable == FIXABLE_ALWAYS && edited < all)
        fail(fixture, "is always fixable and proposes no edit", STR(""));
}

static struct str fix(struct fixture *fixture, struct str source)
{
    for (int pass = 0; pass < FIX_PASSES; pass++) {
        struct run run;
        struct buf out;
        size_t applied;

        run_init(&run, fixture, source);
        buf_init(&out);
        applied = fix_pass(&out, run.document, run.findings.items,
                           run.findings.count, true);
        source = str_copy(&fixture->arena, buf_str(&out));
        buf_release(&out);
        run_release(&run);
        if (!applied)
            return source;
    }
    fail(fixture, "edits do not come to an end", STR(""));
    return source;
}

static void check_bad(struct fixture *fixture, struct str source)
{
    struct run run;

    run_init(&run, fixture, source);
    if (!run.findings.count)
        fail(fixture, "bad.md gives no finding", STR(""));
    compare(fixture, "bad.txt", told(&run, fixture));
    check_fixable(fixture, &run);
    run_release(&run);
    if (fixture->rule->fixable != FIXABLE_NEVER)
        compare(fixture, "fixed.md", fix(fixture, source));
}

static void check_good(struct fixture *fixture, struct str source)
{
    struct run run;

    run_init(&run, fixture, source);
    if (run.findings.count)
        fail(fixture, "good.md gives findings", told(&run, fixture));
    run_release(&run);
}

static void load_config(struct fixture *fixture)
{
    struct str text, error;

    if (!read_fixture(fixture, "config", &text)) {
        fixture->config = config_none(all_rules);
        return;
    }
    fixture->config = config_load(file_path(fixture, "config"), all_rules,
                                  &fixture->arena, &error);
    if (fixture->config)
        return;
    fail(fixture, "config", error);
    fixture->config = config_none(all_rules);
}

static int check_rule(const struct rule *rule, const char *root, bool bless)
{
    struct fixture fixture = {.rule = rule, .bless = bless};
    struct str source;

    arena_init(&fixture.arena);
    fixture.folder =
        str_printf(&fixture.arena, "%s/fixtures/%s", root, rule->name);
    load_config(&fixture);
    if (read_fixture(&fixture, "bad.md", &source))
        check_bad(&fixture, source);
    else
        fail(&fixture, "has no bad.md", STR(""));
    if (read_fixture(&fixture, "good.md", &source))
        check_good(&fixture, source);
    else
        fail(&fixture, "has no good.md", STR(""));
    config_free(fixture.config);
    arena_release(&fixture.arena);
    return fixture.failures;
}

int main(int argc, char **argv)
{
    const char *bless = getenv("LISTLINT_BLESS");
    int failures = 0, rules = 0;

    if (argc != 2) {
        fprintf(stderr, "usage: fixtures ROOT\n");
        return 2;
    }
    document_setup();
    for (; all_rules[rules]; rules++)
        failures +=
            check_rule(all_rules[rules], argv[1], bless && !strcmp(bless, "1"));
    printf("%d rules, %d failures\n", rules, failures);
    return failures != 0;
}
