#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};
static const struct report_style quiet = {false, 0, true, false};

#define TBL006                                                                 \
    "::error file=README.md,line=28,col=8,endLine=28,endColumn=12,"            \
    "title=TBL006 table/missing-cell::row has 6 cells, the header has 7\n"
#define TBL006_AGAIN                                                           \
    "::error file=README.md,line=1234567,col=1,endLine=1234567,endColumn=4,"   \
    "title=TBL006 table/missing-cell::row has 5 cells, the header has 7\n"
#define DUP001                                                                 \
    "::error file=README.md,line=40,col=3,endLine=40,endColumn=4,"             \
    "title=DUP001 duplicate/url::linked twice%0Ahelp: keep one of them"        \
    "%0Aalso at line 12: first named here%0Aalso at line 13"                   \
    "%0Aalso at other.md%0Aand 9 more places\n"
#define WEB001                                                                 \
    "::error file=README.md,line=60,col=7,endLine=60,endColumn=9,"             \
    "title=WEB001 web/dead::404 twice\n"
#define LST002                                                                 \
    "::warning file=README.md,title=LST002 list/file-size::"                   \
    "file has 480,000 bytes%0Ahelp: GitHub shows 512,000 bytes\n"
#define TBL016                                                                 \
    "::notice file=README.md,line=50,col=3,endLine=50,endColumn=3,"            \
    "title=TBL016 table/blank-lines::no blank line\n"
#define ANNOTATIONS TBL006 TBL006_AGAIN DUP001 WEB001 LST002 TBL016

static void expect(const struct record *record,
                   const struct report_style *style, const char *expected)
{
    char *text = sample_write("github", record, style);

    assert_string_equal(text, expected);
    free(text);
}

static void test_full(void **state)
{
    (void)state;
    expect(&sample_full, &plain,
           ANNOTATIONS
           "::notice title=listlint::4 errors, 1 warning, 1 note in 2 "
           "documents (45 entries, 7 links); 4 fixed, 2 fixable, 1 "
           "suppressed, 3 in the baseline%0Alinks: 1 alive, 1 dead, 1 "
           "unverified, 1 skipped (not web); 6 requests, 1 remembered\n");
}

static void test_clean(void **state)
{
    (void)state;
    expect(&sample_clean, &plain,
           "::notice title=listlint::no findings in 1 document (1 entry, 1 "
           "link)%0Alinks: 1 not checked (offline)\n");
}

static void test_quiet(void **state)
{
    (void)state;
    expect(&sample_full, &quiet, ANNOTATIONS);
    expect(&sample_clean, &quiet, "");
}

static struct record_finding make(enum severity severity, size_t line,
                                  const char *message, bool changed)
{
    return (struct record_finding){
        .rule = "X001",
        .name = "x/y",
        .severity = severity,
        .place = {"./a,b:c%25//d.md",
                  {line, 2, 0, 2},
                  {line, 2, 0, 2},
                  message},
        .help = "",
        .changed = changed,
    };
}

#define AT    "file=a%2Cb%3Ac%2525/d.md,"
#define TITLE ",title=X001 x/y::"

static void test_escapes(void **state)
{
    struct record_finding finding =
        make(SEVERITY_ERROR, 3, "100%0A, ::set: %", false);
    const struct record record = {.findings = &finding, .nfindings = 1};

    (void)state;
    expect(&record, &quiet,
           "::error " AT "line=3,col=2,endLine=3,endColumn=2" TITLE
           "100%250A, ::set: %25\n");
}

/* Columns are for places in one line; what ends where a line begins holds
   nothing of that line. */
static void test_several_lines(void **state)
{
    struct record_finding finding = make(SEVERITY_WARNING, 3, "m", false);
    const struct record record = {.findings = &finding, .nfindings = 1};

    (void)state;
    finding.place.end.line = 5;
    expect(&record, &quiet, "::warning " AT "line=3,endLine=5" TITLE "m\n");
    finding.place.end.column = 1;
    expect(&record, &quiet, "::warning " AT "line=3,endLine=4" TITLE "m\n");
}

/* Nine notes in the order of lines, but the changed ones first. */
static void test_ten_of_a_level(void **state)
{
    struct record_finding findings[12];
    const struct record record = {.findings = findings,
                                  .nfindings = 12,
                                  .summary = {.notes = 12, .documents = 1}};
    char *text;

    (void)state;
    for (size_t i = 0; i < 12; i++)
        findings[i] = make(SEVERITY_NOTE, i + 1, "m", i == 4 || i == 11);
    text = sample_write("github", &record, &plain);
    assert_string_equal(
        text, "::notice " AT "line=5,col=2,endLine=5,endColumn=2" TITLE "m\n"
              "::notice " AT "line=12,col=2,endLine=12,endColumn=2" TITLE "m\n"
              "::notice " AT "line=1,col=2,endLine=1,endColumn=2" TITLE "m\n"
              "::notice " AT "line=2,col=2,endLine=2,endColumn=2" TITLE "m\n"
              "::notice " AT "line=3,col=2,endLine=3,endColumn=2" TITLE "m\n"
              "::notice " AT "line=4,col=2,endLine=4,endColumn=2" TITLE "m\n"
              "::notice " AT "line=6,col=2,endLine=6,endColumn=2" TITLE "m\n"
              "::notice " AT "line=7,col=2,endLine=7,endColumn=2" TITLE "m\n"
              "::notice " AT "line=8,col=2,endLine=8,endColumn=2" TITLE "m\n"
              "::notice title=listlint::12 notes in 1 document (0 entries, 0 "
              "links)%0Anot shown here: 3 notes\n");
    free(text);
}

#define ONE(line, message)                                                     \
    "::error " AT "line=" line ",col=2,endLine=" line                          \
    ",endColumn=2" TITLE message "\n"

/* What is new is preferred to what is said again; both stay in order. */
static void test_new_before_again(void **state)
{
    struct record_finding findings[43];
    const struct record record = {.findings = findings, .nfindings = 43};

    (void)state;
    for (size_t i = 0; i < 40; i++)
        findings[i] = make(SEVERITY_ERROR, i + 1, "dead", i == 9 || i == 10);
    findings[40] = make(SEVERITY_ERROR, 41, "other", false);
    findings[41] = make(SEVERITY_ERROR, 42, "dead", false);
    findings[42] = make(SEVERITY_ERROR, 43, "third", true);
    expect(&record, &quiet,
           ONE("10", "dead") ONE("11", "dead") ONE("43", "third")
               ONE("1", "dead") ONE("2", "dead") ONE("3", "dead")
                   ONE("4", "dead") ONE("5", "dead") ONE("6", "dead")
                       ONE("41", "other") "::notice title=listlint::not shown "
                                          "here: 33 errors\n");
}

/* Another rule that says the same says something new. */
static void test_same_message_of_rules(void **state)
{
    struct record_finding findings[11];
    const struct record record = {.findings = findings, .nfindings = 11};
    char *text;

    (void)state;
    for (size_t i = 0; i < 11; i++)
        findings[i] = make(SEVERITY_ERROR, i + 1, "m", false);
    findings[10].rule = "X002";
    text = sample_write("github", &record, &quiet);
    assert_non_null(strstr(text, "line=11,"));
    assert_null(strstr(text, "line=10,"));
    free(text);
}

/* Ten of each level are all that there is: nothing to close with. */
static void test_quiet_and_full(void **state)
{
    struct record_finding findings[11];
    struct record record = {.findings = findings, .nfindings = 10};
    char *text;

    (void)state;
    for (size_t i = 0; i < 11; i++)
        findings[i] = make(SEVERITY_NOTE, i + 1, "m", false);
    text = sample_write("github", &record, &quiet);
    assert_non_null(strstr(text, "line=10,"));
    assert_null(strstr(text, "title=listlint"));
    free(text);
    record.nfindings = 11;
    text = sample_write("github", &record, &quiet);
    assert_non_null(strstr(text, "line=9,"));
    assert_null(strstr(text, "line=10,"));
    assert_non_null(
        strstr(text, "\n::notice title=listlint::not shown here: 2 notes\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_quiet),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_several_lines),
        cmocka_unit_test(test_ten_of_a_level),
        cmocka_unit_test(test_new_before_again),
        cmocka_unit_test(test_same_message_of_rules),
        cmocka_unit_test(test_quiet_and_full),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
