#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/veto.h"

static const struct rule table_rule = {.name = "table/missing-cell"};
static const struct rule encoding_rule = {.name = "encoding/mojibake"};

static const char list[] = "| a | b |\n"
                           "| - | - |\n"
                           "| 鏁版嵁闆唡 12k |\n"
                           "| 目录 | é |\n"
                           "\n"
                           "| 鏁版嵁闆唡\n"
                           "| - | - |\n";

/* Whether the rule may not edit the line. */
static bool is_line_vetoed(const struct rule *rule, size_t line)
{
    struct document *document = document_parse(STR("a.md"), str_from(list));
    size_t end = document->lines[line].end;
    bool vetoed = is_vetoed(rule, document, (struct span){end, end});

    document_free(document);
    return vetoed;
}

static void test_lines(void **state)
{
    static const bool expected[] = {false, false, true, false,
                                    false, true,  true};

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(is_line_vetoed(&table_rule, i), expected[i]);
}

static void test_encoding_comes_first(void **state)
{
    (void)state;
    assert_false(is_line_vetoed(&encoding_rule, 2));
}

static void test_finding_loses_its_edit(void **state)
{
    struct document *document = document_parse(STR("a.md"), str_from(list));
    struct arena arena;
    struct check check = {
        .rule = &table_rule, .document = document, .arena = &arena};
    struct span clean = {0, 1};
    struct span damaged = document->lines[2];
    struct finding *finding;

    (void)state;
    check.last = &check.first;
    arena_init(&arena);
    finding = report(&check, document, damaged, "missing");
    finding_edit(&check, finding, damaged, STR("x"), false);
    assert_null(finding->edits);
    finding = report(&check, document, clean, "missing");
    finding_edit(&check, finding, clean, STR("x"), false);
    assert_non_null(finding->edits);
    arena_release(&arena);
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
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_encoding_comes_first),
        cmocka_unit_test(test_finding_loses_its_edit),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
