#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sample_json.h"
#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

static json_t *diagnostic(json_t *root, size_t index)
{
    return json_array_get(json_object_get(root, "diagnostics"), index);
}

static void test_clean(void **state)
{
    char *text = sample_write("rdjson", &sample_clean, &plain);

    (void)state;
    assert_string_equal(text, "{\n"
                              " \"source\": {\n"
                              "  \"name\": \"listlint\"\n"
                              " },\n"
                              " \"diagnostics\": []\n"
                              "}\n");
    free(text);
}

static void test_whole_document(void **state)
{
    json_t *root = sample_json("rdjson", &sample_full);

    (void)state;
    assert_int_equal(json_array_size(json_object_get(root, "diagnostics")),
                     sample_full.nfindings);
    expect_json(
        diagnostic(root, 0),
        "{\"message\":\"file has 480,000 bytes\\n"
        "GitHub shows 512,000 bytes\","
        "\"location\":{\"path\":\"README.md\"},\"severity\":\"WARNING\","
        "\"code\":{\"value\":\"LST002\"},"
        "\"original_output\":\"README.md: warning: file has 480,000 bytes "
        "[LST002 list/file-size]\"}");
    json_decref(root);
}

/* The columns are those of bytes. */
static void test_suggestion(void **state)
{
    json_t *root = sample_json("rdjson", &sample_full);

    (void)state;
    expect_json(
        diagnostic(root, 1),
        "{\"message\":\"row has 6 cells, the header has 7\","
        "\"location\":{\"path\":\"README.md\",\"range\":{"
        "\"start\":{\"line\":28,\"column\":8},"
        "\"end\":{\"line\":28,\"column\":12}}},"
        "\"severity\":\"ERROR\",\"code\":{\"value\":\"TBL006\"},"
        "\"original_output\":\"README.md:28:8: error: row has 6 cells, the "
        "header has 7 [TBL006 table/missing-cell]\","
        "\"suggestions\":[{\"range\":{\"start\":{\"line\":28,\"column\":60},"
        "\"end\":{\"line\":28,\"column\":60}},\"text\":\" | |\"}]}");
    json_decref(root);
}

static void test_related(void **state)
{
    json_t *root = sample_json("rdjson", &sample_full);
    json_t *related = json_object_get(diagnostic(root, 3), "related_locations");

    (void)state;
    assert_int_equal(json_array_size(related), 12);
    expect_json(json_array_get(related, 0),
                "{\"location\":{\"path\":\"README.md\",\"range\":{"
                "\"start\":{\"line\":12,\"column\":3},"
                "\"end\":{\"line\":12,\"column\":9}}},"
                "\"message\":\"first named here\"}");
    expect_json(json_array_get(related, 2),
                "{\"location\":{\"path\":\"other.md\"}}");
    json_decref(root);
}

/* An edit that is unsafe or no UTF-8 is no suggestion, nor is half a fix. */
static void test_no_suggestion(void **state)
{
    json_t *root = sample_json("rdjson", &sample_full);

    (void)state;
    expect_json(
        diagnostic(root, 4),
        "{\"message\":\"no blank line\",\"location\":{\"path\":\"README.md\""
        ",\"range\":{\"start\":{\"line\":50,\"column\":3},"
        "\"end\":{\"line\":50,\"column\":3}}},\"severity\":\"INFO\","
        "\"code\":{\"value\":\"TBL016\"},\"original_output\":\"README.md:50:"
        "3: note: no blank line [TBL016 table/blank-lines]\"}");
    json_decref(root);
}

static void test_edits_that_touch(void **state)
{
    const struct record_edit edits[] = {
        {{3, 2, 21, 4}, {3, 3, 23, 6}, {"a\n", 2}, true},
        {{3, 3, 23, 6}, {4, 1, 30, 1}, {"##[b", 4}, true},
    };
    struct record_finding finding = sample_full.findings[1];
    struct record record = sample_full;
    json_t *root;

    (void)state;
    finding.edits = edits;
    finding.nedits = 2;
    record.findings = &finding;
    record.nfindings = 1;
    root = sample_json("rdjson", &record);
    expect_json(json_object_get(diagnostic(root, 0), "suggestions"),
                "[{\"range\":{\"start\":{\"line\":3,\"column\":4},"
                "\"end\":{\"line\":4,\"column\":1}},\"text\":\"a\\n##[b\"}]");
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
    text = sample_write("rdjson", &record, &plain);
    expect_harmless(text);
    assert_non_null(strstr(text, "\"\\u6570 \\u0023#[error]\\uFFFD\""));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_whole_document),
        cmocka_unit_test(test_suggestion),
        cmocka_unit_test(test_related),
        cmocka_unit_test(test_no_suggestion),
        cmocka_unit_test(test_edits_that_touch),
        cmocka_unit_test(test_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
