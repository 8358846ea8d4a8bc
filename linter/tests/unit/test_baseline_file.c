#define _XOPEN_SOURCE 700 /* nftw */
/* A baseline as a file: what is read, what is refused, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "cli/baseline_file.h"
#include "scratch.h"
#include "text/buf.h"

#define HEADER "{\"type\":\"baseline\",\"version\":1}\n"
#define ENTRY(path, rule, digit, about)                                        \
    "{\"path\":\"" path "\",\"rule\":\"" rule                                  \
    "\",\"fingerprint\":\"000000000000000" digit "\",\"about\":\"" about "\"}"

static void expect_error(struct str text, const char *expected)
{
    struct baseline baseline;
    struct arena arena;
    struct str error;

    arena_init(&arena);
    baseline_init(&baseline);
    assert_false(baseline_parse(&baseline, text, "b", &arena, &error));
    assert_string_equal(str_copy(&arena, error).ptr, expected);
    baseline_release(&baseline);
    arena_release(&arena);
}

/* Reads the text, and expects what is written of it. */
static void expect(const char *text, const char *expected)
{
    struct baseline baseline;
    struct arena arena;
    struct str error;
    char *written = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&written, &len);

    assert_non_null(out);
    arena_init(&arena);
    baseline_init(&baseline);
    assert_true(baseline_parse(&baseline, str_from(text), "b", &arena, &error));
    baseline_write(out, &baseline);
    fclose(out);
    assert_string_equal(written, expected);
    free(written);
    baseline_release(&baseline);
    arena_release(&arena);
}

static void test_order_and_repetition_are_nothing(void **state)
{
    (void)state;
    expect(HEADER, HEADER);
    expect("{\"type\":\"baseline\",\"version\":1}", HEADER);
    expect(HEADER ENTRY("b.md", "TBL006", "2", "x") "\r\n" HEADER ENTRY(
               "b.md", "TBL006", "1",
               "y") "\n"
                    "{\"list\":\"c.md\"}\n" ENTRY(
                        "b.md", "DUP001", "3",
                        "") "\n" ENTRY("a.md", "TBL006", "9",
                                       "z") "\n" ENTRY("b.md", "TBL006", "2",
                                                       "w") "\n"
                                                            "{\"list\":\"b."
                                                            "md\"}\n",
           HEADER
           "{\"list\":\"a.md\"}\n"
           "{\"list\":\"b.md\"}\n"
           "{\"list\":\"c.md\"}\n" ENTRY("a.md", "TBL006", "9", "z") "\n" ENTRY(
               "b.md", "DUP001", "3",
               "") "\n" ENTRY("b.md", "TBL006", "1",
                              "y") "\n" ENTRY("b.md", "TBL006", "2", "w") "\n");
}

static void test_what_is_written_is_ascii(void **state)
{
    (void)state;
    expect(HEADER ENTRY("\xE4\xB8\xAD.md", "TBL006", "1",
                        "\\u001b[31m \xE2\x80\xAE \\\" ##[error]") "\n",
           HEADER "{\"list\":\"\\u4E2D.md\"}\n" ENTRY(
               "\\u4E2D.md", "TBL006", "1",
               "\\u001B[31m \\u202E \\\" \\u0023#[error]") "\n");
}

static void test_bad_lines(void **state)
{
    static const char no_baseline[] = "b:1: no baseline: it begins with "
                                      "{\"type\":\"baseline\",\"version\":1}";
    static const char no_entry[] =
        "b:2: entry wants path, rule, fingerprint and about, each a text, and "
        "nothing else";
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"", "b:1: no JSON: empty line"},
        {"[]\n", "b:1: line is no JSON object"},
        {"{}\n", no_baseline},
        {"{\"list\":\"a.md\"}\n", no_baseline},
        {"{\"type\":\"summary\",\"version\":1}\n", no_baseline},
        {ENTRY("a.md", "TBL006", "1", "") "\n", no_baseline},
        {"{\"type\":\"baseline\"}", "b:1: header wants a type and a version"},
        {"{\"type\":\"baseline\",\"version\":\"1\"}",
         "b:1: header wants a type and a version"},
        {"{\"type\":\"baseline\",\"version\":1,\"x\":1}",
         "b:1: header wants a type and a version"},
        {"{\"type\":\"baseline\",\"version\":2}",
         "b:1: version 2 of a baseline, this listlint reads version 1"},
        {HEADER "\n" ENTRY("a.md", "TBL006", "1", ""),
         "b:2: no JSON: empty line"},
        {HEADER "{\"list\":\"\"}", "b:2: list wants its path and nothing else"},
        {HEADER "{\"list\":[]}", "b:2: list wants its path and nothing else"},
        {HEADER "{\"list\":\"a.md\",\"x\":1}",
         "b:2: list wants its path and nothing else"},
        {HEADER "{\"path\":\"a.md\"}", no_entry},
        {HEADER ENTRY("", "TBL006", "1", ""), no_entry},
        {HEADER "{\"path\":\"a\",\"rule\":\"A\",\"fingerprint\":1,"
                "\"about\":\"\"}",
         no_entry},
        {HEADER "{\"path\":\"a\",\"rule\":\"A\",\"about\":\"\","
                "\"fingerprint\":\"0123456789abcdef\",\"line\":1}",
         no_entry},
        {HEADER ENTRY("a.md", "TBL-6", "1", ""),
         "b:2: rule is no code, such as TBL006"},
        {HEADER ENTRY("a.md", "TBL45678901234567", "1", ""),
         "b:2: rule is no code, such as TBL006"},
        {HEADER ENTRY("a.md", "TBL006", "F", ""),
         "b:2: fingerprint is not 16 hex digits"},
        {HEADER ENTRY("a.md", "TBL006", "11", ""),
         "b:2: fingerprint is not 16 hex digits"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_error(str_from(rows[i].text), rows[i].error);
}

/* What jansson says of it is its own. */
static void expect_no_json(struct str text, const char *start)
{
    struct baseline baseline;
    struct arena arena;
    struct str error;

    arena_init(&arena);
    baseline_init(&baseline);
    assert_false(baseline_parse(&baseline, text, "b", &arena, &error));
    assert_true(str_starts(error, str_from(start)));
    baseline_release(&baseline);
    arena_release(&arena);
}

static void test_no_json(void **state)
{
    static const char nul[] = HEADER "{\"list\":\"a\0b\"}";

    (void)state;
    expect_no_json(STR("<<<<<<< ours\n"), "b:1: no JSON: ");
    expect_no_json(STR(HEADER "<<<<<<< ours\n"), "b:2: no JSON: ");
    expect_no_json(STR(HEADER "{\"list\":\"a\",\"list\":\"b\"}\n"),
                   "b:2: no JSON: duplicate object key");
    expect_no_json(STR(HEADER "{\"list\":\"a\\u0000b\"}\n"), "b:2: no JSON: ");
    expect_no_json(STR(HEADER "{\"list\":\"\xff\"}\n"), "b:2: no JSON: ");
    expect_no_json(STR(HEADER "{\"list\":\"a\"} {}\n"), "b:2: no JSON: ");
    expect_no_json(STR(HEADER "\xEF\xBB\xBF{\"list\":\"a\"}\n"),
                   "b:2: no JSON: ");
    expect_no_json((struct str){nul, sizeof nul - 1}, "b:2: no JSON: ");
}

static void test_bounds(void **state)
{
    struct buf text;

    (void)state;
    buf_init(&text);
    buf_add(&text, STR(HEADER));
    for (size_t i = 0; i < 60000; i++)
        buf_add_char(&text, '[');
    expect_no_json(buf_str(&text), "b:2: no JSON: maximum parsing depth");
    for (size_t i = 0; i < 6000; i++)
        buf_add_char(&text, '[');
    expect_error(buf_str(&text), "b:2: line is longer than 64 KiB");
    buf_cut(&text, sizeof HEADER - 1);
    buf_add(&text, STR("{\"list\":\""));
    for (size_t i = 0; i < 21000; i++)
        buf_add_char(&text, 'a');
    buf_add(&text, STR("\"}\n"));
    expect_error(buf_str(&text), "b:2: list wants its path and nothing else");
    buf_release(&text);
}

static void test_files(void **state)
{
    struct baseline baseline;
    struct arena arena;
    struct str error;

    (void)state;
    arena_init(&arena);
    baseline_init(&baseline);
    assert_false(baseline_read(&baseline, "none", &arena, &error));
    assert_true(str_eq(error, STR("none: No such file or directory")));
    scratch_write("b", HEADER "{\"list\":\"a.md\"}\n");
    assert_true(baseline_read(&baseline, "b", &arena, &error));
    assert_int_equal(baseline.nlists, 1);
    assert_string_equal(baseline.lists[0].path, "a.md");
    baseline_release(&baseline);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_repetition_are_nothing),
        cmocka_unit_test(test_what_is_written_is_ascii),
        cmocka_unit_test(test_bad_lines),
        cmocka_unit_test(test_no_json),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test_setup_teardown(test_files, scratch_enter,
                                        scratch_leave),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
