#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "explain/example.h"
#include "text/buf.h"

/* Adds so many lines of text, numbered from 1. */
static void add_lines(struct buf *list, size_t count)
{
    for (size_t i = 1; i <= count; i++)
        buf_printf(list, "line %zu\n", i);
}

static void check_front(struct buf *list, size_t least, size_t lines)
{
    struct str front = example_front(buf_str(list), least);

    assert_int_equal(example_lines(front), lines);
    assert_true(str_starts(buf_str(list), front));
    buf_release(list);
}

static void lines_are_counted(void **state)
{
    (void)state;
    assert_int_equal(example_lines(STR("")), 0);
    assert_int_equal(example_lines(STR("a")), 1);
    assert_int_equal(example_lines(STR("a\n")), 1);
    assert_int_equal(example_lines(STR("a\n\nb")), 3);
}

static void a_short_list_is_whole(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 10);
    buf_add_char(&list, '\n');
    add_lines(&list, 9);
    check_front(&list, 0, 20);
}

static void a_long_list_ends_with_a_part(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 8);
    buf_add_char(&list, '\n');
    add_lines(&list, 8);
    buf_add_char(&list, '\n');
    add_lines(&list, 8);
    check_front(&list, 0, 17);
}

static void the_part_asked_for_is_there(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 8);
    buf_add_char(&list, '\n');
    add_lines(&list, 20);
    buf_add_char(&list, '\n');
    add_lines(&list, 8);
    check_front(&list, 12, 29);
}

static void an_indented_line_continues_a_part(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 8);
    buf_add(&list, STR("\n- item\n\n  continued\n\n"));
    add_lines(&list, 20);
    check_front(&list, 0, 12);
    add_lines(&list, 8);
    buf_add(&list, STR("\n- item\n\n"));
    for (size_t i = 0; i < 20; i++)
        buf_add(&list, STR("  continued\n"));
    check_front(&list, 0, 8);
}

static void code_is_no_part(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 6);
    buf_add(&list, STR("\n```\na\n\nb\n"));
    add_lines(&list, 20);
    buf_add(&list, STR("```\n"));
    check_front(&list, 0, 6);
}

static void a_heading_is_not_left_alone(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 8);
    buf_add(&list, STR("\n## Heading\n\n"));
    add_lines(&list, 20);
    check_front(&list, 0, 8);
}

static void a_very_long_part_is_cut(void **state)
{
    struct buf list;

    (void)state;
    buf_init(&list);
    add_lines(&list, 100);
    check_front(&list, 0, 60);
    add_lines(&list, 100);
    check_front(&list, 80, 80);
}

static void findings_are_read(void **state)
{
    struct str told = STR("bad.md:8:1: error: row has 4 [cells] [TBL006 a/b]\n"
                          "bad.md: note: too large [LST002 list/x]\n");
    size_t line;

    (void)state;
    assert_true(str_eq(example_finding(&told, &line),
                       STR("8:1: error: row has 4 [cells]")));
    assert_int_equal(line, 8);
    assert_true(str_eq(example_finding(&told, &line), STR("note: too large")));
    assert_int_equal(line, 0);
    assert_int_equal(told.len, 0);
}

static void definitions_below_the_front_are_rendered(void **state)
{
    struct example example = {.told = STR("bad.md:1:1: note: x [A1 a/b]\n")};
    struct arena arena;
    struct buf list;

    (void)state;
    arena_init(&arena);
    buf_init(&list);
    add_lines(&list, 6);
    buf_add_char(&list, '\n');
    add_lines(&list, 20);
    buf_add(&list, STR("\n[a]: b\n[not]:c\n[nor] d\n"));
    example.bad = buf_str(&list);
    assert_string_equal(example_rendered(&arena, &example).ptr,
                        "line 1\nline 2\nline 3\nline 4\nline 5\nline 6\n"
                        "\n\n[a]: b\n");
    buf_release(&list);
    arena_release(&arena);
}

static void every_rule_has_its_example(void **state)
{
    size_t rules = 0;

    (void)state;
    for (; all_rules[rules]; rules++) {
        const struct example *example = example_of(all_rules[rules]);

        if (!example)
            fail_msg("%s has no example", all_rules[rules]->name);
        assert_string_equal(example->name, all_rules[rules]->name);
        assert_true(example->bad.len && example->told.len && example->good.len);
    }
    assert_true(rules > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_counted),
        cmocka_unit_test(a_short_list_is_whole),
        cmocka_unit_test(a_long_list_ends_with_a_part),
        cmocka_unit_test(the_part_asked_for_is_there),
        cmocka_unit_test(an_indented_line_continues_a_part),
        cmocka_unit_test(code_is_no_part),
        cmocka_unit_test(a_heading_is_not_left_alone),
        cmocka_unit_test(a_very_long_part_is_cut),
        cmocka_unit_test(findings_are_read),
        cmocka_unit_test(definitions_below_the_front_are_rendered),
        cmocka_unit_test(every_rule_has_its_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
