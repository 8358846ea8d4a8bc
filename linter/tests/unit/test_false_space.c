#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/false_space.h"

#define N "\u00A0"
#define I "\u3000"

/* A letter for each one that is found: `h`, `i`, `d` and `t`. */
static void assert_found(const char *text, const char *expected)
{
    static const char letters[] = {
        [FALSE_SPACE_HEADING] = 'h',
        [FALSE_SPACE_ITEM] = 'i',
        [FALSE_SPACE_INDENT] = 'd',
        [FALSE_SPACE_TASK] = 't',
    };
    struct document *document = document_parse(STR("a.md"), str_from(text));
    struct false_space_search search = {.document = document};
    struct false_space found;
    char kinds[16] = "";
    size_t count = 0;

    while (count < sizeof kinds - 1 && false_space_next(&search, &found))
        kinds[count++] = letters[found.kind];
    if (!str_eq(str_from(kinds), str_from(expected)))
        fail_msg("%s: %s, not %s", text, kinds, expected);
    document_free(document);
}

static void test_headings(void **state)
{
    (void)state;
    assert_found("#" N "a", "h");
    assert_found("######" I N "a", "h");
    assert_found("> ##" N "a", "h");
    assert_found("- #" N "a", "h");
    assert_found("text\n##" N "a", "h");
    assert_found("text\n   ##" N "1", "h");
    assert_found("#######" N "a", "");
    assert_found("#" N, "");
    assert_found("#" N "1 of all", "");
    assert_found("# " N "a", "");
    assert_found("#a" N "b", "");
    assert_found("text\n     #" N "a", "");
    assert_found("    #" N "a", "");
    assert_found("```\n#" N "a\n```", "");
}

static void test_items(void **state)
{
    (void)state;
    assert_found("-" N "a\n-" N "b", "ii");
    assert_found("- a\n-" N "b", "i");
    assert_found("- a\n\n-" N "b", "i");
    assert_found("+" I "a\n+ b", "i");
    assert_found("1." N "a\n2." N "b", "ii");
    assert_found("1. a\n2." N "b", "i");
    assert_found("> 1)" N "a\n> 2)" N "b", "ii");
    assert_found("text\n-" N "a\n-" N "b", "ii");
    assert_found("-" N "a", "");
    assert_found("-" N "a\n*" N "b", "");
    assert_found("a\n\n-" N "b\n\nc", "");
    assert_found("-" N "\n-" N, "");
    assert_found("text\n2." N "a\n3." N "b", "");
    assert_found("2." N "a\n3." N "b", "ii");
    assert_found("1." N "May 2020", "");
    assert_found("-a\n-" N "b", "");
    assert_found("---\n\n-" N "b", "");
    assert_found("```\n-" N "a\n-" N "b\n```", "");
}

static void test_indents(void **state)
{
    (void)state;
    assert_found("- a\n" N N "- b", "d");
    assert_found("- a\n" I "- b", "d");
    assert_found("- a\n  " N N "- b", "d");
    assert_found(N "- a\n" N "- b", "dd");
    assert_found(N N N N "- a\n" N N N N "- b", "");
    assert_found(N "- a", "");
    assert_found(N "a\n" N "b", "");
    assert_found("- a\n" N "-b", "");
}

static void test_tasks(void **state)
{
    struct document *document =
        document_parse(STR("a.md"), STR("- [" N "]" N "a"));
    struct false_space_search search = {.document = document};
    struct false_space found;

    (void)state;
    assert_true(false_space_next(&search, &found));
    assert_int_equal(found.count, 2);
    assert_int_equal(found.spans[0].start, 3);
    assert_int_equal(found.spans[0].end, 5);
    assert_int_equal(found.spans[1].start, 6);
    assert_int_equal(found.spans[1].end, 8);
    document_free(document);
    assert_found("- [" I "] a\n- [x]" N "b", "tt");
    assert_found("1. [" N "] a", "t");
    assert_found("- [ ] a\n- [x] b", "");
    assert_found("[" N "] a", "");
    assert_found("- [x]" N "a\n\n[x]: b", "");
    assert_found("- [" N "](a) b", "");
    assert_found("- [" N "]a", "");
    assert_found("- [" N "]", "");
    assert_found("- [x", "");
    assert_found("- [", "");
}

/* Whether the first one is contained. */
static bool is_contained(const char *text)
{
    struct document *document = document_parse(STR("a.md"), str_from(text));
    struct false_space_search search = {.document = document};
    struct false_space found;

    assert_true(false_space_next(&search, &found));
    document_free(document);
    return found.contained;
}

static void test_contained(void **state)
{
    (void)state;
    assert_true(is_contained("#" N "a"));
    assert_true(is_contained("#" N "a\nb\n\n| c |\n| - |"));
    assert_true(is_contained("- a\n-" N "b\n\ntext"));
    assert_false(is_contained("#" N "a\nb | c"));
    assert_false(is_contained("#" N "a\n[b]: c"));
    assert_false(is_contained("> #" N "a"));
    assert_false(is_contained("-" N "a\n-" N "b\n\n    code"));
    assert_false(is_contained("-" N "a\n-" N "b\n\n" N "c"));
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
        cmocka_unit_test(test_headings),  cmocka_unit_test(test_items),
        cmocka_unit_test(test_indents),   cmocka_unit_test(test_tasks),
        cmocka_unit_test(test_contained),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
