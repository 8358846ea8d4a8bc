#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"
#include "document/guard.h"
#include "document/visited.h"
#include "text/buf.h"

#define PAIR "| a | b |\n|---|---|\n"

static size_t tables_of(struct str source)
{
    struct document *document = document_parse(STR("list.md"), source);
    size_t tables = document->ntables;

    assert_int_equal(document->misplaced, 0);
    document_free(document);
    return tables;
}

static void test_a_failed_pair_ends_the_search(void **state)
{
    (void)state;
    assert_int_equal(tables_of(STR("x\n|---|---|\n" PAIR)), 0);
    assert_int_equal(tables_of(STR("| a |\n|---|---|\n" PAIR "| 1 | 2 |\n")),
                     0);
    assert_int_equal(tables_of(STR("x\n:-|-:\n" PAIR)), 0);
    assert_int_equal(tables_of(STR("> x\n> |---|---|\n> | a | b |\n"
                                   "> |---|---|\n")),
                     0);
    assert_int_equal(tables_of(STR("- x\n  |---|---|\n  | a | b |\n"
                                   "  |---|---|\n")),
                     0);
    assert_int_equal(tables_of(STR("x\n|---|---|\n|---|---|\n| 1 | 2 |\n")), 0);
}

static void test_other_lines_end_nothing(void **state)
{
    (void)state;
    assert_int_equal(tables_of(STR("x\ny\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x | y\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x\n|---|---|\n\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x\n|---|---|\n# y\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("|---|---|\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x\n|--x|---|\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x\n     |---|---|\n" PAIR)), 1);
    assert_int_equal(tables_of(STR("x\n\\|---|---|\n" PAIR)), 1);
}

static void test_many_pairs_in_a_paragraph(void **state)
{
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("x\n|---|---|\n"));
    for (size_t i = 0; i < VISITED_PASSES * 4; i++)
        buf_add(&source, STR(PAIR "- item\n"));
    buf_add(&source, STR("\n" PAIR));
    assert_in_range(tables_of(buf_str(&source)), 1, VISITED_PASSES * 4);
    buf_clear(&source);
    buf_add(&source, STR("x\n|---|---|\n"));
    for (size_t i = 0; i < VISITED_PASSES * 4; i++)
        buf_add(&source, STR(PAIR));
    buf_add(&source, STR("\n" PAIR));
    assert_int_equal(tables_of(buf_str(&source)), 1);
    buf_release(&source);
}

/* Links in the lines that are no table any more keep their places. */
static void test_places_stay(void **state)
{
    struct document *document = document_parse(
        STR("list.md"), STR("x\n|---|---|\n| [a](u) | b |\n|---|---|\n"
                            "| [c](v) | d |\n"));

    (void)state;
    assert_int_equal(document->ntables, 0);
    assert_int_equal(document->nlinks, 2);
    assert_int_equal(document->links[0].span.start, 14);
    assert_int_equal(document->links[1].span.start, 39);
    assert_int_equal(document->misplaced, 0);
    document_free(document);
}

static void test_wasted_tries_are_bounded(void **state)
{
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("x\n"));
    for (size_t i = 0; i < 20000; i++)
        buf_add(&source, STR("|-|-|\n|-|-|-|\n"));
    buf_add(&source, STR("\n" PAIR));
    assert_int_equal(tables_of(buf_str(&source)), 1);
    buf_clear(&source);
    for (size_t i = 0; i < GUARD_TRIES * 2; i++)
        buf_add(&source, STR("a | b\n---\n"));
    buf_add(&source, STR(PAIR));
    assert_int_equal(tables_of(buf_str(&source)), 1);
    buf_release(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_failed_pair_ends_the_search),
        cmocka_unit_test(test_other_lines_end_nothing),
        cmocka_unit_test(test_many_pairs_in_a_paragraph),
        cmocka_unit_test(test_places_stay),
        cmocka_unit_test(test_wasted_tries_are_bounded),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
