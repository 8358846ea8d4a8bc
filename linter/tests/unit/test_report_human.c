#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

#define HEAD_LST002                                                            \
    "README.md: warning: file has 480,000 bytes [LST002 list/file-size]\n"
#define HEAD_TBL006                                                            \
    "README.md:28:8: error: row has 6 cells, the header has 7 "                \
    "[TBL006 table/missing-cell]\n"
#define HEAD_TBL006_AGAIN                                                      \
    "README.md:1234567:1: error: row has 5 cells, the header has 7 "           \
    "[TBL006 table/missing-cell]\n"
#define HEAD_DUP001                                                            \
    "README.md:40:3: error: linked twice [DUP001 duplicate/url]\n"
#define HEAD_TBL016                                                            \
    "README.md:50:3: note: no blank line [TBL016 table/blank-lines]\n"
#define HEAD_WEB001 "README.md:60:7: error: 404 twice [WEB001 web/dead]\n"
#define SUMMARY                                                                \
    "4 errors, 1 warning, 1 note in 2 documents (45 entries, 7 links); "       \
    "4 fixed, 2 fixable, 1 suppressed, 3 in the baseline\n"                    \
    "links: 1 alive, 1 dead, 1 unverified, 1 skipped (not web); "              \
    "6 requests, 1 remembered\n"                                               \
    "not verified:\n"                                                          \
    "      1 on slow.example: timeout\n"

static const struct report_style plain = {false, 0, false, false};

static void expect(const char *format, const struct record *record,
                   const struct report_style *style, const char *expected)
{
    char *text = sample_write(format, record, style);

    assert_string_equal(text, expected);
    free(text);
}

static void test_full(void **state)
{
    (void)state;
    expect("human", &sample_full, &plain,
           HEAD_LST002 "      = help: GitHub shows 512,000 bytes\n"
                       "\n" HEAD_TBL006 "   28 | | \xE4\xB8\xAD\xE6\x96\x87 | "
                       "\xE6\x95\xB0\xE6\x8D\xAE\xF0\x9F\x98\x80 |\n"
                       "      |          ^^^^^^\n"
                       "\n" HEAD_TBL006_AGAIN "1234567 | | x\n"
                       "        | ^^^\n"
                       "\n" HEAD_DUP001 "   40 | - x\n"
                       "      |   ^\n"
                       "      = help: keep one of them\n"
                       "      = also at README.md:12:3: first named here\n"
                       "      = also at README.md:13:3\n"
                       "      = also at other.md\n"
                       "      = also at README.md:14:3\n"
                       "      = also at README.md:15:3\n"
                       "      = also at README.md:16:3\n"
                       "      = also at README.md:17:3\n"
                       "      = also at README.md:18:3\n"
                       "      = also at README.md:19:3\n"
                       "      = also at README.md:20:3\n"
                       "      = and 2 more places\n"
                       "\n" HEAD_TBL016 "   50 | ab\n"
                       "      |   ^\n"
                       "\n" HEAD_WEB001
                       "   60 | - [y](https://example.org/gone?a=1&b=<2>)\n"
                       "      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
                       "\n" SUMMARY);
}

static void test_concise(void **state)
{
    (void)state;
    expect("concise", &sample_full, &plain,
           HEAD_LST002 HEAD_TBL006 HEAD_TBL006_AGAIN HEAD_DUP001 HEAD_TBL016
               HEAD_WEB001 SUMMARY);
}

static void test_quiet(void **state)
{
    const struct report_style quiet = {false, 0, true, false};

    (void)state;
    expect("concise", &sample_full, &quiet,
           HEAD_LST002 HEAD_TBL006 HEAD_TBL006_AGAIN HEAD_DUP001 HEAD_TBL016
               HEAD_WEB001);
    expect("human", &sample_clean, &quiet, "");
}

static void test_clean(void **state)
{
    static const char text[] = "no findings in 1 document (1 entry, 1 link)\n"
                               "links: 1 not checked (offline)\n";

    (void)state;
    expect("human", &sample_clean, &plain, text);
    expect("concise", &sample_clean, &plain, text);
}

static void test_no_links(void **state)
{
    struct record record = sample_clean;

    (void)state;
    record.summary.links = 0;
    expect("human", &record, &plain,
           "no findings in 1 document (1 entry, 0 links)\n");
}

static void test_one_request(void **state)
{
    struct record record = sample_clean;

    (void)state;
    record.offline = false;
    record.nlinks = record.summary.skipped = 0;
    record.summary.alive = record.summary.requests = 1;
    expect("human", &record, &plain,
           "no findings in 1 document (1 entry, 1 link)\n"
           "links: 1 alive, 0 dead, 0 unverified, 0 skipped; 1 request\n");
}

/* What is the run's is told as such, and not of its hosts. */
static void test_unverified(void **state)
{
    (void)state;
    expect("concise", &sample_unverified, &plain,
           "no findings in 1 document (4 entries, 4 links)\n"
           "links: 0 alive, 0 dead, 4 unverified, 0 skipped; 5 requests\n"
           "not verified:\n"
           "      1 link: no network\n"
           "      2 links: the run was interrupted\n"
           "      1 on c.example: server error 503\n");
}

static void test_one_more_place(void **state)
{
    struct record_finding finding = sample_full.findings[3];
    struct record record = sample_clean;
    char *text;

    (void)state;
    record.findings = &finding;
    record.nfindings = 1;
    finding.nrelated = 11;
    text = sample_write("human", &record, &plain);
    assert_non_null(strstr(text, "      = and 1 more place\n"));
    free(text);
    finding.nrelated = 10;
    text = sample_write("human", &record, &plain);
    assert_non_null(strstr(text, "= also at README.md:20:3\n"));
    assert_null(strstr(text, "more place"));
    free(text);
}

static void test_color(void **state)
{
    const struct report_style color = {true, 80, true, false};
    struct record_finding finding = sample_full.findings[3];
    struct record record = sample_clean;

    (void)state;
    finding.nrelated = 1;
    record.findings = &finding;
    record.nfindings = 1;
    expect("human", &record, &color,
           "\033[1mREADME.md:40:3:\033[0m \033[1;31merror:\033[0m linked twice "
           "\033[2m[DUP001 duplicate/url]\033[0m\n"
           "\033[2m   40 |\033[0m - x\n"
           "\033[2m      |\033[0m   \033[1;31m^\033[0m\n"
           "      \033[2m= help:\033[0m keep one of them\n"
           "      \033[2m= also at README.md:12:3:\033[0m first named here\n");
}

static void test_severity_colors(void **state)
{
    const struct report_style color = {true, 80, true, false};
    char *text = sample_write("concise", &sample_full, &color);

    (void)state;
    assert_non_null(strstr(text, " \033[1;33mwarning:\033[0m "));
    assert_non_null(strstr(text, " \033[1;36mnote:\033[0m "));
    assert_non_null(strstr(text, " \033[1;31merror:\033[0m "));
    free(text);
}

/* One more column and the line fits; the mark stays in sight. */
static void test_width(void **state)
{
    struct record_finding finding = sample_full.findings[5];
    struct record record = sample_clean;

    (void)state;
    record.findings = &finding;
    record.nfindings = 1;
    expect("human", &record, &(struct report_style){false, 49, true, false},
           HEAD_WEB001 "   60 | - [y](https://example.org/gone?a=1&b=<2>)\n"
                       "      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    expect("human", &record, &(struct report_style){false, 48, true, false},
           HEAD_WEB001 "   60 | \xE2\x80\xA6"
                       "y](https://example.org/gone?a=1&b=<2>)\n"
                       "      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n");
    expect("human", &record, &(struct report_style){false, 1, true, false},
           HEAD_WEB001 "   60 | \xE2\x80\xA6https://example.or\xE2\x80\xA6\n"
                       "      |  ^^^^^^^^^^^^^^^^^^\n");
}

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; report_formats[i].name; i++)
        assert_ptr_equal(report_find(report_formats[i].name),
                         &report_formats[i]);
    assert_ptr_equal(report_find("json")->write, report_json);
    assert_null(report_find("jso"));
    assert_null(report_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_concise),
        cmocka_unit_test(test_quiet),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_no_links),
        cmocka_unit_test(test_one_request),
        cmocka_unit_test(test_unverified),
        cmocka_unit_test(test_one_more_place),
        cmocka_unit_test(test_color),
        cmocka_unit_test(test_severity_colors),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
