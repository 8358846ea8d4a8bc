/* Findings by list and section, and how many each rule has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "sample_record.h"

static void expect(const char *format, const struct record *record,
                   struct report_style style, const char *expected)
{
    char *text = sample_write(format, record, &style);

    assert_string_equal(text, expected);
    free(text);
}

static void test_one_line_each(void **state)
{
    (void)state;
    expect("grouped", &sample_full, (struct report_style){.quiet = true},
           "README.md\n"
           "            -  warning  file has 480,000 bytes             LST002 "
           "list/file-size\n"
           "  Data & \"sets\"\n"
           "         28:8  error    row has 6 cells, the header has 7  TBL006 "
           "table/missing-cell\n"
           "    1234567:1  error    row has 5 cells, the header has 7  TBL006 "
           "table/missing-cell\n"
           "  A list\n"
           "         40:3  error    linked twice                       DUP001 "
           "duplicate/url\n"
           "         50:3  note     no blank line                      TBL016 "
           "table/blank-lines\n"
           "         60:7  error    404 twice                          WEB001 "
           "web/dead\n"
           "\n");
}

static void test_a_terminal_is_not_overrun(void **state)
{
    struct record_finding findings[2] = {sample_full.findings[1],
                                         sample_full.findings[5]};
    struct record record = sample_clean;

    (void)state;
    record.findings = findings;
    record.nfindings = 2;
    findings[0].place.message = "\xE4\xB8\xAD\xE6\x96\x87 \xE6\x95\xB0 is long";
    findings[1].headings = findings[0].headings;
    findings[1].nheadings = 2;
    expect("grouped", &record,
           (struct report_style){.width = 61, .quiet = true},
           "README.md\n"
           "  Data & \"sets\"\n"
           "    28:8  error    \xE4\xB8\xAD\xE6\x96\x87 \xE6\x95\xB0 is long"
           "  TBL006 table/missing-cell\n"
           "    60:7  error    404 twice        WEB001 web/dead\n"
           "\n");
    expect("grouped", &record,
           (struct report_style){.width = 60, .quiet = true},
           "README.md\n"
           "  Data & \"sets\"\n"
           "    28:8  error    \xE4\xB8\xAD\xE6\x96\x87 \xE6\x95\xB0 is long\n"
           "                                   TBL006 table/missing-cell\n"
           "    60:7  error    404 twice       WEB001 web/dead\n"
           "\n");
    expect("grouped", &record,
           (struct report_style){.width = 40, .quiet = true},
           "README.md\n"
           "  Data & \"sets\"\n"
           "    28:8  error    \xE4\xB8\xAD\xE6\x96\x87 \xE6\x95\xB0 is long\n"
           "                   TBL006 table/missing-cell\n"
           "    60:7  error    404 twice\n"
           "                   WEB001 web/dead\n"
           "\n");
}

/* What does not stand above all findings is told. */
static void test_sections(void **state)
{
    static const char *const one[] = {"One", "Same"};
    static const char *const two[] = {"Two", "Same"};
    struct record_finding findings[3] = {sample_full.findings[5],
                                         sample_full.findings[5],
                                         sample_full.findings[5]};
    struct record record = sample_clean;

    (void)state;
    record.findings = findings;
    record.nfindings = 3;
    for (size_t i = 0; i < 3; i++) {
        findings[i].headings = i ? two : one;
        findings[i].nheadings = 2;
    }
    findings[2].place.path = "b.md";
    expect("grouped", &record, (struct report_style){.quiet = true},
           "README.md\n"
           "  One > Same\n"
           "    60:7  error    404 twice  WEB001 web/dead\n"
           "  Two > Same\n"
           "    60:7  error    404 twice  WEB001 web/dead\n"
           "\n"
           "b.md\n"
           "  Same\n"
           "    60:7  error    404 twice  WEB001 web/dead\n"
           "\n");
}

static void test_color(void **state)
{
    struct record_finding finding = sample_full.findings[1];
    struct record record = sample_clean;

    (void)state;
    record.findings = &finding;
    record.nfindings = 1;
    expect(
        "grouped", &record,
        (struct report_style){.color = true, .width = 100, .quiet = true},
        "\033[1mREADME.md\033[0m\n"
        "  \033[2mData & \"sets\"\033[0m\n"
        "    28:8  \033[1;31merror  \033[0m  row has 6 cells, the header has "
        "7  \033[2mTBL006 table/missing-cell\033[0m\n"
        "\n");
}

static void test_clean(void **state)
{
    static const char text[] = "no findings in 1 document (1 entry, 1 link)\n"
                               "links: 1 not checked (offline)\n";

    (void)state;
    expect("grouped", &sample_clean, (struct report_style){0}, text);
    expect("grouped", &sample_clean, (struct report_style){.statistics = true},
           text);
}

#define STATISTICS                                                             \
    "2  error    TBL006  table/missing-cell  1 fixable\n"                      \
    "1  error    DUP001  duplicate/url\n"                                      \
    "1  error    WEB001  web/dead\n"                                           \
    "1  warning  LST002  list/file-size\n"                                     \
    "1  note     TBL016  table/blank-lines   1 fixable\n"

static void test_statistics(void **state)
{
    static const char *const formats[] = {"human", "concise", "grouped"};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        expect(formats[i], &sample_full,
               (struct report_style){.statistics = true, .quiet = true},
               STATISTICS);
}

static void test_statistics_by_severity(void **state)
{
    struct record_finding findings[12];
    struct record record = sample_clean;

    (void)state;
    for (size_t i = 0; i < 12; i++) {
        findings[i] = sample_full.findings[1];
        if (i % 12 == 3)
            findings[i].severity = SEVERITY_NOTE;
    }
    record.findings = findings;
    record.nfindings = 12;
    expect("concise", &record,
           (struct report_style){.statistics = true, .quiet = true},
           "11  error    TBL006  table/missing-cell  11 fixable\n"
           " 1  note     TBL006  table/missing-cell  1 fixable\n");
    record.nfindings = 4;
    expect(
        "concise", &record,
        (struct report_style){.color = true, .statistics = true, .quiet = true},
        "\033[1m3\033[0m  \033[1;31merror  \033[0m  TBL006  "
        "table/missing-cell  \033[2m3 fixable\033[0m\n"
        "\033[1m1\033[0m  \033[1;36mnote   \033[0m  TBL006  "
        "table/missing-cell  \033[2m1 fixable\033[0m\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line_each),
        cmocka_unit_test(test_a_terminal_is_not_overrun),
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_color),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_statistics_by_severity),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
