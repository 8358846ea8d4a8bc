#include "engine/check.h"

#include <stdlib.h>
#include <string.h>

#include "engine/fingerprint.h"
#include "engine/jobs.h"
#include "text/alloc.h"

/* All rules of a document of fewer bytes are one job; of a larger one each is
   its own, so that several threads share them. */
enum { LARGE = 64 * 1024 };

/* Which rules of a stage. */
enum part {
    PART_ALL,
    PART_EARLY, /* that ask for nothing but the document */
    PART_LATE,  /* that ask for more */
};

/* A job: some rules, one after the other, on one document or on all. */
struct checked {
    const struct rule *const *rules; /* of all_rules, from this one on */
    size_t nrules;
    enum part part;
    const struct document *document; /* NULL: all of them */
    struct finding *first, **last;
    struct arena *arenas; /* that hold them */
    size_t narenas, capacity;
    struct arena arena; /* for what the next rule finds */
};

struct work {
    const struct collection *collection;
    const struct settings *settings;
    enum stage stage;
    const struct beside *beside; /* all zero: nothing */
    struct checked *jobs;
    size_t count, capacity;
};

static struct rule_setting ask(const struct settings *settings,
                               const struct rule *rule,
                               const struct document *document)
{
    return settings->of(settings->context, rule, document);
}

/* For a rule about all documents those of the first one that wants it. */
static struct rule_setting setting_of(const struct work *work,
                                      const struct rule *rule,
                                      const struct document *document)
{
    const struct collection *all = work->collection;
    struct rule_setting setting = {.severity = SEVERITY_OFF};

    if (document)
        return ask(work->settings, rule, document);
    for (size_t i = 0; i < all->count && setting.severity == SEVERITY_OFF; i++)
        setting = ask(work->settings, rule, all->documents[i]);
    return setting;
}

static void add_job(struct work *work, const struct checked *job)
{
    work->jobs =
        mem_grow(work->jobs, work->count, &work->capacity, sizeof *work->jobs);
    work->jobs[work->count++] = *job;
}

static void add_each_rule(struct work *work, const struct document *document)
{
    struct checked job = {.nrules = 1, .document = document};

    for (job.rules = all_rules; *job.rules; job.rules++)
        if ((*job.rules)->stage == work->stage)
            add_job(work, &job);
}

static size_t count_rules(void)
{
    size_t count = 0;

    while (all_rules[count])
        count++;
    return count;
}

/* All rules of a document, but for what is early. */
static struct checked job_of(const struct document *document)
{
    return (struct checked){
        .rules = all_rules, .nrules = count_rules(), .document = document};
}

static bool is_shared(const struct document *document, size_t threads)
{
    return threads > 1 && document->source.len >= LARGE;
}

static void add_document(struct work *work, const struct document *document,
                         size_t threads)
{
    struct checked **early = work->beside->early;
    struct checked job = job_of(document);

    if (early && early[document->index]) {
        job = *early[document->index];
        job.part = PART_LATE;
        mem_free(early[document->index]);
        early[document->index] = NULL;
    } else if (is_shared(document, threads)) {
        add_each_rule(work, document);
        return;
    }
    add_job(work, &job);
}

static void add_document_jobs(struct work *work, size_t threads)
{
    const struct collection *all = work->collection;
    size_t *sizes = mem_zero(all->count, sizeof *sizes), *order;

    for (size_t i = 0; i < all->count; i++)
        sizes[i] = all->documents[i]->source.len;
    order = jobs_order(sizes, all->count);
    for (size_t i = 0; i < all->count; i++)
        add_document(work, all->documents[order[i]], threads);
    mem_free(order);
    mem_free(sizes);
}

/* What a check has found, with the arena that holds it; most find nothing, and
   the next uses what they took for that. */
static void keep(struct checked *job, const struct check *check)
{
    if (!check->first) {
        arena_clear(&job->arena);
        return;
    }
    job->arenas = mem_grow(job->arenas, job->narenas, &job->capacity,
                           sizeof *job->arenas);
    job->arenas[job->narenas++] = job->arena;
    arena_init(&job->arena);
    *job->last = check->first;
    job->last = check->last;
}

static void run_rule(const struct work *work, struct checked *job,
                     const struct rule *rule)
{
    struct rule_setting setting = setting_of(work, rule, job->document);
    struct check check = {
        .rule = rule,
        .collection = work->collection,
        .document = job->document,
        .options = setting.options,
        .arena = &job->arena,
    };

    if (setting.severity == SEVERITY_OFF)
        return;
    check.last = &check.first;
    rule->check(&check);
    keep(job, &check);
}

static bool is_part(const struct rule *rule, enum part part)
{
    return part == PART_ALL || rule->others == (part == PART_LATE);
}

/* Goes on where an early part has found something. */
static void run_job(const struct work *work, struct checked *job)
{
    if (!job->first)
        job->last = &job->first;
    arena_init(&job->arena);
    for (size_t i = 0; i < job->nrules; i++)
        if (job->rules[i]->stage == work->stage &&
            is_part(job->rules[i], job->part))
            run_rule(work, job, job->rules[i]);
    arena_release(&job->arena);
}

/* What is done beside the rules takes long, and begins first. */
static void run_any(void *context, size_t index)
{
    const struct work *work = context;

    if (!work->beside->work)
        run_job(work, &work->jobs[index]);
    else if (index)
        run_job(work, &work->jobs[index - 1]);
    else
        work->beside->work(work->beside->context);
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

/* Makes room for what the jobs have found. */
static void reserve(struct findings *findings, const struct work *work)
{
    size_t count = findings->count, narenas = findings->narenas;

    for (size_t i = 0; i < work->count; i++) {
        narenas += work->jobs[i].narenas;
        for (struct finding *f = work->jobs[i].first; f; f = f->next)
            count++;
    }
    findings->items =
        mem_resize(findings->items, count, sizeof *findings->items);
    findings->arenas =
        mem_resize(findings->arenas, narenas, sizeof *findings->arenas);
}

static void gather(struct findings *findings, struct work *work)
{
    reserve(findings, work);
    for (size_t i = 0; i < work->count; i++) {
        struct checked *job = &work->jobs[i];

        for (size_t k = 0; k < job->narenas; k++)
            findings->arenas[findings->narenas++] = job->arenas[k];
        mem_free(job->arenas);
        for (struct finding *f = job->first; f; f = f->next) {
            settle(work, f);
            if (f->severity != SEVERITY_OFF)
                findings->items[findings->count++] = f;
        }
    }
}

struct checked *check_early(const struct settings *settings,
                            const struct document *document, size_t threads)
{
    const struct work work = {.settings = settings, .stage = STAGE_DOCUMENT};
    struct checked *job;

    if (is_shared(document, threads))
        return NULL;
    job = mem_alloc(sizeof *job);
    *job = job_of(document);
    job->part = PART_EARLY;
    run_job(&work, job);
    return job;
}

static void run(struct findings *findings, struct work *work, size_t threads)
{
    size_t count;

    if (work->stage == STAGE_DOCUMENT)
        add_document_jobs(work, threads);
    else
        add_each_rule(work, NULL);
    count = work->count + (work->beside->work != NULL);
    jobs_finish(jobs_start(threads, count, run_any, work));
    gather(findings, work);
    mem_free(work->jobs);
}

void check_run_beside(struct findings *findings,
                      const struct collection *collection,
                      const struct settings *settings, size_t threads,
                      const struct beside *beside)
{
    struct work work = {.collection = collection,
                        .settings = settings,
                        .stage = STAGE_DOCUMENT,
                        .beside = beside};

    run(findings, &work, threads);
}

void check_run(struct findings *findings, const struct collection *collection,
               const struct settings *settings, enum stage stage,
               size_t threads)
{
    static const struct beside nothing = {0};
    struct work work = {.collection = collection,
                        .settings = settings,
                        .stage = stage,
                        .beside = &nothing};

    run(findings, &work, threads);
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = *(const struct finding *const *)a;
    const struct finding *y = *(const struct finding *const *)b;
    int order = x->document == y->document
                    ? 0
                    : str_compare(x->document->path, y->document->path);

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

size_t findings_of_one(const struct findings *findings, size_t first)
{
    size_t end = first;

    while (end < findings->count &&
           findings->items[end]->document == findings->items[first]->document)
        end++;
    return end - first;
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
