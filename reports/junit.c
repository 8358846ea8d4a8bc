#include "reports/lines.h"
#include "reports/suite.h"
#include "reports/xml.h"

/* What came of a link, for a person who does not see the list. */
static void add_link(struct buf *body, const struct record_link *link)
{
    buf_printf(body, "link: %s\n", link->url);
    if (link->status)
        buf_printf(body, "status: %d\n", link->status);
    if (*link->final_url)
        buf_printf(body, "redirected to: %s\n", link->final_url);
    if (*link->detail)
        buf_printf(body, "detail: %s\n", link->detail);
    for (size_t i = 0; i < link->nplaces; i++) {
        buf_add(body, STR("at: "));
        lines_place(body, &link->places[i]);
        buf_add_char(body, '\n');
    }
}

static void write_body(struct xml *xml, const struct test_case *test)
{
    const struct report_style plain = {.color = false};

    struct buf body;

    buf_init(&body);
    lines_place(&body, &test->finding->place);
    buf_printf(&body, "\n%s\n", test->finding->place.message);
    lines_detail(&body, test->finding, &plain);
    if (test->link)
        add_link(&body, test->link);
    xml_text(xml, buf_str(&body).ptr);
    buf_release(&body);
}

static void write_passed(struct xml *xml, const struct test_case *test)
{
    (void)xml;
    (void)test;
}

static void write_noted(struct xml *xml, const struct test_case *test)
{
    xml_start(xml, "system-out");
    write_body(xml, test);
    xml_end(xml);
}

static void write_failed(struct xml *xml, const struct test_case *test)
{
    xml_start(xml, "failure");
    xml_attribute(xml, "type", test->finding->rule);
    xml_attribute(xml, "message", test->finding->place.message);
    write_body(xml, test);
    xml_end(xml);
}

static void write_skipped(struct xml *xml, const struct test_case *test)
{
    xml_start(xml, "skipped");
    xml_attribute(xml, "message", test->reason);
    xml_end(xml);
}

static void (*const writers[])(struct xml *, const struct test_case *) = {
    [OUTCOME_PASSED] = write_passed,
    [OUTCOME_NOTED] = write_noted,
    [OUTCOME_FAILED] = write_failed,
    [OUTCOME_SKIPPED] = write_skipped,
};

static void write_case(struct xml *xml, const struct suite *suite,
                       const struct test_case *test)
{
    xml_start(xml, "testcase");
    xml_attribute(xml, "name", test->name);
    xml_attribute(xml, "classname", suite->path);
    xml_attribute(xml, "file", suite->path);
    if (test->line)
        xml_number(xml, "line", test->line);
    xml_seconds(xml, "time", test->seconds);
    writers[test->outcome](xml, test);
    xml_end(xml);
}

static void write_suite(struct xml *xml, const struct suite *suite)
{
    const struct test_case *test;

    xml_start(xml, "testsuite");
    xml_attribute(xml, "name", suite->path);
    xml_attribute(xml, "file", suite->path);
    xml_number(xml, "tests", suite_tests(suite));
    xml_number(xml, "failures", suite->outcomes[OUTCOME_FAILED]);
    xml_number(xml, "errors", 0);
    xml_number(xml, "skipped", suite->outcomes[OUTCOME_SKIPPED]);
    xml_seconds(xml, "time", suite->seconds);
    for (test = suite->first; test; test = test->next)
        write_case(xml, suite, test);
    xml_end(xml);
}

/*
 * A case's time is its link's, a suite's the sum of its cases' (links are
 * asked side by side), and the time of all is what a clock showed. The schema
 * knows no count of skipped cases here.
 */
static void write_suites(struct xml *xml, const struct suites *suites,
                         double clock)
{
    const struct suite *suite;
    size_t tests = 0, failures = 0;

    for (suite = suites->first; suite; suite = suite->next) {
        tests += suite_tests(suite);
        failures += suite->outcomes[OUTCOME_FAILED];
    }
    xml_start(xml, "testsuites");
    xml_attribute(xml, "name", "listlint");
    xml_number(xml, "tests", tests);
    xml_number(xml, "failures", failures);
    xml_number(xml, "errors", 0);
    xml_seconds(xml, "time", clock);
    for (suite = suites->first; suite; suite = suite->next)
        write_suite(xml, suite);
    xml_end(xml);
}

void report_junit(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    struct xml xml;
    struct suites suites;

    (void)style;
    suites_init(&suites, record);
    xml_open(&xml);
    write_suites(&xml, &suites, record->summary.seconds);
    xml_close(&xml, out);
    suites_release(&suites);
}
