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

static void test_full(void **state)
{
    json_t *root = sample_json("gitlab", &sample_full);

    (void)state;
    assert_int_equal(json_array_size(root), sample_full.nfindings);
    expect_json(json_array_get(root, 0),
                "{\"description\":\"file has 480,000 bytes; help: GitHub shows "
                "512,000 bytes\",\"check_name\":\"list/file-size\","
                "\"fingerprint\":\"0000000000000001\",\"severity\":\"minor\","
                "\"location\":{\"path\":\"README.md\","
                "\"lines\":{\"begin\":1,\"end\":1}}}");
    expect_json(json_array_get(root, 1),
                "{\"description\":\"row has 6 cells, the header has 7\","
                "\"check_name\":\"table/missing-cell\","
                "\"fingerprint\":\"0000000000000002\",\"severity\":\"major\","
                "\"location\":{\"path\":\"README.md\","
                "\"lines\":{\"begin\":28,\"end\":28}}}");
    expect_json(json_array_get(root, 4),
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
    root = sample_json("gitlab", &record);
    expect_json(
        json_array_get(root, 1),
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
