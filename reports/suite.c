#include "reports/suite.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "reports/reason_words.h"
#include "reports/spots.h"
#include "reports/unique.h"
#include "text/hash.h"
#include "text/str.h"

/* The rule whose findings are told with the link's case. */
static const char dead_rule[] = "WEB001";

/* A suite as it is made. */
struct draft {
    struct suite suite;
    struct test_case **last;
    struct unique names;
    struct spots dead;        /* places of links */
    bool *found;              /* by rule: it has a finding here */
    struct test_case *latest; /* of the link that was added last */
    UT_hash_handle hh;
};

/* No listlint has so many rules, but a stored run may be a stranger's: each is
   a case of each document. */
enum { RULES_MOST = 500 };

struct builder {
    struct arena *arena;
    const struct record *record;
    size_t nrules;        /* of the record that have cases */
    struct draft *drafts; /* by path */
};

static struct draft *draft_of(struct builder *builder, const char *path)
{
    size_t len = strlen(path);
    struct draft *draft = NULL;

    HASH_FIND(hh, builder->drafts, path, len, draft);
    if (draft)
        return draft;
    draft = arena_alloc(builder->arena, sizeof *draft);
    draft->suite.path = path;
    draft->last = &draft->suite.first;
    draft->found = arena_array(builder->arena, builder->nrules, sizeof(bool));
    HASH_ADD_KEYPTR(hh, builder->drafts, draft->suite.path, len, draft);
    return draft;
}

static struct test_case *add_case(struct builder *builder, struct draft *draft,
                                  struct str name)
{
    struct test_case *test = arena_alloc(builder->arena, sizeof *test);

    test->name = unique_add(&draft->names, builder->arena, name.ptr);
    *draft->last = test;
    draft->last = &test->next;
    return test;
}

/* A dead link waits for the finding that lets it fail. */
static const enum outcome link_outcomes[] = {
    [VERDICT_SKIPPED] = OUTCOME_SKIPPED,
    [VERDICT_ALIVE] = OUTCOME_PASSED,
    [VERDICT_DEAD] = OUTCOME_SKIPPED,
    [VERDICT_UNVERIFIED] = OUTCOME_SKIPPED,
};

static const char *link_reason(struct arena *arena,
                               const struct record_link *link)
{
    const char *run = reason_of_run(link->reason);
    const char *detail =
        link->verdict == VERDICT_DEAD ? "no finding reports it" : link->detail;

    if (run)
        return str_printf(arena, "%s: %s", verdict_name(link->verdict), run)
            .ptr;
    return str_printf(arena, "%s: %s%s%s", verdict_name(link->verdict),
                      reason_name(link->reason), *detail ? "; " : "", detail)
        .ptr;
}

static void add_link_case(struct builder *builder, struct draft *draft,
                          const struct record_link *link,
                          const struct record_place *place)
{
    struct test_case *test = add_case(
        builder, draft, str_printf(builder->arena, "link %s", link->url));

    test->link = link;
    test->line = place->start.line;
    test->outcome = link_outcomes[link->verdict];
    if (test->outcome == OUTCOME_SKIPPED)
        test->reason = link_reason(builder->arena, link);
    /* Asked once, it takes its time once: at its first place. */
    if (place == link->places && !link->cached)
        test->seconds = (double)link->milliseconds / 1000;
    draft->latest = test;
}

static void add_link(struct builder *builder, const struct record_link *link)
{
    if (link->reason == REASON_OFFLINE)
        return;
    for (size_t i = 0; i < link->nplaces; i++) {
        const struct record_place *place = &link->places[i];
        struct draft *draft = draft_of(builder, place->path);

        if (!draft->latest || draft->latest->link != link)
            add_link_case(builder, draft, link, place);
        if (link->verdict == VERDICT_DEAD)
            spots_add(&draft->dead, place, draft->latest);
    }
}

static void sort_dead(struct builder *builder)
{
    struct draft *draft;

    for (draft = builder->drafts; draft; draft = draft->hh.next)
        spots_sort(&draft->dead);
}

static int compare_code(const void *code, const void *rule)
{
    return strcmp(code, ((const struct record_rule *)rule)->code);
}

static void mark_found(struct builder *builder, struct draft *draft,
                       const char *code)
{
    const struct record_rule *rules = builder->record->rules, *rule = NULL;

    if (builder->nrules)
        rule =
            bsearch(code, rules, builder->nrules, sizeof *rules, compare_code);
    if (rule)
        draft->found[rule - rules] = true;
}

static enum outcome finding_outcome(const struct record_finding *finding)
{
    return finding->fails ? OUTCOME_FAILED : OUTCOME_NOTED;
}

/* Gives the finding to the dead link at a place; false if there is none. */
static bool tell_with_link(struct builder *builder,
                           const struct record_finding *finding,
                           const struct record_place *place)
{
    struct draft *draft = draft_of(builder, place->path);
    struct test_case *test = spots_find(&draft->dead, place);

    if (!test)
        return false;
    mark_found(builder, draft, finding->rule);
    if (test->finding && test->finding->severity >= finding->severity)
        return true;
    test->finding = finding;
    test->outcome = finding_outcome(finding);
    return true;
}

static bool is_told_with_links(struct builder *builder,
                               const struct record_finding *finding)
{
    if (strcmp(finding->rule, dead_rule) != 0)
        return false;
    for (size_t i = 0; i < finding->nrelated; i++)
        tell_with_link(builder, finding, &finding->related[i]);
    return tell_with_link(builder, finding, &finding->place);
}

static void add_finding(struct builder *builder,
                        const struct record_finding *finding)
{
    const char *identity = finding->identity;
    struct test_case *test;
    struct draft *draft;

    if (is_told_with_links(builder, finding))
        return;
    draft = draft_of(builder, finding->place.path);
    test = add_case(builder, draft,
                    str_printf(builder->arena, "%s %s%s%s", finding->rule,
                               finding->name, *identity ? ": " : "", identity));
    test->finding = finding;
    test->outcome = finding_outcome(finding);
    test->line = finding->place.start.line;
    mark_found(builder, draft, finding->rule);
}

static void add_rule(struct builder *builder, struct draft *draft,
                     const struct record_rule *rule)
{
    struct test_case *test =
        add_case(builder, draft,
                 str_printf(builder->arena, "%s %s", rule->code, rule->name));

    test->outcome = rule->ran ? OUTCOME_PASSED : OUTCOME_SKIPPED;
    test->reason = builder->record->offline ? "not checked: offline"
                                            : "not checked: no network";
}

static void add_rules(struct builder *builder, struct draft *draft)
{
    for (size_t i = 0; i < builder->nrules; i++)
        if (!draft->found[i])
            add_rule(builder, draft, &builder->record->rules[i]);
}

static void add_all(struct builder *builder)
{
    const struct record *record = builder->record;
    struct draft *draft;

    for (size_t i = 0; i < record->ndocuments; i++)
        draft_of(builder, record->documents[i].path);
    for (size_t i = 0; i < record->nlinks; i++)
        add_link(builder, &record->links[i]);
    sort_dead(builder);
    for (size_t i = 0; i < record->nfindings; i++)
        add_finding(builder, &record->findings[i]);
    for (draft = builder->drafts; draft; draft = draft->hh.next)
        add_rules(builder, draft);
}

static void count_cases(struct suite *suite)
{
    const struct test_case *test;

    for (test = suite->first; test; test = test->next) {
        suite->outcomes[test->outcome]++;
        suite->seconds += test->seconds;
    }
}

/* Turns the drafts into suites; what only the drafts needed is freed. */
static void finish(struct builder *builder, struct suites *suites)
{
    struct suite **last = &suites->first;
    struct draft *draft;

    for (draft = builder->drafts; draft; draft = draft->hh.next) {
        count_cases(&draft->suite);
        unique_release(&draft->names);
        spots_release(&draft->dead);
        *last = &draft->suite;
        last = &draft->suite.next;
    }
    HASH_CLEAR(hh, builder->drafts);
}

void suites_init(struct suites *suites, const struct record *record)
{
    struct builder builder = {
        .arena = &suites->arena,
        .record = record,
        .nrules = record->nrules < RULES_MOST ? record->nrules : RULES_MOST,
    };

    *suites = (struct suites){0};
    arena_init(&suites->arena);
    add_all(&builder);
    finish(&builder, suites);
}

void suites_release(struct suites *suites)
{
    arena_release(&suites->arena);
    suites->first = NULL;
}

size_t suite_tests(const struct suite *suite)
{
    size_t tests = 0;

    for (size_t i = 0; i < OUTCOME_COUNT; i++)
        tests += suite->outcomes[i];
    return tests;
}
