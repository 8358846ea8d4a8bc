#include "list_run.h"

#include "engine/recorder.h"
#include "engine/suppress.h"
#include "tests/fixture_web.h"

/* The day of the fixtures. */
#define TODAY date_of_day(2026, 1, 1)

static struct rule_setting all_on(const void *context, const struct rule *rule,
                                  const struct document *document)
{
    enum severity severity = rule->severity;

    (void)context;
    (void)document;
    if (severity == SEVERITY_OFF)
        severity = SEVERITY_NOTE;
    return (struct rule_setting){severity, NULL};
}

static const struct settings settings = {all_on, NULL};

static void ask(struct list_run *run, struct str web)
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

static void check(struct list_run *run, struct str web)
{
    struct suppress_run suppress = {&run->collection, &settings, !web.len, 1};
    const struct beside beside = {.early = &run->early};
    struct findings *findings = &run->findings;

    check_run_beside(findings, &run->collection, &settings, 1, &beside);
    check_run(findings, &run->collection, &settings, STAGE_LIST, 1);
    ask(run, web);
    if (web.len)
        check_run(findings, &run->collection, &settings, STAGE_WEB, 1);
    run->collection.suppressions = &run->suppressions;
    suppress_findings(findings, &suppress);
    findings_finish(findings);
}

void list_run_init(struct list_run *run, struct str path, struct str list,
                   struct str web)
{
    *run = (struct list_run){0};
    arena_init(&run->arena);
    run->document = document_parse(path, list);
    run->suppressions = suppressions_read(run->document);
    run->early = check_early(&settings, run->document, 1);
    document_forget(run->document);
    run->collection.documents = &run->document;
    run->collection.count = 1;
    run->collection.today = TODAY;
    collection_learn(&run->arena, &run->collection, NULL);
    check(run, web);
}

void list_run_release(struct list_run *run)
{
    findings_release(&run->findings);
    request_table_free(run->requests);
    suppressions_free(run->suppressions);
    document_free(run->document);
    arena_release(&run->arena);
}

const struct record *list_run_record(struct list_run *run)
{
    bool *fails = arena_array(&run->arena, run->findings.count, sizeof *fails);
    struct run_facts facts = {
        .collection = &run->collection,
        .findings = &run->findings,
        .requests = run->requests,
        .responses = run->responses,
        .settings = &settings,
        .fails = fails,
        .time = 1764086400,
        .offline = !run->collection.responses,
        .excerpts = true,
    };

    for (size_t i = 0; i < run->findings.count; i++)
        fails[i] = run->findings.items[i]->severity == SEVERITY_ERROR;
    return record_make(&run->arena, &facts);
}
