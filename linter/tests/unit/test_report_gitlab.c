#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

static json_t *parsed(const struct record *record)
{
    char *text = sample_write("gitlab", record, &plain);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    assert_true(json_is_array(root));
    assert_string_equal(text + strlen(text) - 2, "]\n");
    free(text);
    return root;
}

static void expect(const json_t *root, size_t index, const char *expected)
{
    char *text = json_dumps(json_array_get(root, index), JSON_COMPACT);

    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void test_full(void **state)
{
    json_t *root = parsed(&sample_full);

    (void)state;
    assert_int_equal(json_array_size(root), sample_full.nfindings);
    expect(root, 0,
           "{\"description\":\"file has 480,000 bytes; help: GitHub shows "
           "512,000 bytes\",\"check_name\":\"list/file-size\","
           "\"fingerprint\":\"0000000000000001\",\"severity\":\"minor\","
           "\"location\":{\"path\":\"README.md\","
           "\"lines\":{\"begin\":1,\"end\":1}}}");
    expect(root, 1,
           "{\"description\":\"row has 6 cells, the header has 7\","
           "\"check_name\":\"table/missing-cell\","
           "\"fingerprint\":\"0000000000000002\",\"severity\":\"major\","
           "\"location\":{\"path\":\"README.md\","
           "\"lines\":{\"begin\":28,\"end\":28}}}");
    expect(root, 4,
           "{\"description\":\"no blank line\","
           "\"check_name\":\"table/blank-lines\","
           "\"fingerprint\":\"0000000000000005\",\"severity\":\"info\","
           "\"location\":{\"path\":\"README.md\","
           "\"lines\":{\"begin\":50,\"end\":50}}}");
    json_decref(root);
}

static void test_nothing(void **state)
{
    char *text = sample_write("gitlab", &sample_clean, &plain);

    (void)state;
    assert_string_equal(text, "[]\n");
    free(text);
}

/* GitLab keeps one issue of a fingerprint. */
static void test_fingerprints_differ(void **state)
{
    struct record_finding findings[2] = {sample_full.findings[1],
                                         sample_full.findings[1]};
    const struct record record = {.findings = findings, .nfindings = 2};
    json_t *root;

    (void)state;
    findings[1].place.path = "./docs//b.md";
    root = parsed(&record);
    expect(root, 1,
           "{\"description\":\"row has 6 cells, the header has 7\","
           "\"check_name\":\"table/missing-cell\","
           "\"fingerprint\":\"0000000000000002 (2)\",\"severity\":\"major\","
           "\"location\":{\"path\":\"docs/b.md\","
           "\"lines\":{\"begin\":28,\"end\":28}}}");
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_fingerprints_differ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
