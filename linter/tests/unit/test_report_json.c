#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sample_json.h"
#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

static void test_clean(void **state)
{
    struct record record = sample_clean;
    char *text;

    (void)state;
    record.nlinks = 0;
    text = sample_write("json", &record, &plain);
    assert_string_equal(text, "{\n"
                              " \"version\": 1,\n"
                              " \"tool\": {\n"
                              "  \"name\": \"listlint\",\n"
                              "  \"version\": \"1.2.3\"\n"
                              " },\n"
                              " \"documents\": [\n"
                              "  {\n"
                              "   \"path\": \"a.md\",\n"
                              "   \"bytes\": 9,\n"
                              "   \"tables\": 0,\n"
                              "   \"entries\": 1,\n"
                              "   \"links\": 1\n"
                              "  }\n"
                              " ],\n"
                              " \"findings\": [],\n"
                              " \"links\": [],\n"
                              " \"summary\": {\n"
                              "  \"documents\": 1,\n"
                              "  \"entries\": 1,\n"
                              "  \"links\": 1,\n"
                              "  \"requests\": 0,\n"
                              "  \"errors\": 0,\n"
                              "  \"warnings\": 0,\n"
                              "  \"notes\": 0,\n"
                              "  \"fixable\": 0,\n"
                              "  \"fixed\": 0,\n"
                              "  \"suppressed\": 0,\n"
                              "  \"baselined\": 0,\n"
                              "  \"seconds\": 0.0\n"
                              " }\n"
                              "}\n");
    free(text);
}

static void test_finding(void **state)
{
    json_t *root = sample_json("json", &sample_full);
    json_t *findings = json_object_get(root, "findings");

    (void)state;
    assert_int_equal(json_array_size(findings), sample_full.nfindings);
    expect_json(
        json_array_get(findings, 1),
        "{\"rule\":\"TBL006\",\"name\":\"table/missing-cell\","
        "\"severity\":\"error\",\"path\":\"README.md\","
        "\"start\":{\"line\":28,\"column\":8,\"offset\":912},"
        "\"end\":{\"line\":28,\"column\":12,\"offset\":924},"
        "\"message\":\"row has 6 cells, the header has 7\",\"help\":\"\","
        "\"fingerprint\":\"0000000000000002\",\"related\":[],"
        "\"edits\":[{\"start\":1003,\"end\":1003,\"text\":\" | |\","
        "\"safe\":true}]}");
    json_decref(root);
}

static void test_whole_document(void **state)
{
    json_t *root = sample_json("json", &sample_full);

    (void)state;
    expect_json(json_array_get(json_object_get(root, "findings"), 0),
                "{\"rule\":\"LST002\",\"name\":\"list/file-size\","
                "\"severity\":\"warning\",\"path\":\"README.md\","
                "\"start\":{\"line\":0,\"column\":0,\"offset\":0},"
                "\"end\":{\"line\":0,\"column\":0,\"offset\":0},"
                "\"message\":\"file has 480,000 bytes\","
                "\"help\":\"GitHub shows 512,000 bytes\","
                "\"fingerprint\":\"0000000000000001\",\"related\":[],"
                "\"edits\":[]}");
    json_decref(root);
}

static void test_related(void **state)
{
    json_t *root = sample_json("json", &sample_full);
    json_t *finding = json_array_get(json_object_get(root, "findings"), 3);
    json_t *related = json_object_get(finding, "related");

    (void)state;
    assert_int_equal(json_array_size(related), 12);
    expect_json(json_array_get(related, 0),
                "{\"path\":\"README.md\","
                "\"start\":{\"line\":12,\"column\":3,\"offset\":300},"
                "\"end\":{\"line\":12,\"column\":9,\"offset\":306},"
                "\"message\":\"first named here\"}");
    json_decref(root);
}

/* Bytes that are not UTF-8 become U+FFFD each, and the edit says so. */
static void test_edits(void **state)
{
    json_t *root = sample_json("json", &sample_full);
    json_t *finding = json_array_get(json_object_get(root, "findings"), 4);

    (void)state;
    expect_json(json_object_get(finding, "edits"),
                "[{\"start\":1200,\"end\":1204,"
                "\"text\":\"\xEF\xBF\xBD\xEF\xBF\xBD(\\n\",\"safe\":false,"
                "\"exact\":false},"
                "{\"start\":1210,\"end\":1210,\"text\":\"##[error]x\","
                "\"safe\":true}]");
    json_decref(root);
}

static void test_links(void **state)
{
    json_t *root = sample_json("json", &sample_full);
    json_t *links = json_object_get(root, "links");

    (void)state;
    assert_int_equal(json_array_size(links), 4);
    expect_json(json_array_get(links, 0),
                "{\"url\":\"https://example.org/\",\"verdict\":\"alive\","
                "\"reason\":null,\"status\":200,"
                "\"final_url\":\"https://www.example.org/\",\"permanent\":true,"
                "\"tries\":1,\"milliseconds\":1250,\"cached\":false,"
                "\"places\":[{\"path\":\"README.md\",\"line\":10,\"column\":1},"
                "{\"path\":\"README.md\",\"line\":11,\"column\":1},"
                "{\"path\":\"docs/\xE6\x9B\xB4\xE5\xA4\x9A.md\",\"line\":2,"
                "\"column\":1}]}");
    expect_json(
        json_array_get(links, 2),
        "{\"url\":\"https://slow.example/\",\"verdict\":\"unverified\","
        "\"reason\":\"timeout\",\"status\":null,\"final_url\":null,"
        "\"permanent\":false,\"tries\":3,\"milliseconds\":20000,"
        "\"cached\":true,"
        "\"places\":[{\"path\":\"README.md\",\"line\":70,\"column\":1}]}");
    json_decref(root);
}

static void test_summary(void **state)
{
    json_t *root = sample_json("json", &sample_full);

    (void)state;
    expect_json(
        json_object_get(root, "summary"),
        "{\"documents\":2,\"entries\":45,\"links\":7,\"requests\":6,"
        "\"errors\":4,\"warnings\":1,\"notes\":1,\"fixable\":2,\"fixed\":4,"
        "\"suppressed\":1,\"baselined\":3,\"seconds\":1.013}");
    json_decref(root);
}

static void test_bytes(void **state)
{
    char *text = sample_write("json", &sample_full, &plain);

    (void)state;
    expect_harmless(text);
    assert_non_null(strstr(text, "\"\\u0023#[error]x\""));
    assert_non_null(strstr(text, "\"docs/\\u66F4\\u591A.md\""));
    assert_string_equal(text + strlen(text) - 3, "\n}\n");
    free(text);
}

static void test_seconds(void **state)
{
    struct record record = sample_clean;
    json_t *root;

    (void)state;
    record.summary.seconds = NAN;
    root = sample_json("json", &record);
    expect_json(json_object_get(json_object_get(root, "summary"), "seconds"),
                "0.0");
    json_decref(root);
    record.summary.seconds = 0.1;
    root = sample_json("json", &record);
    expect_json(json_object_get(json_object_get(root, "summary"), "seconds"),
                "0.1");
    json_decref(root);
}

/* Bytes that the gate should have stopped do not break the report. */
static void test_broken_strings(void **state)
{
    struct record_document document = {"\xFFx", 1, 0, 0, 0};
    struct record record = sample_clean;
    json_t *root;

    (void)state;
    record.documents = &document;
    root = sample_json("json", &record);
    expect_json(
        json_object_get(json_array_get(json_object_get(root, "documents"), 0),
                        "path"),
        "\"\xEF\xBF\xBDx\"");
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_whole_document),
        cmocka_unit_test(test_related),
        cmocka_unit_test(test_edits),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_summary),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_seconds),
        cmocka_unit_test(test_broken_strings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
