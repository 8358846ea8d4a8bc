#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/html_table.h"
#include "text/buf.h"

/* `3h 2 4; 1`: the columns of each row, `h` for a header row. */
static void assert_tables(const char *source, const char *expected)
{
    struct document *document =
        document_parse(STR("list.md"), str_from(source));
    struct html_table *table;
    struct arena arena;
    struct buf found;

    arena_init(&arena);
    buf_init(&found);
    table = html_table_read(&arena, document);
    buf_add(&found, STR(""));
    for (; table; table = table->next) {
        for (size_t i = 0; i < table->nrows; i++)
            buf_printf(&found, "%s%zu%s", i ? " " : "", table->rows[i].columns,
                       table->rows[i].header ? "h" : "");
        if (table->next)
            buf_add(&found, STR("; "));
    }
    buf_add_char(&found, '\0');
    assert_string_equal(found.ptr, expected);
    buf_release(&found);
    arena_release(&arena);
    document_free(document);
}

static void test_rows(void **state)
{
    (void)state;
    assert_tables("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "2h 2");
    assert_tables("<TABLE><TR><TD>a</TD></TR></TABLE>", "1");
    assert_tables("<table><td>a<td>b</table>", "2");
    assert_tables("<table><tr></tr><tr><td></table>", "1");
    assert_tables("<table>\n<tr><td>a\n\n<tr><td>b<td>c\n</table>", "1 2");
    assert_tables("<table><thead><tr><td>a</thead><tr><td>b</table>", "1h 1");
}

static void test_spans(void **state)
{
    (void)state;
    assert_tables("<table><tr><td colspan=3>a<td>b</table>", "4");
    assert_tables("<table><tr><td colspan='2'>a<td colspan=\"x\">b</table>",
                  "3");
    assert_tables("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>",
                  "2 2 1");
    assert_tables("<table><tr><td rowspan=3 colspan=2>a<tr><td>b<tr><td>c"
                  "<tr><td>d</table>",
                  "2 3 3 1");
    assert_tables("<table><tbody><tr><td rowspan=9>a<tbody><tr><td>b</table>",
                  "1 1");
    assert_tables("<table><tr><td rowspan=1000>a<tr><td>b</table>", "1 2");
}

static void test_nested_tables_are_their_own(void **state)
{
    (void)state;
    assert_tables("<table><tr><td><table><tr><td>1<td>2<td>3</table>"
                  "<td>b</table>",
                  "3; 2");
}

static void test_what_is_left_out(void **state)
{
    (void)state;
    assert_tables("<table><tr><td>never closed", "");
    assert_tables("<table><tr><td rowspan=0>a</table>", "");
    assert_tables("<table><tr><td rowspan=1001>a</table>", "");
    assert_tables("<table><tr><td colspan=99999999999999999999>a</table>", "");
    assert_tables("<table>\n<tr><td>a\n\n    <tr><td>code\n\n</table>", "");
    assert_tables("<pre><table><tr><td>a</table></pre>", "");
    assert_tables("```\n<table><tr><td>a</table>\n```", "");
    assert_tables("<!-- <table><tr><td>a</table> -->", "");
    assert_tables("<table><!-- <tr><td>a --><tr><td>b</table>", "1");
    assert_tables("</table>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_nested_tables_are_their_own),
        cmocka_unit_test(test_what_is_left_out),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
