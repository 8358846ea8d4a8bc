#include "reports/lines.h"

#include <libxml/xmlwriter.h>

#include "reports/suite.h"
#include "text/alloc.h"

/* An XML text under way; `body` is for the text of one element. */
struct xml {
    xmlTextWriterPtr writer;
    struct buf body;
};

static const xmlChar *chars(const char *string)
{
    return (const xmlChar *)string;
}

/* The writer fails only for want of memory. */
static void must(int result)
{
    if (result < 0)
        mem_exhausted();
}

static void start(struct xml *xml, const char *element)
{
    must(xmlTextWriterStartElement(xml->writer, chars(element)));
}

static void end(struct xml *xml)
{
    must(xmlTextWriterEndElement(xml->writer));
}

static void attribute(struct xml *xml, const char *name, const char *value)
{
    must(xmlTextWriterWriteAttribute(xml->writer, chars(name), chars(value)));
}

static void number(struct xml *xml, const char *name, size_t value)
{
    must(xmlTextWriterWriteFormatAttribute(xml->writer, chars(name), "%zu",
                                           value));
}

static void seconds(struct xml *xml, double value)
{
    must(xmlTextWriterWriteFormatAttribute(xml->writer, chars("time"), "%.3f",
                                           value));
}

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

    buf_clear(&xml->body);
    lines_place(&xml->body, &test->finding->place);
    buf_printf(&xml->body, "\n%s\n", test->finding->place.message);
    lines_detail(&xml->body, test->finding, &plain);
    if (test->link)
        add_link(&xml->body, test->link);
    must(xmlTextWriterWriteString(xml->writer, chars(xml->body.ptr)));
}

static void write_passed(struct xml *xml, const struct test_case *test)
{
    (void)xml;
    (void)test;
}

static void write_noted(struct xml *xml, const struct test_case *test)
{
    start(xml, "system-out");
    write_body(xml, test);
    end(xml);
}

static void write_failed(struct xml *xml, const struct test_case *test)
{
    start(xml, "failure");
    attribute(xml, "type", test->finding->rule);
    attribute(xml, "message", test->finding->place.message);
    write_body(xml, test);
    end(xml);
}

static void write_skipped(struct xml *xml, const struct test_case *test)
{
    start(xml, "skipped");
    attribute(xml, "message", test->reason);
    end(xml);
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
    start(xml, "testcase");
    attribute(xml, "name", test->name);
    attribute(xml, "classname", suite->path);
    attribute(xml, "file", suite->path);
    if (test->line)
        number(xml, "line", test->line);
    seconds(xml, test->seconds);
    writers[test->outcome](xml, test);
    end(xml);
}

static void write_suite(struct xml *xml, const struct suite *suite)
{
    const struct test_case *test;

    start(xml, "testsuite");
    attribute(xml, "name", suite->path);
    attribute(xml, "file", suite->path);
    number(xml, "tests", suite_tests(suite));
    number(xml, "failures", suite->outcomes[OUTCOME_FAILED]);
    number(xml, "errors", 0);
    number(xml, "skipped", suite->outcomes[OUTCOME_SKIPPED]);
    seconds(xml, suite->seconds);
    for (test = suite->first; test; test = test->next)
        write_case(xml, suite, test);
    end(xml);
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
    start(xml, "testsuites");
    attribute(xml, "name", "listlint");
    number(xml, "tests", tests);
    number(xml, "failures", failures);
    number(xml, "errors", 0);
    seconds(xml, clock);
    for (suite = suites->first; suite; suite = suite->next)
        write_suite(xml, suite);
    end(xml);
}

static void write_document(xmlBufferPtr memory, const struct record *record)
{
    struct xml xml = {.writer = xmlNewTextWriterMemory(memory, 0)};
    struct suites suites;

    if (!xml.writer)
        mem_exhausted();
    buf_init(&xml.body);
    suites_init(&suites, record);
    must(xmlTextWriterSetIndent(xml.writer, 1));
    must(xmlTextWriterStartDocument(xml.writer, NULL, "UTF-8", NULL));
    write_suites(&xml, &suites, record->summary.seconds);
    must(xmlTextWriterEndDocument(xml.writer));
    suites_release(&suites);
    buf_release(&xml.body);
    xmlFreeTextWriter(xml.writer);
}

void report_junit(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    xmlBufferPtr memory = xmlBufferCreate();

    (void)style;
    if (!memory)
        mem_exhausted();
    /* The default grows by what is needed: quadratic for a large report. */
    xmlBufferSetAllocationScheme(memory, XML_BUFFER_ALLOC_DOUBLEIT);
    write_document(memory, record);
    fwrite(xmlBufferContent(memory), 1, (size_t)xmlBufferLength(memory), out);
    xmlBufferFree(memory);
}
