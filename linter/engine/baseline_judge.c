#include <string.h>

#include "engine/baseline.h"
#include "engine/fingerprint.h"
#include "engine/request.h"

void baseline_meet(struct baseline *baseline,
                   const struct collection *collection)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < collection->count; i++) {
        const struct document *document = collection->documents[i];
        struct baseline_list *list =
            baseline_list(baseline, baseline_path(&arena, document));

        if (list)
            list->document = document;
    }
    arena_release(&arena);
}

static const struct rule *find_rule(const char *code)
{
    size_t i = 0;

    while (all_rules[i] && strcmp(all_rules[i]->code, code))
        i++;
    return all_rules[i];
}

/* Whether the rule, which may be one of another version, looked at it. */
static bool has_run(const struct baseline_run *run, const struct rule *rule,
                    const struct document *document)
{
    const struct settings *settings = run->settings;

    if (!rule || (rule->stage == STAGE_WEB && run->offline))
        return false;
    return settings->of(settings->context, rule, document).severity !=
           SEVERITY_OFF;
}

static bool needs_others(const struct rule *rule)
{
    return rule->stage == STAGE_LIST || rule->stage == STAGE_WEB;
}

static enum baseline_state judge(const struct baseline *baseline,
                                 const struct baseline_entry *entry,
                                 const struct baseline_run *run, bool whole)
{
    const struct baseline_list *list = baseline_list(baseline, entry->path);
    const struct rule *rule = find_rule(entry->rule);

    if (list->gone)
        return BASELINE_STALE;
    if (!list->document || !has_run(run, rule, list->document))
        return BASELINE_UNSEEN;
    return needs_others(rule) && !whole ? BASELINE_UNSEEN : BASELINE_STALE;
}

/* Findings of one rule about one entry that are looked for. */
enum { SAME_MOST = 4 };

/* Whatever the rule said of the place before, it may say again. */
static void spare(struct baseline *baseline, const char *path,
                  const struct rule *rule, const struct request_place *place)
{
    for (size_t before = 0; before < SAME_MOST; before++) {
        char fingerprint[FINGERPRINT_SIZE];
        struct baseline_entry *entry;

        fingerprint_at(fingerprint, rule, place->document,
                       place->link->target.start, before);
        entry = baseline_find(baseline, path, rule->code, fingerprint);
        if (entry && entry->state == BASELINE_STALE)
            entry->state = BASELINE_UNSEEN;
    }
}

/* What a rule said of links that nobody could verify this time. */
static void spare_rule(struct baseline *baseline, const struct rule *rule,
                       const struct collection *collection)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < request_table_count(collection->requests); i++) {
        const struct request *request =
            request_table_at(collection->requests, i);

        if (collection->responses[i]->verdict != VERDICT_UNVERIFIED)
            continue;
        for (const struct request_place *p = request->places; p; p = p->next)
            spare(baseline, baseline_path(&arena, p->document), rule, p);
    }
    arena_release(&arena);
}

static bool has_stale(const struct baseline *baseline, const struct rule *rule)
{
    for (size_t i = 0; i < baseline->count; i++)
        if (baseline->items[i].state == BASELINE_STALE &&
            !strcmp(baseline->items[i].rule, rule->code))
            return true;
    return false;
}

void baseline_judge(struct baseline *baseline, const struct baseline_run *run)
{
    bool whole = true;

    for (size_t i = 0; i < baseline->nlists; i++)
        whole &= baseline->lists[i].gone || baseline->lists[i].document;
    for (size_t i = 0; i < baseline->count; i++)
        if (baseline->items[i].state != BASELINE_FOUND)
            baseline->items[i].state =
                judge(baseline, &baseline->items[i], run, whole);
    for (size_t i = 0; all_rules[i] && !run->offline; i++)
        if (all_rules[i]->stage == STAGE_WEB &&
            has_stale(baseline, all_rules[i]))
            spare_rule(baseline, all_rules[i], run->collection);
}
