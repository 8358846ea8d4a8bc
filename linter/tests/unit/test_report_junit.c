#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

static xmlDocPtr parsed(const struct record *record)
{
    char *text = sample_write("junit", record, &plain);
    xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), "junit.xml",
                                       NULL, XML_PARSE_NONET);

    assert_non_null(document);
    assert_string_equal(text + strlen(text) - 2, ">\n");
    free(text);
    return document;
}

static const xmlChar *chars(const char *string)
{
    return (const xmlChar *)string;
}

static int is_named(xmlNodePtr node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, chars(name));
}

/* The n-th child of that name, from 0, or NULL. */
static xmlNodePtr child(xmlNodePtr parent, const char *name, size_t n)
{
    xmlNodePtr node;

    for (node = parent->children; node; node = node->next)
        if (is_named(node, name) && n-- == 0)
            return node;
    return NULL;
}

static size_t count(xmlNodePtr parent, const char *name)
{
    size_t found = 0;

    while (child(parent, name, found))
        found++;
    return found;
}

/* An attribute must have a value, or be absent where `expected` is NULL. */
static void expect(xmlNodePtr node, const char *attribute, const char *expected)
{
    xmlChar *value = xmlGetProp(node, chars(attribute));

    if (!expected) {
        assert_null(value);
        return;
    }
    assert_non_null(value);
    assert_string_equal((const char *)value, expected);
    xmlFree(value);
}

static void expect_number(xmlNodePtr node, const char *attribute,
                          size_t expected)
{
    char text[32];

    snprintf(text, sizeof text, "%zu", expected);
    expect(node, attribute, text);
}

static int has_name(xmlNodePtr test, const char *name)
{
    xmlChar *value = xmlGetProp(test, chars("name"));
    int equal = xmlStrEqual(value, chars(name));

    xmlFree(value);
    return equal;
}

static xmlNodePtr find_case(xmlNodePtr suite, const char *name)
{
    xmlNodePtr test = xmlFirstElementChild(suite);

    while (test && !has_name(test, name))
        test = xmlNextElementSibling(test);
    return test;
}

static xmlNodePtr suite_of(xmlDocPtr document, size_t n)
{
    xmlNodePtr suite = child(xmlDocGetRootElement(document), "testsuite", n);

    assert_non_null(suite);
    return suite;
}

struct expected_case {
    const char *name;
    const char *line, *time;
    const char *child; /* element inside, or NULL */
    const char *message;
};

/* Every case in its order, and nothing else. */
static const struct expected_case readme[] = {
    {"link https://example.org/", "10", "1.250", NULL, NULL},
    {"link https://example.org/gone?a=1&b=<2>", "60", "0.500", "failure",
     "404 twice"},
    {"link https://slow.example/", "70", "0.000", "skipped",
     "unverified: timeout; no answer in 20 s"},
    {"link LICENSE", "71", "0.000", "skipped", "skipped: not-web"},
    {"LST002 list/file-size", NULL, "0.000", "failure",
     "file has 480,000 bytes"},
    {"TBL006 table/missing-cell: LLaVA & \"x\"", "28", "0.000", "failure",
     "row has 6 cells, the header has 7"},
    {"TBL006 table/missing-cell: LLaVA & \"x\" (2)", "1234567", "0.000",
     "failure", "row has 5 cells, the header has 7"},
    {"DUP001 duplicate/url: x", "40", "0.000", "failure", "linked twice"},
    {"TBL016 table/blank-lines", "50", "0.000", "system-out", NULL},
    {"ENC005 encoding/replacement-character", NULL, "0.000", NULL, NULL},
    {"WEB006 web/missing-fragment", NULL, "0.000", "skipped",
     "not checked: no network"},
};

static void check_case(xmlNodePtr test, const struct expected_case *expected,
                       const char *path)
{
    xmlNodePtr inside = xmlFirstElementChild(test);

    expect(test, "name", expected->name);
    expect(test, "classname", path);
    expect(test, "file", path);
    expect(test, "line", expected->line);
    expect(test, "time", expected->time);
    if (!expected->child) {
        assert_null(inside);
        return;
    }
    assert_non_null(inside);
    assert_true(is_named(inside, expected->child));
    assert_null(xmlNextElementSibling(inside));
    expect(inside, "message", expected->message);
}

static void test_cases(void **state)
{
    const size_t ncases = sizeof readme / sizeof *readme;
    xmlDocPtr document = parsed(&sample_full);
    xmlNodePtr suite = suite_of(document, 0);

    (void)state;
    assert_int_equal(count(suite, "testcase"), ncases);
    for (size_t i = 0; i < ncases; i++)
        check_case(child(suite, "testcase", i), &readme[i], "README.md");
    xmlFreeDoc(document);
}

/* The dead link of the second document has no finding there. */
static void test_dead_without_finding(void **state)
{
    static const struct expected_case gone = {
        "link https://example.org/gone?a=1&b=<2>", "5", "0.000", "skipped",
        "dead: not-found; no finding reports it"};
    const char *path = "docs/\xE6\x9B\xB4\xE5\xA4\x9A.md";
    xmlDocPtr document = parsed(&sample_full);
    xmlNodePtr suite = suite_of(document, 1);

    (void)state;
    check_case(child(suite, "testcase", 1), &gone, path);
    assert_non_null(find_case(suite, "WEB001 web/dead"));
    assert_null(find_case(suite_of(document, 0), "WEB001 web/dead"));
    expect(suite, "name", path);
    expect_number(suite, "failures", 0);
    expect_number(suite, "tests", 2 + sample_full.nrules);
    xmlFreeDoc(document);
}

/* What is the run's is told once. */
static void test_unverified(void **state)
{
    static const struct expected_case cases[] = {
        {"link https://a.example/", "1", "0.000", "skipped",
         "unverified: no network"},
        {"link https://b.example/", "1", "0.000", "skipped",
         "unverified: the run was interrupted"},
        {"link https://b.example/2", "1", "0.000", "skipped",
         "unverified: the run was interrupted"},
        {"link https://c.example/", "1", "0.000", "skipped",
         "unverified: server-error; HTTP 503"},
    };
    xmlDocPtr document = parsed(&sample_unverified);
    xmlNodePtr suite = suite_of(document, 0);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(child(suite, "testcase", i), &cases[i], "a.md");
    xmlFreeDoc(document);
}

static void test_totals(void **state)
{
    xmlDocPtr document = parsed(&sample_full);
    xmlNodePtr root = xmlDocGetRootElement(document);
    xmlNodePtr suite = suite_of(document, 0);

    (void)state;
    expect(root, "name", "listlint");
    expect(root, "tests", "20");
    expect(root, "failures", "5");
    expect(root, "errors", "0");
    expect(root, "time", "1.013");
    expect(suite, "name", "README.md");
    expect(suite, "file", "README.md");
    expect(suite, "tests", "11");
    expect(suite, "failures", "5");
    expect(suite, "errors", "0");
    expect(suite, "skipped", "3");
    expect(suite, "time", "1.750");
    xmlFreeDoc(document);
}

static void expect_body(xmlNodePtr test, const char *expected)
{
    xmlChar *text = xmlNodeGetContent(xmlFirstElementChild(test));

    assert_string_equal((const char *)text, expected);
    xmlFree(text);
}

static void test_bodies(void **state)
{
    xmlDocPtr document = parsed(&sample_full);
    xmlNodePtr suite = suite_of(document, 0);

    (void)state;
    expect_body(child(suite, "testcase", 5),
                "README.md:28:8\n"
                "row has 6 cells, the header has 7\n"
                "   28 | | \xE4\xB8\xAD\xE6\x96\x87 | "
                "\xE6\x95\xB0\xE6\x8D\xAE\xF0\x9F\x98\x80 |\n"
                "      |          ^^^^^^\n");
    expect_body(child(suite, "testcase", 1),
                "README.md:60:7\n"
                "404 twice\n"
                "   60 | - [y](https://example.org/gone?a=1&b=<2>)\n"
                "      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
                "link: https://example.org/gone?a=1&b=<2>\n"
                "status: 404\n"
                "detail: HTTP 404, twice\n"
                "at: README.md:60:3\n"
                "at: docs/更多.md:5:1\n");
    expect(xmlFirstElementChild(child(suite, "testcase", 1)), "type", "WEB001");
    expect_body(child(suite, "testcase", 8), "README.md:50:3\n"
                                             "no blank line\n"
                                             "   50 | ab\n"
                                             "      |   ^\n");
    xmlFreeDoc(document);
}

static void test_clean(void **state)
{
    xmlDocPtr document = parsed(&sample_clean);
    xmlNodePtr suite = suite_of(document, 0);

    (void)state;
    expect(suite, "tests", "7");
    expect(suite, "failures", "0");
    expect(suite, "skipped", "1");
    assert_null(child(xmlDocGetRootElement(document), "testsuite", 1));
    xmlFreeDoc(document);
}

static void test_empty(void **state)
{
    const struct record empty = {.version = "1"};
    xmlDocPtr document = parsed(&empty);
    xmlNodePtr root = xmlDocGetRootElement(document);

    (void)state;
    expect(root, "tests", "0");
    assert_null(xmlFirstElementChild(root));
    xmlFreeDoc(document);
}

/* Writes the path of the schema; false if it is not there. */
static int find_schema(char *path, size_t size)
{
    const char *shared = getenv("LISTLINT_SHARED");
    const char *root = getenv("LISTLINT_ROOT");

    if (shared)
        snprintf(path, size, "%s/schemas/junit-10.xsd", shared);
    else
        snprintf(path, size, "%s/../shared/schemas/junit-10.xsd",
                 root ? root : ".");
    return access(path, R_OK) == 0;
}

/* The schema does not know where a case stands; CI services do. */
static void remove_places(xmlDocPtr document)
{
    xmlNodePtr suite = xmlFirstElementChild(xmlDocGetRootElement(document));
    xmlNodePtr test;

    for (; suite; suite = xmlNextElementSibling(suite))
        for (test = xmlFirstElementChild(suite); test;
             test = xmlNextElementSibling(test)) {
            xmlUnsetProp(test, chars("file"));
            xmlUnsetProp(test, chars("line"));
        }
}

static int validate(xmlSchemaPtr schema, const struct record *record)
{
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
    xmlDocPtr document = parsed(record);
    int result;

    remove_places(document);
    result = xmlSchemaValidateDoc(context, document);
    xmlFreeDoc(document);
    xmlSchemaFreeValidCtxt(context);
    return result;
}

static void test_schema(void **state)
{
    const struct record empty = {.version = "1"};
    xmlSchemaParserCtxtPtr parser;
    xmlSchemaPtr schema;
    char path[4096];

    (void)state;
    if (!find_schema(path, sizeof path)) {
        print_message("skipped: there is no %s\n", path);
        skip();
    }
    parser = xmlSchemaNewParserCtxt(path);
    schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    assert_non_null(schema);
    assert_int_equal(validate(schema, &sample_full), 0);
    assert_int_equal(validate(schema, &sample_clean), 0);
    assert_int_equal(validate(schema, &empty), 0);
    xmlSchemaFree(schema);
}

static int cleanup(void **state)
{
    (void)state;
    xmlSchemaCleanupTypes();
    xmlCleanupParser();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_dead_without_finding),
        cmocka_unit_test(test_unverified),
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_schema),
    };

    return cmocka_run_group_tests(tests, NULL, cleanup);
}
