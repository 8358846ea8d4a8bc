#include "reports/stored_run.h"

#include <stdlib.h>
#include <string.h>

#include "text/alloc.h"

struct stored_run *stored_run_new(struct fields fields)
{
    struct stored_run *run = mem_zero(1, sizeof *run);

    map_init(&run->paths.map);
    stored_header(fields, &run->record);
    run->again = json_is_true(json_object_get(fields.object, "again"));
    return run;
}

void stored_run_free(struct stored_run *run)
{
    map_release(&run->paths.map);
    mem_free(run->documents);
    mem_free(run->told);
    mem_free(run->links);
    mem_free(run->rules);
    mem_free(run->findings);
    mem_free(run);
}

static void take_document(struct stored_run *run, struct fields fields)
{
    run->documents = mem_grow(run->documents, run->record.ndocuments,
                              &run->document_room, sizeof *run->documents);
    run->documents[run->record.ndocuments++] =
        stored_document(fields, &run->paths);
}

static void take_link(struct stored_run *run, struct fields fields)
{
    run->told =
        mem_grow(run->told, run->ntold, &run->told_room, sizeof *run->told);
    run->told[run->ntold] = (struct told_link){
        .link = stored_link(fields, &run->paths),
        .index = field_count(fields, "index"),
        .turn = run->ntold,
    };
    run->ntold++;
}

static void take_rule(struct stored_run *run, struct fields fields)
{
    run->rules = mem_grow(run->rules, run->record.nrules, &run->rule_room,
                          sizeof *run->rules);
    run->rules[run->record.nrules++] = stored_rule(fields);
}

static void take_finding(struct stored_run *run, struct fields fields)
{
    run->findings = mem_grow(run->findings, run->record.nfindings,
                             &run->finding_room, sizeof *run->findings);
    run->findings[run->record.nfindings++] =
        stored_finding(fields, &run->paths);
}

static void take_summary(struct stored_run *run, struct fields fields)
{
    run->record.summary = stored_summary(fields);
    if (field_flag(fields, "interrupted"))
        run->record.unfinished = "interrupted";
    run->complete = true;
}

/* What lines there are, but for the first. */
static const struct line_type {
    const char *name;
    void (*take)(struct stored_run *run, struct fields fields);
} line_types[] = {
    {"document", take_document}, {"link", take_link},       {"rule", take_rule},
    {"finding", take_finding},   {"summary", take_summary},
};

void stored_run_take(struct stored_run *run, struct str type,
                     struct fields fields)
{
    for (size_t i = 0; i < sizeof line_types / sizeof *line_types; i++) {
        if (!str_eq(type, str_from(line_types[i].name)))
            continue;
        fields.noun = line_types[i].name;
        if (run->complete)
            intake_fail(fields.intake,
                        str_printf(fields.intake->arena,
                                   "%s behind the summary of the run",
                                   fields.noun));
        else
            line_types[i].take(run, fields);
        return;
    }
}

static int by_index(const void *a, const void *b)
{
    const struct told_link *x = a, *y = b;

    if (x->index != y->index)
        return x->index < y->index ? -1 : 1;
    return (x->turn > y->turn) - (x->turn < y->turn);
}

/* In order, each as it was told last. */
static void finish_links(struct stored_run *run)
{
    size_t count = 0;

    if (run->ntold)
        qsort(run->told, run->ntold, sizeof *run->told, by_index);
    run->links = mem_zero(run->ntold, sizeof *run->links);
    for (size_t i = 0; i < run->ntold; i++) {
        count += !i || run->told[i].index != run->told[i - 1].index;
        run->links[count - 1] = run->told[i].link;
    }
    mem_free(run->told);
    run->told = NULL;
    run->record.links = run->links;
    run->record.nlinks = count;
}

static int by_code(const void *a, const void *b)
{
    const struct record_rule *x = a, *y = b;

    return strcmp(x->code, y->code);
}

/* By code, as writers look for them. */
static void finish_rules(struct stored_run *run)
{
    if (run->record.nrules)
        qsort(run->rules, run->record.nrules, sizeof *run->rules, by_code);
    run->record.rules = run->rules;
}

void stored_run_finish(struct stored_run *run)
{
    finish_links(run);
    finish_rules(run);
    run->record.documents = run->documents;
    run->record.findings = run->findings;
    if (run->complete)
        return;
    record_tally(&run->record);
    run->record.unfinished = "cut off";
}
