#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/line_end.h"

static void assert_counts(const char *text, size_t lf, size_t crlf, size_t cr,
                          enum line_end usual)
{
    struct document *document = document_parse(STR("a.md"), str_from(text));
    struct line_ends ends = line_ends_count(document);

    assert_int_equal(ends.counts[LINE_END_LF], lf);
    assert_int_equal(ends.counts[LINE_END_CRLF], crlf);
    assert_int_equal(ends.counts[LINE_END_CR], cr);
    assert_int_equal(ends.usual, usual);
    document_free(document);
}

static void test_counts(void **state)
{
    (void)state;
    assert_counts("", 0, 0, 0, LINE_END_LF);
    assert_counts("a", 0, 0, 0, LINE_END_LF);
    assert_counts("a\n", 1, 0, 0, LINE_END_LF);
    assert_counts("a\r\nb\r\nc\n", 1, 2, 0, LINE_END_CRLF);
    assert_counts("a\rb\rc\n", 1, 0, 2, LINE_END_CR);
    assert_counts("a\r\r\n\n", 1, 1, 1, LINE_END_LF);
    assert_counts("a\r\nb\r", 0, 1, 1, LINE_END_CRLF);
    assert_counts("a\n\r\nb\r\n", 1, 2, 0, LINE_END_CRLF);
    assert_counts("a\xC2\x85 b\xE2\x80\xA8 c\n", 1, 0, 0, LINE_END_LF);
}

static void test_each_line(void **state)
{
    struct document *document =
        document_parse(STR("a.md"), STR("a\r\nb\rc\nd"));
    enum line_end kind;

    (void)state;
    assert_true(str_eq(line_end(document, 0), STR("\r\n")));
    assert_true(line_end_kind(document, 0, &kind));
    assert_int_equal(kind, LINE_END_CRLF);
    assert_true(line_end_kind(document, 1, &kind));
    assert_int_equal(kind, LINE_END_CR);
    assert_true(line_end_kind(document, 2, &kind));
    assert_int_equal(kind, LINE_END_LF);
    assert_int_equal(line_end(document, 3).len, 0);
    assert_false(line_end_kind(document, 3, &kind));
    document_free(document);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_each_line),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
