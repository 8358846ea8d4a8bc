#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "sample_record.h"

static const struct report_style plain = {false, 0, false, false};

#define HEAD                                                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle "                 \
    "version=\"4.3\">\n"

static void expect(const struct record *record, const char *expected)
{
    char *text = sample_write("checkstyle", record, &plain);

    assert_string_equal(text, expected);
    free(text);
}

/* Every document is there, the clean one too. */
static void test_full(void **state)
{
    (void)state;
    expect(&sample_full,
           HEAD " <file name=\"README.md\">\n"
                "  <error line=\"0\" severity=\"warning\" message=\"file has "
                "480,000 bytes; help: GitHub shows 512,000 bytes\" "
                "source=\"listlint.list.LST002\"/>\n"
                "  <error line=\"28\" column=\"8\" severity=\"error\" "
                "message=\"row has 6 cells, the header has 7\" "
                "source=\"listlint.table.TBL006\"/>\n"
                "  <error line=\"1234567\" column=\"1\" severity=\"error\" "
                "message=\"row has 5 cells, the header has 7\" "
                "source=\"listlint.table.TBL006\"/>\n"
                "  <error line=\"40\" column=\"3\" severity=\"error\" "
                "message=\"linked twice; help: keep one of them\" "
                "source=\"listlint.duplicate.DUP001\"/>\n"
                "  <error line=\"50\" column=\"3\" severity=\"info\" "
                "message=\"no blank line\" source=\"listlint.table.TBL016\"/>\n"
                "  <error line=\"60\" column=\"7\" severity=\"error\" "
                "message=\"404 twice\" source=\"listlint.web.WEB001\"/>\n"
                " </file>\n"
                " <file name=\"docs/更多.md\"/>\n"
                "</checkstyle>\n");
}

static void test_clean(void **state)
{
    (void)state;
    expect(&sample_clean, HEAD " <file name=\"a.md\"/>\n</checkstyle>\n");
}

static void test_nothing(void **state)
{
    const struct record empty = {.version = "1"};

    (void)state;
    expect(&empty, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<checkstyle version=\"4.3\"/>\n");
}

static void test_markup_in_text(void **state)
{
    struct record_finding finding = sample_full.findings[1];
    const struct record record = {.findings = &finding, .nfindings = 1};

    (void)state;
    finding.place.message = "]]> <b a=\"1\"> & '";
    finding.place.path = "./a&<\".md";
    expect(&record, HEAD " <file name=\"a&amp;&lt;&quot;.md\">\n"
                         "  <error line=\"28\" column=\"8\" severity=\"error\" "
                         "message=\"]]&gt; &lt;b a=&quot;1&quot;&gt; &amp; '\" "
                         "source=\"listlint.table.TBL006\"/>\n"
                         " </file>\n"
                         "</checkstyle>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_markup_in_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
