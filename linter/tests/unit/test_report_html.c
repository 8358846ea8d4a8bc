#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

static const struct report_style plain = {.color = false};

static char *write_page(const struct record *record)
{
    return sample_write("html", record, &plain);
}

static void expect_parts(const struct record *record, const char *const parts[])
{
    char *text = write_page(record);

    for (; *parts; parts++)
        if (!strstr(text, *parts))
            fail_msg("the page lacks: %s", *parts);
    free(text);
}

static void expect_none(const struct record *record, const char *const parts[])
{
    char *text = write_page(record);

    for (; *parts; parts++)
        if (strstr(text, *parts))
            fail_msg("the page has: %s", *parts);
    free(text);
}

static void test_full(void **state)
{
    static const char *const parts[] = {
        "<h1 class=\"no\">No, there are 4 errors and 1 warning</h1>",
        "<b>2 documents</b>: 45 entries and 7 links, checked "
        "<time>2025-11-25</time> <time>16:00</time> UTC by listlint 1.2.3",
        "<li>1 finding has a fix for <code>listlint --fix</code></li>",
        "<li>1 more has a fix for <code>listlint --fix --unsafe-fixes</code>"
        "</li>",
        "<li>4 findings fixed by this run</li>",
        "<li>1 finding suppressed in the list</li>",
        "<li>3 findings known in the baseline</li>",
        "<h4>The whole document</h4>",
        "<h4>Data &amp; &quot;sets&quot;</h4>",
        "<h4>Above the first heading</h4>",
        "<span class=\"place\">README.md:1234567:1</span>",
        "<pre class=\"excerpt\"><code>| \xE4\xB8\xAD\xE6\x96\x87 | <mark>"
        "\xE6\x95\xB0\xE6\x8D\xAE\xF0\x9F\x98\x80</mark> |</code></pre>",
        "<b>Fix</b><ul>\n<li>at <span class=\"place\">28:30</span> insert "
        "<code> | |</code></li>\n</ul>",
        "<b>Unsafe fix</b>",
        "write <code>\\xff\\xc3(&lt;U+000A&gt;</code>",
        "insert <code>&lt;U+0023&gt;#[error]x</code>",
        "<li>also at <span class=\"place\">README.md:12:3</span>: first named "
        "here</li>",
        "<li>also at <span class=\"place\">other.md</span></li>",
        "<li>and 2 more places</li>",
        ">https://example.org/gone?a=1&amp;b=&lt;2&gt;</a>",
        "<h3>Newly dead <span class=\"count\">1 address in 2 places</span>"
        "</h3>",
        "<h3>Back alive <span class=\"count\">1 address in 3 places</span>"
        "</h3>",
        "<h3>Dead <span class=\"count\">1 address in 2 places</span></h3>",
        "<h3>Not verified <span class=\"count\">1</span></h3>",
        "<details class=\"minor\"><summary>Each address that is skipped",
        "<details><summary>Each address that is not verified <span "
        "class=\"count\">1</span></summary>",
        "Since the run of <time>2025-11-24</time>",
        "<p class=\"about\">1 of 6 links was not asked again: an earlier "
        "answer still held.</p>",
        "<tr><th scope=\"row\">slow.example</th><td class=\"number\">1</td>"
        "<td>timeout</td></tr>",
        "<code>https://example.org/?a=1</code>",
        "<code>&amp;amp;</code>",
        "<details class=\"minor\"><summary>1 rule did not run, for want of the "
        "network",
        NULL};

    (void)state;
    expect_parts(&sample_full, parts);
}

static void test_clean(void **state)
{
    static const char *const parts[] = {
        "<h1 class=\"yes\">Yes, nothing was found</h1>",
        "<li>1 link not checked: the run was offline</li>",
        "<summary>6 rules found nothing</summary>", NULL};
    static const char *const none[] = {
        "id=\"changes\"",     "id=\"findings\"",
        "class=\"chart\"",    "Dead links",
        "href=\"#findings\"", "href=\"#changes\"",
        "<h2>Documents",      NULL};

    (void)state;
    expect_parts(&sample_clean, parts);
    expect_none(&sample_clean, none);
}

static void test_answers(void **state)
{
    struct record record = sample_clean;
    const char *parts[2] = {NULL, NULL};

    (void)state;
    parts[0] = "May this list be merged as it stands?";
    expect_parts(&record, parts);
    record.summary.dead = 1;
    parts[0] = "<h1 class=\"yes\">Yes, but 1 link is dead</h1>";
    expect_parts(&record, parts);
    record.nrules = 0;
    parts[0] = "<h1>No rule was asked</h1>";
    expect_parts(&record, parts);
    record = sample_clean;
    record.summary.warnings = 1;
    record.summary.notes = 2;
    parts[0] = "<h1 class=\"yes\">Yes, with 1 warning and 2 notes</h1>";
    expect_parts(&record, parts);
    record.summary.errors = 1;
    parts[0] = "<h1>Nothing fails the run, but there is 1 error</h1>";
    expect_parts(&record, parts);
    record.partial = true;
    parts[0] = "May this change be merged?";
    expect_parts(&record, parts);
    record.ndocuments = 0;
    parts[0] = "<h1>There is no list</h1>";
    expect_parts(&record, parts);
}

/* A run that was offline did not look for other reasons at some links. */
static void test_offline(void **state)
{
    static const char *const parts[] = {
        "<li>1 link not checked: the run was offline</li>", NULL};
    const struct record_link links[] = {sample_clean.links[0],
                                        sample_full.links[3]};
    struct record record = sample_clean;

    (void)state;
    record.links = links;
    record.nlinks = record.summary.links = record.summary.skipped = 2;
    expect_parts(&record, parts);
}

/* Where there is no safe fix there are no more of them. */
static void test_unsafe_fixes(void **state)
{
    static const char *const parts[] = {
        "<li>1 finding has a fix for <code>listlint --fix --unsafe-fixes"
        "</code></li>",
        NULL};
    struct record record = sample_full;

    (void)state;
    record.findings = &sample_full.findings[4];
    record.nfindings = record.summary.fixable = 1;
    expect_parts(&record, parts);
}

/* What fails the run is counted, whatever its severity. */
static void test_failing(void **state)
{
    static const struct record_finding failing[] = {
        {.severity = SEVERITY_WARNING, .fails = true},
        {.severity = SEVERITY_NOTE, .fails = true},
        {.severity = SEVERITY_ERROR, .fails = true},
        {.severity = SEVERITY_ERROR, .fails = true},
        {.severity = SEVERITY_ERROR, .fails = false},
    };
    static const struct {
        size_t first, count;
        const char *answer;
    } cases[] = {
        {0, 1, "No, there is 1 warning"},
        {1, 1, "No, there is 1 note"},
        {0, 2, "No, there is 1 warning and 1 note"},
        {1, 3, "No, there are 2 errors and 1 note"},
        {0, 4, "No, there are 2 errors, 1 warning and 1 note"},
        {3, 2, "No, there is 1 error"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record_finding findings[4];
        struct record record = sample_clean;
        char answer[80];
        const char *const parts[] = {answer, NULL};

        for (size_t j = 0; j < cases[i].count; j++) {
            findings[j] = sample_full.findings[0];
            findings[j].severity = failing[cases[i].first + j].severity;
            findings[j].fails = failing[cases[i].first + j].fails;
        }
        record.findings = findings;
        record.nfindings = cases[i].count;
        snprintf(answer, sizeof answer, "<h1 class=\"no\">%s</h1>",
                 cases[i].answer);
        expect_parts(&record, parts);
    }
}

/* A run that did not come to its end has not looked at all. */
static void test_unfinished(void **state)
{
    static const char *const none[] = {"class=\"yes\"", "may be more", NULL};
    struct record record = sample_clean;
    const char *parts[3] = {NULL, NULL, NULL};

    (void)state;
    record.unfinished = "interrupted";
    parts[0] = "<h1>Not known: the run was interrupted</h1>";
    expect_parts(&record, parts);
    expect_none(&record, none);
    record.nrules = 0;
    record.unfinished = "cut off";
    parts[0] = "<h1>Not known: the run was cut off</h1>";
    expect_parts(&record, parts);
    record = sample_full;
    record.unfinished = "cut off";
    parts[0] = "<h1 class=\"no\">No, there are 4 errors and 1 warning</h1>";
    parts[1] = "<li>the run was cut off: there may be more</li>";
    expect_parts(&record, parts);
}

static void test_no_time(void **state)
{
    static const char *const parts[] = {"links, checked by listlint 1.2.3",
                                        NULL};
    struct record record = sample_full;

    (void)state;
    record.time = -1;
    expect_parts(&record, parts);
}

static void test_nothing_changed(void **state)
{
    static const char *const parts[] = {
        " UTC no link died, and none came back.", NULL};
    static const char *const none[] = {"not asked again", NULL};
    struct record_link link = sample_full.links[0];
    struct record record = sample_full;

    (void)state;
    link.was = VERDICT_ALIVE;
    record.links = &link;
    record.nlinks = 1;
    expect_parts(&record, parts);
    expect_none(&record, none);
}

/* A finding at bytes 100 to 110 of a line, and an edit that deletes. */
struct deletion {
    const char *marked;
    size_t start, end;
    const char *told;
};

static const struct deletion deletions[] = {
    {"0123456789", 100, 110, "delete <code>0123456789</code></li>"},
    {"0123456789", 102, 105, "delete <code>234</code></li>"},
    {"<&>3456789", 100, 103, "delete <code>&lt;&amp;&gt;</code></li>"},
    {"0123456789", 99, 105, "delete</li>"},
    {"0123456789", 105, 111, "delete</li>"},
    {"0123456789", 110, 120, "delete</li>"},
    {"0123456789", 0, 5, "delete</li>"},
    /* Some of it is told as something longer, or is not told. */
    {"<U+00AD>x23", 101, 103, "delete</li>"},
    {"<U+00AD>x23", 100, 110, "delete <code>&lt;U+00AD&gt;x23</code></li>"},
    {"012", 100, 102, "delete</li>"},
    /* As long by chance, and cut within a character. */
    {"0\xE4\xB8\xAD"
     "456789",
     102, 105, "delete</li>"},
    {"0\xE4\xB8\xAD"
     "456789",
     100, 103, "delete</li>"},
    {"0\xE4\xB8\xAD"
     "456789",
     101, 104, "delete <code>\xE4\xB8\xAD</code></li>"},
};

static void test_deletions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof deletions / sizeof *deletions; i++) {
        const struct deletion *deletion = &deletions[i];
        const char *const parts[] = {deletion->told, NULL};
        struct record_finding finding = sample_full.findings[1];
        struct record record = sample_full;
        const struct record_edit edit = {
            .start = {7, 2, deletion->start, 2},
            .end = {7, 9, deletion->end, 9},
            .text = {"", 0},
        };

        finding.place.start = (struct record_position){7, 5, 100, 5};
        finding.place.end = (struct record_position){7, 15, 110, 15};
        finding.excerpt.marked = deletion->marked;
        finding.edits = &edit;
        record.findings = &finding;
        record.nfindings = 1;
        expect_parts(&record, parts);
    }
}

/* Whole lines, also such as are not in the mark. */
static void test_deleted_lines(void **state)
{
    static const char *const parts[] = {
        "<span class=\"place\">7:1–8:1</span> delete the line</li>",
        "<span class=\"place\">9:1–12:1</span> delete the lines</li>", NULL};
    static const struct record_edit edits[] = {
        {{7, 1, 90, 1}, {8, 1, 120, 1}, {"", 0}, false},
        {{9, 1, 130, 1}, {12, 1, 190, 1}, {"", 0}, false},
    };
    struct record_finding finding = sample_full.findings[1];
    struct record record = sample_full;

    (void)state;
    finding.edits = edits;
    finding.nedits = 2;
    record.findings = &finding;
    record.nfindings = 1;
    expect_parts(&record, parts);
}

static const struct record_document four[] = {
    {"clean.md", 1, 0, 3, 2},
    {"README.md", 1, 0, 1, 4},
    {"note.md", 1, 0, 2, 6},
    {"empty.md", 1, 0, 0, 0},
};

/* The worst first, and those that are clean folded. */
static void test_documents(void **state)
{
    static const char *const parts[] = {
        "aria-label=\"Documents\"",
        ">README.md</th><td class=\"number\">4</td>",
        ">note.md</th><td class=\"number none\">0</td>",
        "<summary>2 documents without findings</summary>",
        "aria-label=\"Documents without findings\"",
        ">clean.md</th>",
        ">empty.md</th>",
        "</details>\n</section>"};
    struct record_finding findings[7];
    struct record record = sample_full;
    const char *at;
    char *text;

    (void)state;
    findings[6] = sample_full.findings[4];
    findings[6].place.path = "note.md";
    for (size_t i = 0; i < 6; i++)
        findings[i] = sample_full.findings[i];
    record.findings = findings;
    record.nfindings = 7;
    record.documents = four;
    record.ndocuments = sizeof four / sizeof *four;
    text = write_page(&record);
    at = strstr(text, "<h2>Documents</h2>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        at = at ? strstr(at, parts[i]) : NULL;
        if (!at)
            fail_msg("out of order: %s", parts[i]);
    }
    free(text);
}

/* Nobody looked for findings in them. */
static void test_documents_without_rules(void **state)
{
    static const char *const parts[] = {"aria-label=\"Documents\"", NULL};
    static const char *const none[] = {"without findings", NULL};
    struct record record = sample_clean;

    (void)state;
    record.documents = four;
    record.ndocuments = sizeof four / sizeof *four;
    record.nrules = 0;
    expect_parts(&record, parts);
    expect_none(&record, none);
}

/* A finding in a section of its own, named by its number. */
static struct record_finding section_finding(const char *const *heading,
                                             enum severity severity)
{
    struct record_finding finding = sample_full.findings[1];

    finding.headings = heading;
    finding.nheadings = 1;
    finding.severity = severity;
    return finding;
}

enum { FEW_SECTIONS = 12, MANY_NOTES = 40 };

/* Two errors, an error with a warning, a warning, notes without number. */
static void test_gravest_section_first(void **state)
{
    static const char *const names[FEW_SECTIONS] = {"s0", "s1", "s2",  "s3",
                                                    "s4", "s5", "s6",  "s7",
                                                    "s8", "s9", "s10", "s11"};
    static const char *const order[] = {">s4</a>", ">s3</a>", ">s5</a>",
                                        ">s2</a>", ">s0</a>", ">s1</a>",
                                        ">s6</a>", ">s7</a>"};
    static const char *const rest =
        "<span>4 others</span></th><td></td><td class=\"number\">4</td>";
    struct record_finding findings[FEW_SECTIONS + MANY_NOTES + 3];
    struct record record = sample_full;
    const char *at;
    size_t count = 0;
    char *text;

    (void)state;
    for (size_t i = 0; i < FEW_SECTIONS; i++) {
        enum severity severity = i == 2             ? SEVERITY_WARNING
                                 : i >= 3 && i <= 5 ? SEVERITY_ERROR
                                                    : SEVERITY_NOTE;

        findings[count++] = section_finding(&names[i], severity);
        for (size_t j = 0; i == 0 && j < MANY_NOTES; j++)
            findings[count++] = section_finding(&names[i], SEVERITY_NOTE);
        if (i == 3)
            findings[count++] = section_finding(&names[i], SEVERITY_WARNING);
        if (i == 4)
            findings[count++] = section_finding(&names[i], SEVERITY_ERROR);
    }
    record.findings = findings;
    record.nfindings = count;
    text = write_page(&record);
    at = strstr(text, "<figcaption>Findings by section");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *next = at ? strstr(at, order[i]) : NULL;

        if (!next)
            fail_msg("out of order: %s", order[i]);
        at = next;
    }
    assert_non_null(strstr(at, rest));
    free(text);
}

/* A rule that the record does not know is told, and leads nowhere. */
static void test_unknown_rule(void **state)
{
    static const char *const parts[] = {
        "<span class=\"rule\">DUP001 duplicate/url</span>", NULL};
    static const char *const none[] = {"#rule-", NULL};
    struct record record = sample_full;

    (void)state;
    record.nrules = 0;
    expect_parts(&record, parts);
    expect_none(&record, none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_offline),
        cmocka_unit_test(test_unsafe_fixes),
        cmocka_unit_test(test_failing),
        cmocka_unit_test(test_unfinished),
        cmocka_unit_test(test_no_time),
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_deletions),
        cmocka_unit_test(test_deleted_lines),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_documents_without_rules),
        cmocka_unit_test(test_gravest_section_first),
        cmocka_unit_test(test_unknown_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
