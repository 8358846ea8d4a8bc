/*
 * SARIF 2.1.0, as GitHub's code scanning and the viewers read it.
 */
#include <stdlib.h>
#include <string.h>

#include "reports/file_uri.h"
#include "reports/json_text.h"
#include "reports/report.h"
#include "reports/sarif_part.h"
#include "reports/sarif_result.h"
#include "reports/unique.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/utc.h"

/* GitHub takes no file with more. */
enum { RESULTS_MOST = 25000 };

struct run {
    const struct record *record;
    struct arena arena;
    size_t *indices; /* of each rule of the record among those of the run */
    size_t kept[SEVERITY_ERROR + 1]; /* results, by severity */
    size_t left_out;
};

static int compare_code(const void *code, const void *rule)
{
    return strcmp(code, ((const struct record_rule *)rule)->code);
}

/* The number of the finding's rule in the record, or SARIF_NO_RULE. */
static size_t rule_of(const struct record *record,
                      const struct record_finding *finding)
{
    const struct record_rule *rule = NULL;

    if (record->nrules)
        rule = bsearch(finding->rule, record->rules, record->nrules,
                       sizeof *rule, compare_code);
    return rule ? (size_t)(rule - record->rules) : SARIF_NO_RULE;
}

/* The run tells of rules that were checked or that found something. */
static void number_rules(struct run *run)
{
    const struct record *record = run->record;
    size_t count = 0;

    run->indices =
        arena_array(&run->arena, record->nrules, sizeof *run->indices);
    for (size_t i = 0; i < record->nrules; i++)
        run->indices[i] = record->rules[i].ran ? 0 : SARIF_NO_RULE;
    for (size_t i = 0; i < record->nfindings; i++) {
        size_t rule = rule_of(record, &record->findings[i]);

        if (rule != SARIF_NO_RULE)
            run->indices[rule] = 0;
    }
    for (size_t i = 0; i < record->nrules; i++)
        if (run->indices[i] != SARIF_NO_RULE)
            run->indices[i] = count++;
}

/* The worst are kept. */
static void share_results(struct run *run)
{
    const struct record *record = run->record;
    size_t room = RESULTS_MOST;

    for (size_t i = 0; i < record->nfindings; i++)
        run->kept[record->findings[i].severity]++;
    for (size_t i = SEVERITY_ERROR + 1; i-- > 0;) {
        size_t count = run->kept[i];

        run->kept[i] = count < room ? count : room;
        run->left_out += count - run->kept[i];
        room -= run->kept[i];
    }
}

/* Of a rule that is off by default, it is the least there is. */
static const char *level_of(const struct record_rule *rule)
{
    return severity_name(rule->severity == SEVERITY_OFF ? SEVERITY_NOTE
                                                        : rule->severity);
}

/* "table" of "table/missing-cell". */
static json_t *tag_of(const struct record_rule *rule)
{
    struct str rest;

    return json_text(str_cut(str_from(rule->name), '/', &rest));
}

static json_t *describe_rule(struct run *run, const struct record_rule *rule)
{
    const char *help =
        str_printf(&run->arena, "%s\n\n`listlint explain %s` shows examples.",
                   rule->rationale, rule->code)
            .ptr;

    return json_must(json_pack(
        "{s:o, s:o, s:{s:o}, s:{s:o}, s:{s:o, s:o}, s:{s:s}, s:{s:[o]}}", "id",
        json_text_from(rule->code), "name", json_text_from(rule->name),
        "shortDescription", "text", sarif_text(rule->summary),
        "fullDescription", "text", sarif_text(rule->rationale), "help", "text",
        sarif_text(help), "markdown", sarif_markdown(help),
        "defaultConfiguration", "level", level_of(rule), "properties", "tags",
        tag_of(rule)));
}

static void write_tool(FILE *out, struct run *run)
{
    const struct record *record = run->record;
    json_t *rules = json_must(json_array());

    for (size_t i = 0; i < record->nrules; i++)
        if (run->indices[i] != SARIF_NO_RULE)
            json_array_append_new(rules, describe_rule(run, &record->rules[i]));
    fputs("   \"tool\": ", out);
    json_write(
        out,
        json_must(json_pack("{s:{s:s, s:o, s:o}}", "driver", "name", "listlint",
                            "semanticVersion", json_text_from(record->version),
                            "rules", rules)),
        3);
}

/* Seconds since 1970 as 3.9 has a time; NULL where nobody knows it. */
static json_t *time_of(long long seconds)
{
    struct tm utc;
    char text[32];

    if (!utc_split(seconds, &utc) ||
        !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc))
        return NULL;
    return json_must(json_string(text));
}

static json_t *notification_of(const struct run *run)
{
    struct buf text;
    json_t *notification;

    buf_init(&text);
    buf_printf(&text,
               "%zu findings are more than the %d that GitHub takes: %zu of "
               "the least severe are left out",
               run->record->nfindings, RESULTS_MOST, run->left_out);
    notification =
        json_must(json_pack("{s:s, s:{s:o}}", "level", "warning", "message",
                            "text", json_text(buf_str(&text))));
    buf_release(&text);
    return notification;
}

static void write_invocation(FILE *out, const struct run *run)
{
    json_t *invocation = json_must(
        json_pack("{s:b}", "executionSuccessful", !run->record->unfinished));
    json_t *time = time_of(run->record->time);

    if (time)
        json_object_set_new(invocation, "endTimeUtc", time);
    if (run->left_out)
        json_object_set_new(invocation, "toolExecutionNotifications",
                            json_must(json_pack("[o]", notification_of(run))));
    fputs(",\n   \"invocations\": ", out);
    json_write(out, json_must(json_pack("[o]", invocation)), 3);
}

/* How places are to be read. A lone CR ends a line, as in CommonMark. */
static void write_conventions(FILE *out)
{
    fputs(",\n   \"originalUriBaseIds\": ", out);
    json_write(
        out,
        json_must(json_pack("{s:{s:{s:s}}}", SARIF_BASE, "description", "text",
                            "the folder that listlint was run in")),
        3);
    fputs(",\n   \"columnKind\": \"unicodeCodePoints\"", out);
    fputs(",\n   \"newlineSequences\": ", out);
    json_write(out, json_must(json_pack("[s, s, s]", "\r\n", "\n", "\r")), 3);
}

static void write_artifact(FILE *out, const struct record_document *document)
{
    json_write(out,
               json_must(json_pack("{s:o, s:I, s:[s]}", "location",
                                   sarif_artifact(document->path), "length",
                                   json_number(document->bytes), "roles",
                                   "analysisTarget")),
               4);
}

/* Whether no document before it has the same URI: a record of several runs may
   hold one twice. */
static bool is_new(struct unique *known, struct arena *arena, const char *path)
{
    struct buf uri;
    bool new;

    buf_init(&uri);
    file_uri_add(&uri, path);
    new = strcmp(unique_add(known, arena, buf_str(&uri).ptr), uri.ptr) == 0;
    buf_release(&uri);
    return new;
}

static void write_artifacts(FILE *out, struct run *run)
{
    const struct record *record = run->record;
    struct unique known = {NULL};
    bool first = true;

    fputs(",\n   \"artifacts\": [", out);
    for (size_t i = 0; i < record->ndocuments; i++) {
        if (!is_new(&known, &run->arena, record->documents[i].path))
            continue;
        fputs(first ? "\n    " : ",\n    ", out);
        write_artifact(out, &record->documents[i]);
        first = false;
    }
    fputs(first ? "]" : "\n   ]", out);
    unique_release(&known);
}

/* In the order of the record. One after the other, since all of them at once
   would take as much memory as the rest of a run. */
static void write_results(FILE *out, struct run *run)
{
    const struct record *record = run->record;
    bool first = true;

    fputs(",\n   \"results\": [", out);
    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];
        size_t rule = rule_of(record, finding);

        if (!run->kept[finding->severity])
            continue;
        run->kept[finding->severity]--;
        fputs(first ? "\n    " : ",\n    ", out);
        json_write(out,
                   sarif_result(finding, rule == SARIF_NO_RULE
                                             ? SARIF_NO_RULE
                                             : run->indices[rule]),
                   4);
        first = false;
    }
    fputs(first ? "]" : "\n   ]", out);
}

void report_sarif(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    struct run run = {.record = record};

    (void)style;
    arena_init(&run.arena);
    number_rules(&run);
    share_results(&run);
    fputs("{\n \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\","
          "\n \"version\": \"2.1.0\",\n \"runs\": [\n  {\n",
          out);
    write_tool(out, &run);
    write_invocation(out, &run);
    write_conventions(out);
    write_artifacts(out, &run);
    write_results(out, &run);
    fputs("\n  }\n ]\n}\n", out);
    arena_release(&run.arena);
}
