#include <stdlib.h>
#include <string.h>

#include "reports/merge_parts.h"

/* Which rules ran. */
struct trial {
    struct map *ran;    /* by run: the codes */
    struct map couples; /* by document and code: struct couple */
    struct merge *merge;
};

static int by_code(const void *a, const void *b)
{
    const struct record_rule *const *x = a, *const *y = b;

    return strcmp((*x)->code, (*y)->code);
}

/* A rule of all runs. */
struct rule_row {
    const struct record_rule *told; /* by the last run that has it */
    bool ran;
};

static void add_rule(struct merge *merge, struct map *rows,
                     const struct record_rule *rule)
{
    void **known = map_at(rows, str_from(rule->code));
    struct rule_row *row = *known;

    if (!row) {
        row = *known = arena_alloc(merge->arena, sizeof *row);
        merge->record->nrules++;
    }
    row->told = rule;
    row->ran = row->ran || rule->ran;
}

/* The rows that are each told by one rule, in order. */
static void collect_rules(struct merge *merge, const struct map *rows)
{
    size_t count = 0;
    const struct record_rule **order =
        arena_array(merge->arena, merge->record->nrules, sizeof *order);
    struct record_rule *rules =
        arena_array(merge->arena, merge->record->nrules, sizeof *rules);

    for (size_t i = 0; i < merge->count; i++) {
        const struct record *record = merge->runs[i].record;

        for (size_t j = 0; j < record->nrules; j++) {
            const struct record_rule *rule = &record->rules[j];
            const struct rule_row *row = map_get(rows, str_from(rule->code));

            if (row->told == rule)
                order[count++] = rule;
        }
    }
    if (count)
        qsort(order, count, sizeof *order, by_code);
    for (size_t i = 0; i < count; i++) {
        const struct rule_row *row = map_get(rows, str_from(order[i]->code));

        rules[i] = *order[i];
        rules[i].ran = row->ran;
    }
    merge->record->rules = rules;
}

static void merge_rules(struct merge *merge)
{
    struct map rows;

    map_init(&rows);
    for (size_t i = 0; i < merge->count; i++) {
        const struct record *record = merge->runs[i].record;

        for (size_t j = 0; j < record->nrules; j++)
            add_rule(merge, &rows, &record->rules[j]);
    }
    collect_rules(merge, &rows);
    map_release(&rows);
}

/* That a rule found something is proof enough. */
static void note_ran(struct map *ran, const struct record *record)
{
    map_init(ran);
    for (size_t i = 0; i < record->nrules; i++)
        if (record->rules[i].ran)
            *map_at(ran, str_from(record->rules[i].code)) = ran;
    for (size_t i = 0; i < record->nfindings; i++)
        *map_at(ran, str_from(record->findings[i].rule)) = ran;
}

/* The run whose word on a document and a rule counts; one has a finding. */
static const struct merge_run *find_best(const struct trial *trial,
                                         const struct merge_document *document,
                                         const char *code)
{
    const struct merge *merge = trial->merge;
    const struct merge_run *best = NULL;

    for (const struct merge_sight *s = document->sights; s; s = s->older) {
        const struct merge_run *run = &merge->runs[s->run];

        if (!map_get(&trial->ran[s->run], str_from(code)))
            continue;
        if (run->complete)
            return run;
        if (!best)
            best = run;
    }
    return best;
}

/* A document and a rule. */
struct couple {
    const struct merge_run *best;
};

static bool counts(struct trial *trial, const struct record_finding *finding,
                   const struct merge_run *run)
{
    struct arena *arena = trial->merge->arena;
    const struct merge_document *document =
        merge_document(trial->merge, finding->place.path);
    struct str key = str_printf(arena, "%zu %s", document->rank, finding->rule);
    void **known = map_at(&trial->couples, key);
    struct couple *couple = *known;

    if (!couple) {
        couple = *known = arena_alloc(arena, sizeof *couple);
        couple->best = find_best(trial, document, finding->rule);
    }
    return couple->best == run;
}

/* As a run sorts them: engine/check.c. */
static int by_place(const void *a, const void *b)
{
    const struct record_finding *x = a, *y = b;
    int order = strcmp(x->place.path, y->place.path);

    if (!order)
        order = merge_order(x->place.start.offset, y->place.start.offset);
    if (!order)
        order = strcmp(x->rule, y->rule);
    if (!order)
        order = merge_order(x->place.end.offset, y->place.end.offset);
    if (!order)
        order = strcmp(x->place.message, y->place.message);
    return order ? order : strcmp(x->fingerprint, y->fingerprint);
}

static void collect_findings(struct trial *trial)
{
    struct merge *merge = trial->merge;
    struct record_finding *findings;
    size_t most = 0, count = 0;

    for (size_t i = 0; i < merge->count; i++)
        most += merge->runs[i].record->nfindings;
    findings = arena_array(merge->arena, most, sizeof *findings);
    for (size_t i = 0; i < merge->count; i++) {
        const struct record *record = merge->runs[i].record;

        for (size_t j = 0; j < record->nfindings; j++)
            if (counts(trial, &record->findings[j], &merge->runs[i]))
                findings[count++] = record->findings[j];
    }
    if (count)
        qsort(findings, count, sizeof *findings, by_place);
    merge->record->findings = findings;
    merge->record->nfindings = count;
}

void merge_findings(struct merge *merge)
{
    struct trial trial = {
        .ran = arena_array(merge->arena, merge->count, sizeof(struct map)),
        .merge = merge,
    };

    merge_rules(merge);
    map_init(&trial.couples);
    for (size_t i = 0; i < merge->count; i++)
        note_ran(&trial.ran[i], merge->runs[i].record);
    collect_findings(&trial);
    for (size_t i = 0; i < merge->count; i++)
        map_release(&trial.ran[i]);
    map_release(&trial.couples);
}
