#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sample_json.h"
#include "sample_record.h"

/* What GitHub takes. */
enum { MOST = 25000 };

static const struct report_style plain = {false, 0, false, false};

/* A field of the run. */
static json_t *field(json_t *root, const char *name)
{
    json_t *run = json_array_get(json_object_get(root, "runs"), 0);
    json_t *value = json_object_get(run, name);

    assert_non_null(value);
    return value;
}

static json_t *result(json_t *root, size_t index)
{
    return json_array_get(field(root, "results"), index);
}

static json_t *rules(json_t *root)
{
    return json_object_get(json_object_get(field(root, "tool"), "driver"),
                           "rules");
}

static void test_run(void **state)
{
    json_t *root = sample_json("sarif", &sample_full);

    (void)state;
    expect_json(json_object_get(root, "$schema"),
                "\"https://json.schemastore.org/sarif-2.1.0.json\"");
    expect_json(json_object_get(root, "version"), "\"2.1.0\"");
    expect_json(field(root, "invocations"),
                "[{\"executionSuccessful\":true,"
                "\"endTimeUtc\":\"2025-11-25T16:00:00Z\"}]");
    expect_json(field(root, "originalUriBaseIds"),
                "{\"%SRCROOT%\":{\"description\":"
                "{\"text\":\"the folder that listlint was run in\"}}}");
    expect_json(field(root, "columnKind"), "\"unicodeCodePoints\"");
    expect_json(field(root, "newlineSequences"),
                "[\"\\r\\n\",\"\\n\",\"\\r\"]");
    expect_json(json_object_get(json_object_get(field(root, "tool"), "driver"),
                                "semanticVersion"),
                "\"1.2.3\"");
    json_decref(root);
}

static void test_clean(void **state)
{
    struct record record = sample_clean;
    json_t *root;

    (void)state;
    record.time = -1;
    root = sample_json("sarif", &record);
    expect_json(field(root, "invocations"), "[{\"executionSuccessful\":true}]");
    expect_json(field(root, "results"), "[]");
    expect_json(field(root, "artifacts"),
                "[{\"location\":{\"uri\":\"a.md\",\"uriBaseId\":\"%SRCROOT%\"},"
                "\"length\":9,\"roles\":[\"analysisTarget\"]}]");
    json_decref(root);
}

/* Those that were checked or that found something. */
static void test_rules(void **state)
{
    json_t *root = sample_json("sarif", &sample_full);

    (void)state;
    assert_int_equal(json_array_size(rules(root)), 6);
    expect_json(json_array_get(rules(root), 3),
                "{\"id\":\"TBL006\",\"name\":\"table/missing-cell\","
                "\"shortDescription\":{\"text\":\"a row lacks cells\"},"
                "\"fullDescription\":{\"text\":\"A row lacks cells.\"},"
                "\"help\":{\"text\":\"A row lacks cells.\\n\\n"
                "`listlint explain TBL006` shows examples.\","
                "\"markdown\":\"A row lacks cells.\\n\\n"
                "`listlint explain TBL006` shows examples.\"},"
                "\"defaultConfiguration\":{\"level\":\"error\"},"
                "\"properties\":{\"tags\":[\"table\"]}}");
    json_decref(root);
}

static void test_rules_that_did_not_run(void **state)
{
    const struct record_rule all[] = {
        {"AAA001", "a/first", "{x}", "A `{x}`.", SEVERITY_ERROR, false},
        {"AAA002", "a/second", "b", "B.", SEVERITY_OFF, true},
        {"TBL006", "table/missing-cell", "c", "C.", SEVERITY_NOTE, false},
    };
    struct record record = sample_full;
    json_t *root;

    (void)state;
    record.rules = all;
    record.nrules = 3;
    root = sample_json("sarif", &record);
    assert_int_equal(json_array_size(rules(root)), 2);
    expect_json(
        json_object_get(json_array_get(rules(root), 0), "defaultConfiguration"),
        "{\"level\":\"note\"}");
    assert_null(json_object_get(result(root, 0), "ruleIndex"));
    expect_json(json_object_get(result(root, 1), "ruleIndex"), "1");
    json_decref(root);
}

/* GitHub wants a line of each result. */
static void test_whole_document(void **state)
{
    json_t *root = sample_json("sarif", &sample_full);

    (void)state;
    expect_json(
        result(root, 0),
        "{\"ruleId\":\"LST002\",\"level\":\"warning\","
        "\"message\":{\"text\":\"file has 480,000 bytes\\n"
        "GitHub shows 512,000 bytes\"},"
        "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
        "{\"uri\":\"README.md\",\"uriBaseId\":\"%SRCROOT%\"},"
        "\"region\":{\"startLine\":1,\"startColumn\":1,\"endLine\":1,"
        "\"endColumn\":1}}}],"
        "\"partialFingerprints\":{\"listlint/v1\":\"0000000000000001\"},"
        "\"ruleIndex\":2}");
    json_decref(root);
}

static void test_fix(void **state)
{
    json_t *root = sample_json("sarif", &sample_full);

    (void)state;
    expect_json(
        result(root, 1),
        "{\"ruleId\":\"TBL006\",\"level\":\"error\","
        "\"message\":{\"text\":\"row has 6 cells, the header has 7\"},"
        "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
        "{\"uri\":\"README.md\",\"uriBaseId\":\"%SRCROOT%\"},"
        "\"region\":{\"startLine\":28,\"startColumn\":8,\"endLine\":28,"
        "\"endColumn\":12}}}],"
        "\"partialFingerprints\":{\"listlint/v1\":\"0000000000000002\"},"
        "\"ruleIndex\":3,"
        "\"fixes\":[{\"description\":{\"text\":\"row has 6 cells, the "
        "header has 7\"},\"artifactChanges\":[{\"artifactLocation\":"
        "{\"uri\":\"README.md\",\"uriBaseId\":\"%SRCROOT%\"},"
        "\"replacements\":[{\"deletedRegion\":{\"startLine\":28,"
        "\"startColumn\":30,\"endLine\":28,\"endColumn\":30},"
        "\"insertedContent\":{\"text\":\" | |\"}}]}]}]}");
    assert_null(json_object_get(result(root, 4), "fixes"));
    json_decref(root);
}

static const struct {
    struct record_position start, end;
    bool told;
} line_one[] = {
    {{1, 1, 0, 1}, {1, 1, 0, 1}, true},
    {{1, 5, 4, 5}, {1, 6, 5, 6}, true},
    {{1, 5, 5, 6}, {1, 6, 6, 7}, true},
    {{1, 1, 0, 1}, {1, 2, 3, 4}, false}, /* the mark itself */
    {{1, 5, 6, 7}, {1, 6, 7, 8}, false}, /* behind it, or behind a letter */
    {{2, 5, 16, 7}, {2, 6, 17, 8}, true},
};

static void test_byte_order_mark(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof line_one / sizeof *line_one; i++) {
        struct record_edit edit = {
            line_one[i].start, line_one[i].end, {"x", 1}, true};
        struct record_finding finding = sample_full.findings[1];
        struct record record = sample_full;
        json_t *root;

        finding.edits = &edit;
        record.findings = &finding;
        record.nfindings = 1;
        root = sample_json("sarif", &record);
        assert_int_equal(json_object_get(result(root, 0), "fixes") != NULL,
                         line_one[i].told);
        json_decref(root);
    }
}

static void test_related(void **state)
{
    json_t *root = sample_json("sarif", &sample_full);
    json_t *related = json_object_get(result(root, 3), "relatedLocations");

    (void)state;
    assert_int_equal(json_array_size(related), 12);
    expect_json(
        json_array_get(related, 0),
        "{\"id\":1,\"physicalLocation\":{\"artifactLocation\":"
        "{\"uri\":\"README.md\",\"uriBaseId\":\"%SRCROOT%\"},"
        "\"region\":{\"startLine\":12,\"startColumn\":3,\"endLine\":12,"
        "\"endColumn\":9}},\"message\":{\"text\":\"first named here\"}}");
    expect_json(json_object_get(json_array_get(related, 11), "id"), "12");
    assert_null(json_object_get(json_array_get(related, 1), "message"));
    json_decref(root);
}

static const struct {
    const char *message, *text;
} messages[] = {
    {"\"[\" is not closed by ]", "\"[\" is not closed by ]"},
    {"[x] (y)", "[x] (y)"},
    {"[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
    {"x](1) [", "x\\](1) \\["},
    {"{0} and {{name}}", "{{0}} and {{{{name}}}}"},
    {"a\\xffb\\", "a\\xffb\\"},
    {"a\\[b", "a\\\\[b"},
    {"a\\\\b", "a\\\\\\b"},
    {"\\](", "\\\\\\]("},
};

static void test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        struct record_finding finding = sample_full.findings[2];
        struct record record = sample_full;
        json_t *root, *text;

        finding.place.message = messages[i].message;
        record.findings = &finding;
        record.nfindings = 1;
        root = sample_json("sarif", &record);
        text = json_object_get(json_object_get(result(root, 0), "message"),
                               "text");
        assert_string_equal(json_string_value(text), messages[i].text);
        json_decref(root);
    }
}

/* That of the help does not reach into the message. */
static void test_help_is_escaped_alone(void **state)
{
    struct record_finding finding = sample_full.findings[2];
    struct record record = sample_full;
    json_t *root;

    (void)state;
    finding.place.message = "space between ] and (";
    finding.help = "write [text](address)";
    record.findings = &finding;
    record.nfindings = 1;
    root = sample_json("sarif", &record);
    expect_json(json_object_get(result(root, 0), "message"),
                "{\"text\":\"space between ] and (\\n"
                "write \\\\[text\\\\](address)\"}");
    json_decref(root);
}

static void test_artifacts_are_told_once(void **state)
{
    const struct record_document documents[] = {
        {"a.md", 9, 0, 1, 1},
        {"./a.md", 9, 0, 1, 1},
        {"/tmp/a b.md", 7, 0, 1, 1},
    };
    struct record record = sample_clean;
    json_t *root;

    (void)state;
    record.documents = documents;
    record.ndocuments = 3;
    root = sample_json("sarif", &record);
    expect_json(field(root, "artifacts"),
                "[{\"location\":{\"uri\":\"a.md\",\"uriBaseId\":\"%SRCROOT%\"},"
                "\"length\":9,\"roles\":[\"analysisTarget\"]},"
                "{\"location\":{\"uri\":\"file:///tmp/a%20b.md\"},"
                "\"length\":7,\"roles\":[\"analysisTarget\"]}]");
    json_decref(root);
}

/* More notes than GitHub takes, and behind them what is worse. */
static void test_the_worst_are_kept(void **state)
{
    static struct record_finding findings[MOST + 3];
    struct record record = sample_full;
    json_t *root;

    (void)state;
    for (size_t i = 0; i < MOST + 3; i++) {
        findings[i] = sample_full.findings[2];
        findings[i].severity = SEVERITY_NOTE;
    }
    findings[7].severity = SEVERITY_ERROR;
    findings[MOST + 1].severity = SEVERITY_WARNING;
    findings[MOST + 2].severity = SEVERITY_ERROR;
    record.findings = findings;
    record.nfindings = MOST;
    root = sample_json("sarif", &record);
    assert_int_equal(json_array_size(field(root, "results")), MOST);
    assert_null(json_object_get(json_array_get(field(root, "invocations"), 0),
                                "toolExecutionNotifications"));
    json_decref(root);
    record.nfindings = MOST + 3;
    root = sample_json("sarif", &record);
    assert_int_equal(json_array_size(field(root, "results")), MOST);
    expect_json(json_object_get(result(root, 6), "level"), "\"note\"");
    expect_json(json_object_get(result(root, 7), "level"), "\"error\"");
    expect_json(json_object_get(result(root, MOST - 3), "level"), "\"note\"");
    expect_json(json_object_get(result(root, MOST - 2), "level"),
                "\"warning\"");
    expect_json(json_object_get(result(root, MOST - 1), "level"), "\"error\"");
    expect_json(
        json_object_get(json_array_get(field(root, "invocations"), 0),
                        "toolExecutionNotifications"),
        "[{\"level\":\"warning\",\"message\":{\"text\":"
        "\"25003 findings are more than the 25000 that GitHub takes: 3 of "
        "the least severe are left out\"}}]");
    json_decref(root);
}

static void test_related_are_limited(void **state)
{
    static struct record_place places[101];
    struct record_finding finding = sample_full.findings[3];
    struct record record = sample_full;
    json_t *root;

    (void)state;
    for (size_t i = 0; i < 101; i++)
        places[i] = finding.related[0];
    finding.related = places;
    finding.nrelated = 101;
    record.findings = &finding;
    record.nfindings = 1;
    root = sample_json("sarif", &record);
    assert_int_equal(
        json_array_size(json_object_get(result(root, 0), "relatedLocations")),
        100);
    json_decref(root);
}

static void test_bytes(void **state)
{
    struct record_finding finding = sample_full.findings[1];
    struct record record = sample_full;
    char *text;

    (void)state;
    finding.place.message = "\xE6\x95\xB0 ##[error]\xFF";
    record.findings = &finding;
    record.nfindings = 1;
    text = sample_write("sarif", &record, &plain);
    expect_harmless(text);
    assert_non_null(strstr(text, "\"\\u6570 \\u0023#[error]\\uFFFD\""));
    assert_non_null(strstr(text, "\"docs/%E6%9B%B4%E5%A4%9A.md\""));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_rules_that_did_not_run),
        cmocka_unit_test(test_whole_document),
        cmocka_unit_test(test_fix),
        cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_related),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_help_is_escaped_alone),
        cmocka_unit_test(test_artifacts_are_told_once),
        cmocka_unit_test(test_the_worst_are_kept),
        cmocka_unit_test(test_related_are_limited),
        cmocka_unit_test(test_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
