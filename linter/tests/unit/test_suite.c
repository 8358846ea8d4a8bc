#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "reports/suite.h"
#include "sample_record.h"
#include "text/alloc.h"

/* The finding on the dead link of the sample, and the link itself. */
enum { FINDING_DEAD = 5, LINK_DEAD = 1 };

static const struct test_case *find_case(const struct suite *suite,
                                         const char *name)
{
    const struct test_case *test = suite->first;

    while (test && strcmp(test->name, name) != 0)
        test = test->next;
    return test;
}

static const struct test_case *dead_case(const struct suite *suite)
{
    const struct test_case *test = suite->first;

    while (test->link != &sample_full.links[LINK_DEAD])
        test = test->next;
    return test;
}

/* The full sample with one finding in the place of all. */
static struct record only(const struct record_finding *finding)
{
    struct record record = sample_full;

    record.findings = finding;
    record.nfindings = 1;
    return record;
}

static void expect_dead(const struct record_finding *finding,
                        enum outcome outcome)
{
    struct record record = only(finding);
    struct suites suites;

    suites_init(&suites, &record);
    assert_int_equal(dead_case(suites.first)->outcome, outcome);
    assert_int_equal(suites.first->outcomes[OUTCOME_FAILED], finding->fails);
    assert_int_equal(find_case(suites.first, "WEB001 web/dead: y") == NULL,
                     outcome != OUTCOME_SKIPPED);
    suites_release(&suites);
}

static void test_dead_severity(void **state)
{
    struct record_finding finding = sample_full.findings[FINDING_DEAD];

    (void)state;
    expect_dead(&finding, OUTCOME_FAILED);
    finding.severity = SEVERITY_WARNING;
    expect_dead(&finding, OUTCOME_FAILED);
    finding.severity = SEVERITY_NOTE;
    finding.fails = false;
    expect_dead(&finding, OUTCOME_NOTED);
}

/* The target is the bytes 1300 to 1345. */
static void test_dead_place(void **state)
{
    static const struct {
        size_t start, end;
        enum outcome outcome;
    } samples[] = {
        {1300, 1345, OUTCOME_FAILED},  {1344, 1345, OUTCOME_FAILED},
        {1290, 1346, OUTCOME_FAILED},  {1300, 1300, OUTCOME_FAILED},
        {1345, 1345, OUTCOME_SKIPPED}, {1290, 1300, OUTCOME_SKIPPED},
        {1290, 1310, OUTCOME_SKIPPED}, {1310, 1350, OUTCOME_SKIPPED},
    };
    struct record_finding finding = sample_full.findings[FINDING_DEAD];

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        finding.place.start.offset = samples[i].start;
        finding.place.end.offset = samples[i].end;
        expect_dead(&finding, samples[i].outcome);
    }
}

/* `[![image](100-110)](120-130)`, both dead. */
static void test_nested_links(void **state)
{
    const struct record_place inner = {
        "a.md", {1, 1, 100, 1}, {1, 9, 110, 9}, ""};
    const struct record_place outer = {
        "a.md", {1, 9, 120, 9}, {1, 9, 130, 9}, ""};
    const struct record_link links[] = {
        {"https://outer.example/", VERDICT_DEAD, REASON_GONE, 410, "", false, 1,
         1, false, "", VERDICT_SKIPPED, 0, 0, &outer, 1},
        {"https://inner.example/", VERDICT_DEAD, REASON_GONE, 410, "", false, 1,
         1, false, "", VERDICT_SKIPPED, 0, 0, &inner, 1},
    };
    struct record_finding findings[2];
    struct record record = sample_clean;
    struct suites suites;

    (void)state;
    findings[0] = findings[1] = sample_full.findings[FINDING_DEAD];
    findings[0].place = (struct record_place){
        "a.md", {1, 1, 90, 1}, {1, 1, 131, 1}, "the whole"};
    findings[1].place = (struct record_place){
        "a.md", {1, 1, 91, 1}, {1, 1, 111, 1}, "the image"};
    record.links = links;
    record.findings = findings;
    record.nlinks = record.nfindings = 2;
    suites_init(&suites, &record);
    assert_ptr_equal(suites.first->first->finding, &findings[0]);
    assert_ptr_equal(suites.first->first->next->finding, &findings[1]);
    assert_int_equal(suites.first->outcomes[OUTCOME_FAILED], 2);
    suites_release(&suites);
}

/* A finding that names the other places of a link fails those too. */
static void test_dead_related(void **state)
{
    struct record_finding finding = sample_full.findings[FINDING_DEAD];
    struct record record = only(&finding);
    struct suites suites;
    const struct suite *second;

    (void)state;
    finding.related = &sample_full.links[LINK_DEAD].places[1];
    finding.nrelated = 1;
    suites_init(&suites, &record);
    second = suites.first->next;
    assert_int_equal(suites.first->outcomes[OUTCOME_FAILED], 1);
    assert_int_equal(second->outcomes[OUTCOME_FAILED], 1);
    assert_ptr_equal(dead_case(second)->finding, &finding);
    assert_null(find_case(second, "WEB001 web/dead"));
    suites_release(&suites);
}

/* Names that already look numbered stay apart from those that are. */
static void test_names(void **state)
{
    static const char *const identities[] = {"a", "a (2)", "a", "a (2)", "a"};
    static const char *const names[] = {"TBL006 table/missing-cell: a",
                                        "TBL006 table/missing-cell: a (2)",
                                        "TBL006 table/missing-cell: a (3)",
                                        "TBL006 table/missing-cell: a (2) (2)",
                                        "TBL006 table/missing-cell: a (4)"};
    struct record_finding findings[5];
    struct record record = sample_clean;
    const struct test_case *test;
    struct suites suites;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        findings[i] = sample_full.findings[2];
        findings[i].place.path = "a.md";
        findings[i].identity = identities[i];
    }
    record.findings = findings;
    record.nfindings = 5;
    suites_init(&suites, &record);
    test = suites.first->first;
    for (size_t i = 0; i < 5; i++, test = test->next)
        assert_string_equal(test->name, names[i]);
    suites_release(&suites);
}

/* A finding in what is no document of the run has a suite of its own. */
static void test_other_path(void **state)
{
    struct record_finding finding = sample_full.findings[2];
    struct record record = only(&finding);
    struct suites suites;

    (void)state;
    record.ndocuments = record.nlinks = 0;
    finding.place.path = "other.md";
    suites_init(&suites, &record);
    assert_string_equal(suites.first->path, "other.md");
    assert_int_equal(suites.first->outcomes[OUTCOME_FAILED], 1);
    assert_int_equal(suite_tests(suites.first), sample_full.nrules);
    assert_null(suites.first->next);
    suites_release(&suites);
}

/* Names are not searched one by one: 200,000 of one name take no time. */
static void test_many(void **state)
{
    const size_t many = 200000;
    struct record_finding *findings = mem_zero(many, sizeof *findings);
    struct record record = sample_clean;
    struct suites suites;

    (void)state;
    for (size_t i = 0; i < many; i++) {
        findings[i] = sample_full.findings[2];
        findings[i].place.path = "a.md";
    }
    record.findings = findings;
    record.nfindings = many;
    suites_init(&suites, &record);
    assert_int_equal(suites.first->outcomes[OUTCOME_FAILED], many);
    assert_non_null(find_case(
        suites.first, "TBL006 table/missing-cell: LLaVA & \"x\" (200000)"));
    suites_release(&suites);
    mem_free(findings);
}

/* A stored run may name any number of rules. */
static void test_many_rules(void **state)
{
    enum { MANY = 2000, MOST = 500 };
    static char codes[MANY][8];
    static struct record_rule rules[MANY];
    struct record record = sample_clean;
    struct suites suites;

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(codes[i], sizeof codes[i], "R%05zu", i);
        rules[i] = (struct record_rule){
            .code = codes[i], .name = "r/r", .summary = "", .ran = true};
    }
    record.rules = rules;
    record.nrules = MANY;
    suites_init(&suites, &record);
    assert_int_equal(suites.first->outcomes[OUTCOME_PASSED], MOST);
    suites_release(&suites);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dead_severity),
        cmocka_unit_test(test_dead_place),
        cmocka_unit_test(test_nested_links),
        cmocka_unit_test(test_dead_related),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_other_path),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_many_rules),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
