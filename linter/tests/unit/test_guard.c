#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"
#include "document/guard.h"
#include "text/buf.h"

static void add_row(struct buf *source, const char *cell, size_t cells)
{
    buf_add_char(source, '|');
    for (size_t i = 0; i < cells; i++)
        buf_printf(source, "%s|", cell);
    buf_add_char(source, '\n');
}

/* A table of so many columns and short rows. */
static size_t tables_of(size_t columns, size_t rows)
{
    struct document *document;
    struct buf source;
    size_t tables;

    buf_init(&source);
    add_row(&source, "a", columns);
    add_row(&source, "-", columns);
    for (size_t i = 0; i < rows; i++)
        buf_add(&source, STR("b|\n"));
    document = document_parse(STR("list.md"), buf_str(&source));
    tables = document->ntables;
    assert_int_equal(document->misplaced, 0);
    document_free(document);
    buf_release(&source);
    return tables;
}

static void test_usual_tables_are_read(void **state)
{
    (void)state;
    assert_int_equal(tables_of(2, 3), 1);
    assert_int_equal(tables_of(GUARD_CELLS - 1, 500), 1);
    assert_int_equal(tables_of(6, 100000), 1);
}

static void test_too_many_cells_are_no_row(void **state)
{
    (void)state;
    assert_int_equal(tables_of(GUARD_CELLS, 1), 0);
    assert_int_equal(tables_of(100000, 1), 0);
}

static void test_too_much_padding_is_no_table(void **state)
{
    (void)state;
    assert_int_equal(tables_of(1000, 524), 1);
    assert_int_equal(tables_of(1000, 526), 0);
    assert_int_equal(tables_of(6, 140000), 0);
}

static void test_quoted_tables_are_guarded(void **state)
{
    struct document *document;
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("> |a|b|c|d|e|f|g|h|i|\n> |-|-|-|-|-|-|-|-|-|\n"));
    for (size_t i = 0; i < 80000; i++)
        buf_add(&source, STR("> b|\n"));
    document = document_parse(STR("list.md"), buf_str(&source));
    assert_int_equal(document->ntables, 0);
    document_free(document);
    buf_release(&source);
}

static void test_links_keep_their_places(void **state)
{
    struct document *document;
    struct buf source;

    (void)state;
    buf_init(&source);
    add_row(&source, "a", 2000);
    buf_add(&source, STR("[x](https://a.example/)\n"));
    document = document_parse(STR("list.md"), buf_str(&source));
    assert_int_equal(document->nlinks, 1);
    assert_int_equal(document->misplaced, 0);
    assert_true(str_eq(document_text(document, document->links[0].target),
                       STR("https://a.example/")));
    document_free(document);
    buf_release(&source);
}

static void test_columns_count_code_points(void **state)
{
    struct document *document;
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("x\n"));
    for (size_t i = 0; i < 1000; i++)
        buf_add(&source, STR("\xC3\xA9\xE4\xBD\xA0z\xFF"));
    document = document_parse(STR("list.md"), buf_str(&source));
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(document_column(document, 2 + 7 * i), 4 * i + 1);
        assert_int_equal(document_column(document, 2 + 7 * i + 2), 4 * i + 2);
        assert_int_equal(document_column(document, 2 + 7 * i + 6), 4 * i + 4);
    }
    document_free(document);
    buf_release(&source);
}

/* A lead byte wants three bytes where two are left: cmark-gfm on its own takes
   the bracket for one of them. */
static void test_torn_utf8_at_the_end(void **state)
{
    static const char *const sources[] = {
        "[a](https://example.org/caf\xE9)\n",
        "[a](https://example.org/\xF0z)",
        "[a](https://example.org/\xC3\xA9)\n",
        "[\xC3](https://example.org/\xE4\xB8)\r\n",
        "[a](https://example.org/\xC3\xE9)",
    };

    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct document *document =
            document_parse(STR("list.md"), str_from(sources[i]));

        if (document->nlinks != 1 || document->misplaced)
            fail_msg("%zu links in %s", document->nlinks, sources[i]);
        document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usual_tables_are_read),
        cmocka_unit_test(test_too_many_cells_are_no_row),
        cmocka_unit_test(test_too_much_padding_is_no_table),
        cmocka_unit_test(test_quoted_tables_are_guarded),
        cmocka_unit_test(test_links_keep_their_places),
        cmocka_unit_test(test_columns_count_code_points),
        cmocka_unit_test(test_torn_utf8_at_the_end),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
