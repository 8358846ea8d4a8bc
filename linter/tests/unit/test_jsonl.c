#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "reports/jsonl.h"
#include "sample_json.h"
#include "sample_record.h"
#include "text/str.h"

static const struct report_style plain = {false, 0, false, false};

/* Holds a line of the whole sample, from 0, against what it must be. */
static void expect_line(size_t number, const char *expected)
{
    char *text = sample_write("jsonl", &sample_full, &plain);
    struct str rest = str_from(text), line = {0};

    for (size_t i = 0; i <= number; i++)
        line = str_cut(rest, '\n', &rest);
    if (!str_eq(line, str_from(expected)))
        fail_msg("%.*s", STR_ARG(line));
    free(text);
}

static void test_head(void **state)
{
    (void)state;
    expect_line(0, "{\"type\":\"run\",\"version\":1,\"tool\":{\"name\":"
                   "\"listlint\",\"version\":\"1.2.3\"},\"time\":1764086400,"
                   "\"offline\":false,\"partial\":false}");
    expect_line(1, "{\"type\":\"document\",\"path\":\"README.md\",\"bytes\":"
                   "4096,\"tables\":2,\"entries\":40,\"links\":5}");
}

static void test_head_again(void **state)
{
    struct record record = {
        .version = "1", .time = -1, .offline = true, .partial = true};
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    (void)state;
    jsonl_run(out, &record, true);
    fclose(out);
    assert_string_equal(text,
                        "{\"type\":\"run\",\"version\":1,\"tool\":{\"name\":"
                        "\"listlint\",\"version\":\"1\"},\"time\":null,"
                        "\"offline\":true,\"partial\":true,\"again\":true}\n");
    free(text);
}

static void test_link(void **state)
{
    (void)state;
    expect_line(
        5, "{\"type\":\"link\",\"index\":2,\"url\":\"https://slow.example/\","
           "\"verdict\":\"unverified\",\"reason\":\"timeout\",\"status\":null,"
           "\"final_url\":null,\"permanent\":false,\"tries\":3,"
           "\"milliseconds\":20000,\"cached\":true,\"places\":[{\"path\":"
           "\"README.md\",\"line\":70,\"column\":1,\"start\":{\"line\":70,"
           "\"column\":1,\"offset\":1400,\"byte\":1},\"end\":{\"line\":70,"
           "\"column\":9,\"offset\":1440,\"byte\":9}}],\"detail\":"
           "\"no answer in 20 s\",\"was\":\"alive\",\"was_checked\":1764000000,"
           "\"dead_since\":0}");
}

static void test_rule(void **state)
{
    (void)state;
    expect_line(13, "{\"type\":\"rule\",\"code\":\"WEB006\",\"name\":"
                    "\"web/missing-fragment\",\"summary\":"
                    "\"a fragment is missing\",\"rationale\":"
                    "\"A fragment is missing.\",\"severity\":\"error\","
                    "\"ran\":false}");
}

/* Bytes that are not UTF-8 are told exactly, too. */
static void test_finding(void **state)
{
    (void)state;
    expect_line(
        18,
        "{\"type\":\"finding\",\"rule\":\"TBL016\",\"name\":"
        "\"table/blank-lines\",\"severity\":\"note\",\"path\":\"README.md\","
        "\"start\":{\"line\":50,\"column\":3,\"offset\":1200,\"byte\":3},"
        "\"end\":{\"line\":50,\"column\":3,\"offset\":1200,\"byte\":3},"
        "\"message\":\"no blank line\",\"help\":\"\",\"fingerprint\":"
        "\"0000000000000005\",\"related\":[],\"edits\":[{\"start\":1200,"
        "\"end\":1204,\"text\":\"\\uFFFD\\uFFFD(\\n\",\"safe\":false,"
        "\"exact\":false,\"from\":{\"line\":50,\"column\":3,\"offset\":1200,"
        "\"byte\":3},\"to\":{\"line\":50,\"column\":7,\"offset\":1204,"
        "\"byte\":7},\"hex\":\"ffc3280a\"},{\"start\":1210,\"end\":1210,"
        "\"text\":\"\\u0023#[error]x\",\"safe\":true,\"from\":{\"line\":51,"
        "\"column\":1,\"offset\":1210,\"byte\":1},\"to\":{\"line\":51,"
        "\"column\":1,\"offset\":1210,\"byte\":1}}],\"identity\":\"\","
        "\"headings\":[],\"changed\":false,\"fails\":false,\"excerpt\":{"
        "\"line\":50,"
        "\"before\":\"ab\",\"marked\":\"\",\"after\":\"\"}}");
}

static void test_summary(void **state)
{
    (void)state;
    expect_line(20, "{\"type\":\"summary\",\"documents\":2,\"entries\":45,"
                    "\"links\":7,\"requests\":6,\"errors\":4,\"warnings\":1,"
                    "\"notes\":1,\"fixable\":2,\"fixed\":4,\"suppressed\":1,"
                    "\"baselined\":3,\"seconds\":1.013,\"alive\":1,\"dead\":1,"
                    "\"unverified\":1,\"skipped\":1,"
                    "\"interrupted\":false}");
    expect_line(21, "");
}

static void test_bytes(void **state)
{
    char *text = sample_write("jsonl", &sample_full, &plain);

    (void)state;
    expect_harmless(text);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head),    cmocka_unit_test(test_head_again),
        cmocka_unit_test(test_link),    cmocka_unit_test(test_rule),
        cmocka_unit_test(test_finding), cmocka_unit_test(test_summary),
        cmocka_unit_test(test_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
