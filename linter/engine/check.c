#include "engine/check.h"

#include <stdlib.h>
#include <string.h>

#include "engine/fingerprint.h"
#include "engine/jobs.h"
#include "text/alloc.h"

/* One rule on one document, or on all. */
struct job {
    const struct rule *rule;
    const struct document *document; /* NULL: all of them */
    const char *const *options;
    struct arena arena;
    struct finding *first;
};

struct work {
    const struct collection *collection;
    const struct settings *settings;
    struct job *jobs;
    size_t count, capacity;
};

static struct rule_setting ask(const struct settings *settings,
                               const struct rule *rule,
                               const struct document *document)
{
    return settings->of(settings->context, rule, document);
}

static void add_job(struct work *work, const struct rule *rule,
                    const struct document *document, const char *const *options)
{
    work->jobs =
        mem_grow(work->jobs, work->count, &work->capacity, sizeof *work->jobs);
    work->jobs[work->count] =
        (struct job){.rule = rule, .document = document, .options = options};
    arena_init(&work->jobs[work->count++].arena);
}

static void add_document_jobs(struct work *work, const struct rule *rule)
{
    for (size_t i = 0; i < work->collection->count; i++) {
        const struct document *document = work->collection->documents[i];
        struct rule_setting setting = ask(work->settings, rule, document);

        if (setting.severity != SEVERITY_OFF)
            add_job(work, rule, document, setting.options);
    }
}

static void add_list_job(struct work *work, const struct rule *rule)
{
    for (size_t i = 0; i < work->collection->count; i++) {
        struct rule_setting setting =
            ask(work->settings, rule, work->collection->documents[i]);

        if (setting.severity == SEVERITY_OFF)
            continue;
        add_job(work, rule, NULL, setting.options);
        return;
    }
}

static void run_job(void *context, size_t index)
{
    struct work *work = context;
    struct job *job = &work->jobs[index];
    struct check check = {
        .rule = job->rule,
        .collection = work->collection,
        .document = job->document,
        .options = job->options,
        .arena = &job->arena,
    };

    check.last = &check.first;
    job->rule->check(&check);
    job->first = check.first;
}

/* The configured severity, unless the finding is a weaker case. */
static void settle(const struct work *work, struct finding *finding)
{
    struct rule_setting setting =
        ask(work->settings, finding->rule, finding->document);

    finding->severity = setting.severity;
    if (finding->limit < finding->severity)
        finding->severity = finding->limit;
}

static size_t count_findings(const struct work *work)
{
    size_t count = 0;

    for (size_t i = 0; i < work->count; i++)
        for (struct finding *f = work->jobs[i].first; f; f = f->next)
            count++;
    return count;
}

static void gather(struct findings *findings, struct work *work)
{
    size_t count = findings->count + count_findings(work);

    findings->items =
        mem_resize(findings->items, count, sizeof *findings->items);
    findings->arenas =
        mem_resize(findings->arenas, findings->narenas + work->count,
                   sizeof *findings->arenas);
    for (size_t i = 0; i < work->count; i++) {
        findings->arenas[findings->narenas++] = work->jobs[i].arena;
        for (struct finding *f = work->jobs[i].first; f; f = f->next) {
            settle(work, f);
            if (f->severity != SEVERITY_OFF)
                findings->items[findings->count++] = f;
        }
    }
}

void check_run(struct findings *findings, const struct collection *collection,
               const struct settings *settings, enum stage stage,
               size_t threads)
{
    struct work work = {.collection = collection, .settings = settings};

    for (size_t i = 0; all_rules[i]; i++) {
        if (all_rules[i]->stage != stage)
            continue;
        if (stage == STAGE_DOCUMENT)
            add_document_jobs(&work, all_rules[i]);
        else
            add_list_job(&work, all_rules[i]);
    }
    jobs_finish(jobs_start(threads, work.count, run_job, &work));
    gather(findings, &work);
    mem_free(work.jobs);
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = *(const struct finding *const *)a;
    const struct finding *y = *(const struct finding *const *)b;
    int order = str_compare(x->document->path, y->document->path);

    if (order)
        return order;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    order = strcmp(x->rule->code, y->rule->code);
    if (order)
        return order;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return str_compare(x->message, y->message);
}

void findings_sort(struct findings *findings)
{
    if (findings->count)
        qsort(findings->items, findings->count, sizeof *findings->items,
              compare);
}

void findings_finish(struct findings *findings)
{
    findings_sort(findings);
    fingerprint_all(findings->items, findings->count);
}

void findings_release(struct findings *findings)
{
    for (size_t i = 0; i < findings->narenas; i++)
        arena_release(&findings->arenas[i]);
    mem_free(findings->arenas);
    mem_free(findings->items);
    mem_free(findings->suppressed);
    mem_free(findings->baselined);
    *findings = (struct findings){0};
}
