#include "engine/suppress.h"

#include "engine/sweep.h"
#include "text/alloc.h"

static size_t rule_index(const struct rule *rule)
{
    size_t i = 0;

    while (all_rules[i] != rule)
        i++;
    return i;
}

static const struct suppression *find_for(struct sweep *sweep,
                                          const struct finding *finding)
{
    sweep_to(sweep, document_line(finding->document, finding->span.start));
    return sweep_find(sweep, rule_index(finding->rule), true);
}

/* Keeps what is not suppressed. */
static void part(struct findings *findings, struct sweep *sweeps)
{
    size_t count = findings->count;

    findings->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = findings->items[i];
        struct sweep *sweep = &sweeps[finding->document->index];

        finding->suppression = sweep->all ? find_for(sweep, finding) : NULL;
        if (finding->suppression)
            findings->suppressed[findings->nsuppressed++] = finding;
        else
            findings->items[findings->count++] = finding;
    }
}

static void move_suppressed(struct findings *findings,
                            const struct collection *collection)
{
    struct sweep *sweeps = mem_zero(collection->count, sizeof *sweeps);

    findings_sort(findings);
    findings->suppressed = mem_resize(findings->suppressed,
                                      findings->nsuppressed + findings->count,
                                      sizeof(struct finding *));
    for (size_t i = 0; i < collection->count; i++)
        if (collection->suppressions[i]->count)
            sweep_start(&sweeps[i], collection->suppressions[i]);
    part(findings, sweeps);
    for (size_t i = 0; i < collection->count; i++)
        sweep_end(&sweeps[i]);
    mem_free(sweeps);
}

/* Whether all rules of the family are suppressed. Others that read what the web
   answers have nothing to say without it. */
static bool excludes_web(struct sweep *sweep, bool use)
{
    bool all = true;

    for (size_t i = 0; i < sweep->nrules; i++)
        if (str_starts(str_from(all_rules[i]->name), STR("web/")))
            all = sweep_find(sweep, i, use) && all;
    return all;
}

void suppress_links(const struct suppressions *suppressions, bool *excluded)
{
    const struct document *document = suppressions->document;
    struct sweep sweep;

    sweep_start(&sweep, suppressions);
    for (size_t i = 0; suppressions->count && i < document->nlinks; i++) {
        size_t start = document->links[i].span.start;

        sweep_to(&sweep, document_line(document, start));
        excluded[i] = excludes_web(&sweep, false) && excludes_web(&sweep, true);
    }
    sweep_end(&sweep);
}

static bool is_on(const struct suppress_run *run,
                  const struct document *document, const struct rule *rule)
{
    const struct settings *settings = run->settings;

    if (rule->stage == STAGE_WEB && run->offline)
        return false;
    return settings->of(settings->context, rule, document).severity !=
           SEVERITY_OFF;
}

/* Rules that are off unless somebody wants them are not missed; those of the
   last stage cannot judge themselves. */
static enum suppression_state judge(const struct suppressions *all,
                                    const struct suppression *suppression,
                                    const struct suppression_name *name,
                                    const struct suppress_run *run)
{
    enum suppression_state state = STATE_UNKNOWN;
    bool missed = false;

    for (size_t i = 0; all_rules[i]; i++) {
        const struct rule *rule = all_rules[i];

        if (!suppression_names(suppression, name, rule))
            continue;
        if (state == STATE_UNKNOWN)
            state = STATE_UNJUDGED;
        if (rule->stage == STAGE_LAST)
            continue;
        if (is_on(run, all->document, rule))
            state = STATE_UNUSED;
        else
            missed |= rule->severity != SEVERITY_OFF;
    }
    return missed ? STATE_UNJUDGED : state;
}

static void judge_all(const struct suppressions *all,
                      const struct suppression *suppression,
                      const struct suppress_run *run)
{
    for (size_t n = 0; n < suppression->nnames; n++) {
        struct suppression_name *name = &suppression->names[n];

        if (name->state == STATE_UNJUDGED)
            name->state = judge(all, suppression, name, run);
        if (suppression->kind == SUPPRESSION_UNTIL &&
            name->state == STATE_UNUSED)
            name->state = STATE_UNJUDGED;
    }
}

/* Comments for other tools have their use there. */
static void judge_document(const struct suppressions *all,
                           const struct suppress_run *run)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].origin == ORIGIN_OWN &&
            all->items[i].kind != SUPPRESSION_UNKNOWN)
            judge_all(all, &all->items[i], run);
}

void suppress_findings(struct findings *findings,
                       const struct suppress_run *run)
{
    move_suppressed(findings, run->collection);
    for (size_t i = 0; i < run->collection->count; i++)
        judge_document(run->collection->suppressions[i], run);
    check_run(findings, run->collection, run->settings, STAGE_LAST,
              run->threads);
    move_suppressed(findings, run->collection);
}
