#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

#define TABLE "| Line | Level | Finding | Rule |\n| ---: | --- | --- | --- |\n"

static void expect(const struct record *record, const char *expected)
{
    char *text = sample_write("markdown", record, &plain);

    assert_string_equal(text, expected);
    free(text);
}

#define HEAD                                                                   \
    "### ❌ listlint: 4 errors, 1 warning, 1 note\n\n"                        \
    "| Documents | Entries | Links | Errors | Warnings | Notes | Fixed "       \
    "| Fixable | Suppressed | In the baseline |\n"                             \
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: "          \
    "| ---: |\n"                                                               \
    "| 2 | 45 | 7 | 4 | 1 | 1 | 4 | 2 | 1 | 3 |\n\n"                           \
    "`listlint --fix` can mend 1 of them, "                                    \
    "`listlint --fix --unsafe-fixes` 2.\n\n"

static void test_full(void **state)
{
    (void)state;
    expect(&sample_full, HEAD
           "#### README.md: 4 errors, 1 warning, 1 note\n\n" TABLE
           "|  | ⚠️&nbsp;warning | file has 480,000 bytes<br>"
           "*help:* GitHub shows 512,000 bytes | LST002<br>list/file-size |\n"
           "| 28 | ❌&nbsp;error | row has 6 cells, the header has 7 | "
           "TBL006<br>table/missing-cell |\n"
           "| 1234567 | ❌&nbsp;error | row has 5 cells, the header has 7 | "
           "TBL006<br>table/missing-cell |\n"
           "| 40 | ❌&nbsp;error | linked twice<br>*help:* keep one of them"
           "<br>*also at* line 12: first named here<br>*also at* line 13"
           "<br>*also at* other.md<br>*and 9 more places* | "
           "DUP001<br>duplicate/url |\n"
           "| 50 | ℹ️&nbsp;note | no blank line | "
           "TBL016<br>table/blank-lines |\n"
           "| 60 | ❌&nbsp;error | &#52;04 twice | WEB001<br>web/dead |\n\n"
           "links: 1 alive, 1 dead, 1 unverified, 1 skipped (not web); "
           "6 requests, 1 remembered\n\n"
           "| Dead link | Why | Dead&nbsp;since&nbsp;(UTC) | Where |\n| --- | "
           "--- | --- | --- |\n"
           "| [https:<!-- -->//example.org/gone?a=1&#38;b=&#60;2&#62;]"
           "(https://example.org/gone?a=1&amp;b=%3C2%3E) | "
           "not found (HTTP 404, twice) | 2025-11-25 | "
           "README.md, line 60<br>docs/更多.md, line 5 |\n\n"
           "<details>\n"
           "<summary>Links that nobody could verify, by host</summary>\n\n"
           "| Links | Host | What was seen |\n| ---: | --- | --- |\n"
           "| 1 | slow.example | timeout |\n\n"
           "</details>\n\n");
}

static void test_unverified(void **state)
{
    (void)state;
    expect(&sample_unverified,
           "### ✅ listlint: no findings\n\n"
           "1 document (4 entries, 4 links)\n\n"
           "links: 0 alive, 0 dead, 4 unverified, 0 skipped; 5 requests\n\n"
           "1 link is not verified: no network.\n\n"
           "2 links are not verified: the run was interrupted.\n\n"
           "<details>\n"
           "<summary>Links that nobody could verify, by host</summary>\n\n"
           "| Links | Host | What was seen |\n| ---: | --- | --- |\n"
           "| 1 | c.example | server error 503 |\n\n"
           "</details>\n\n");
}

/* A run that reached nobody has no table of hosts. */
static void test_no_network(void **state)
{
    struct record record = sample_unverified;
    char *text;

    (void)state;
    record.nlinks = record.summary.links = record.summary.unverified = 1;
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(text, "1 link is not verified: no network.\n\n"));
    assert_null(strstr(text, "<details>"));
    free(text);
}

/* Why a link is dead is told once. */
static void test_why(void **state)
{
    static const struct {
        enum reason reason;
        int status;
        const char *detail, *why;
    } cases[] = {
        {REASON_NOT_FOUND, 404, "", "| not found 404 |"},
        {REASON_GONE, 410, "HTTP 410", "| gone (HTTP 410) |"},
        {REASON_REDIRECT, 301, "redirects in a loop",
         "| redirects in a loop |"},
        {REASON_NO_SUCH_HOST, 0, "", "| no such host |"},
        {REASON_NO_SUCH_HOST, 0, "the host does not exist",
         "| the host does not exist |"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record_link link = sample_full.links[1];
        struct record record = sample_full;
        char *text;

        link.reason = cases[i].reason;
        link.status = cases[i].status;
        link.detail = cases[i].detail;
        record.links = &link;
        record.nlinks = 1;
        text = sample_write("markdown", &record, &plain);
        assert_non_null(strstr(text, cases[i].why));
        free(text);
    }
}

static size_t times(const char *text, const char *part)
{
    size_t count = 0;

    while ((text = strstr(text, part))) {
        count++;
        text += strlen(part);
    }
    return count;
}

/* Many findings of a document: the errors first, the rest folded. */
static void test_folded(void **state)
{
    struct record_finding findings[40];
    const struct record record = {
        .findings = findings,
        .nfindings = 40,
        .partial = true,
        .summary = {.errors = 2, .notes = 38, .documents = 1}};
    char *text;

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        findings[i] = sample_full.findings[i % 20 == 7 ? 1 : 4];
        findings[i].place.path = "./a_b.md";
        findings[i].nedits = 0;
    }
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(
        text, "### ❌ listlint: 2 errors, 38 notes\n\n"
              "Only what the change touches is reported.\n\n"
              "| Documents | Entries | Links | Errors | Warnings | Notes |\n"
              "| ---: | ---: | ---: | ---: | ---: | ---: |\n"
              "| 1 | 0 | 0 | 2 | 0 | 38 |\n\n"
              "#### a&#95;b.md: 2 errors, 38 notes\n\n" TABLE
              "| 28 | ❌&nbsp;error | row has 6 cells, the header has 7 | "
              "TBL006<br>table/missing-cell |\n"
              "| 28 | ❌&nbsp;error | row has 6 cells, the header has 7 | "
              "TBL006<br>table/missing-cell |\n\n"
              "<details>\n<summary>38 notes</summary>\n\n" TABLE "| 50 | "));
    assert_int_equal(times(text, "| 50 | "), 38);
    assert_string_equal(text + strlen(text) - 15, "|\n\n</details>\n\n");
    free(text);
}

/* Many errors are folded too. */
static void test_many_errors(void **state)
{
    struct record_finding findings[26];
    const struct record record = {.findings = findings, .nfindings = 26};
    char *text;

    (void)state;
    for (size_t i = 0; i < 26; i++)
        findings[i] = sample_full.findings[1];
    text = sample_write("markdown", &record, &plain);
    assert_non_null(
        strstr(text, "#### README.md: 26 errors\n\n"
                     "<details>\n<summary>26 errors</summary>\n\n" TABLE));
    assert_int_equal(times(text, "<details>"), 1);
    free(text);
}

static struct record_finding long_finding(const char *message)
{
    struct record_finding finding = sample_full.findings[1];

    finding.place.message = message;
    finding.nedits = 0;
    return finding;
}

/* What has no room is counted, and the links have room of their own. */
static void test_cut(void **state)
{
    static char message[100001];
    struct record_finding findings[9];
    struct record record = sample_full;
    char *text;

    (void)state;
    memset(message, 'x', 100000);
    for (size_t i = 0; i < 9; i++)
        findings[i] = long_finding(message);
    record.findings = findings;
    record.nfindings = 9;
    text = sample_write("markdown", &record, &plain);
    assert_in_range(strlen(text), 600000, 700000);
    assert_non_null(strstr(text, "x | TBL006<br>table/missing-cell |\n\n"
                                 "**Left out here: 3 errors.** GitHub shows "
                                 "no more than 1 MiB of a summary.\n\n"
                                 "links: 1 alive"));
    assert_non_null(strstr(text, "| 1 | slow.example | timeout |"));
    free(text);
}

/* Where not even the first finding has room, its table is not begun. */
static void test_no_room(void **state)
{
    static char message[800001];
    struct record_finding finding;
    struct record record = {.findings = &finding, .nfindings = 1};
    char *text;

    (void)state;
    memset(message, 'x', 800000);
    finding = long_finding(message);
    text = sample_write("markdown", &record, &plain);
    assert_null(strstr(text, "Finding"));
    assert_non_null(strstr(text, "**Left out here: 1 error.**"));
    free(text);
}

static struct record_finding found(const char *path, enum severity severity,
                                   const char *message)
{
    struct record_finding finding = sample_full.findings[4];

    finding.place.path = path;
    finding.place.message = message;
    finding.severity = severity;
    finding.nedits = 0;
    return finding;
}

/* Notes leave their room to an error of a document that comes last. */
static void test_worst_first(void **state)
{
    static char message[1001];
    static struct record_finding findings[1802];
    const struct record record = {.findings = findings, .nfindings = 1802};
    const char *error, *warning, *note;
    char *text, left_out[64];
    size_t shown;

    (void)state;
    memset(message, 'x', 1000);
    for (size_t i = 0; i < 1800; i++)
        findings[i] = found("a.md", SEVERITY_NOTE, message);
    findings[1800] = found("b.md", SEVERITY_WARNING, "a warning");
    findings[1801] = found("c.md", SEVERITY_ERROR, "an error");
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(text, "| Document | Errors | Warnings | Notes |\n"
                                 "| --- | ---: | ---: | ---: |\n"
                                 "| c.md | 1 | 0 | 0 |\n"
                                 "| b.md | 0 | 1 | 0 |\n"
                                 "| a.md | 0 | 0 | 1,800 |\n\n"
                                 "#### c.md: 1 error\n\n" TABLE
                                 "| 50 | ❌&nbsp;error | an error | "));
    error = strstr(text, "| an error |");
    warning = strstr(text, "#### b.md: 1 warning\n\n" TABLE);
    note = strstr(text, "#### a.md: 1,800 notes\n\n<details>\n"
                        "<summary>1,800 notes</summary>\n\n" TABLE);
    assert_true(error && warning && note && error < warning && warning < note);
    shown = times(text, message);
    assert_in_range(shown, 600, 700);
    snprintf(left_out, sizeof left_out,
             "**Left out here: 1,%zu notes.** GitHub shows", 800 - shown);
    assert_non_null(strstr(text, left_out));
    free(text);
}

/* Of many documents the worst are told one by one. */
static void test_many_documents(void **state)
{
    static char paths[60][16];
    struct record_finding findings[60];
    const struct record record = {.findings = findings, .nfindings = 60};
    char *text;

    (void)state;
    for (size_t i = 0; i < 60; i++) {
        snprintf(paths[i], sizeof paths[i], "./n%02zu.md", i);
        findings[i] =
            found(paths[i], i < 55 ? SEVERITY_NOTE : SEVERITY_WARNING, "m");
    }
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(text, "| ---: |\n| n55.md | 0 | 1 | 0 |\n"));
    assert_non_null(strstr(text, "| n59.md | 0 | 1 | 0 |\n"
                                 "| n00.md | 0 | 0 | 1 |\n"));
    assert_non_null(strstr(text, "| n44.md | 0 | 0 | 1 |\n"
                                 "| *and 10 more documents* | 0 | 0 | 10 |\n"
                                 "\n#### n55.md: 1 warning\n"));
    assert_non_null(strstr(text, "#### n54.md: 1 note\n"));
    free(text);
}

/* A name that would fill the page leaves the table. */
static void test_long_paths(void **state)
{
    static char path[60001];
    struct record_finding findings[2];
    const struct record record = {.findings = findings, .nfindings = 2};
    char *text;

    (void)state;
    memset(path, 'x', 60000);
    findings[0] = found("a.md", SEVERITY_ERROR, "m");
    findings[1] = found(path, SEVERITY_NOTE, "m");
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(text, "| a.md | 1 | 0 | 0 |\n"
                                 "| *and 1 more document* | 0 | 0 | 1 |\n"));
    free(text);
}

/* In what is folded, warnings come before notes. */
static void test_rest_by_level(void **state)
{
    struct record_finding findings[30];
    const struct record record = {.findings = findings, .nfindings = 30};
    char *text;

    (void)state;
    for (size_t i = 0; i < 30; i++)
        findings[i] =
            found("a.md", i % 2 ? SEVERITY_WARNING : SEVERITY_NOTE, "m");
    text = sample_write("markdown", &record, &plain);
    assert_non_null(strstr(text,
                           "<summary>15 warnings, 15 notes</summary>\n\n" TABLE
                           "| 50 | ⚠️&nbsp;warning | "));
    assert_int_equal(times(text, "&nbsp;warning"), 15);
    assert_int_equal(times(strstr(text, "&nbsp;note"), "&nbsp;note"), 15);
    assert_null(strstr(strstr(text, "&nbsp;note"), "&nbsp;warning"));
    free(text);
}

static void test_clean(void **state)
{
    (void)state;
    expect(&sample_clean, "### ✅ listlint: no findings\n\n"
                          "1 document (1 entry, 1 link)\n\n"
                          "links: 1 not checked (offline)\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_unverified),
        cmocka_unit_test(test_no_network),
        cmocka_unit_test(test_why),
        cmocka_unit_test(test_folded),
        cmocka_unit_test(test_many_errors),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_no_room),
        cmocka_unit_test(test_worst_first),
        cmocka_unit_test(test_many_documents),
        cmocka_unit_test(test_long_paths),
        cmocka_unit_test(test_rest_by_level),
        cmocka_unit_test(test_clean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
