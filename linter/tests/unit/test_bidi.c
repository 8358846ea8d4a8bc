#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/bidi.h"

#define LRE "\u202A"
#define PDF "\u202C"
#define RLO "\u202E"
#define LRI "\u2066"
#define PDI "\u2069"

/* The partners of the marks as text: `1 0 -`. */
static void assert_partners(struct str text, const char *expected)
{
    struct arena arena;
    struct bidi_mark *marks;
    struct str found;
    size_t count;

    arena_init(&arena);
    count = bidi_marks(&arena, text, &marks);
    found = STR("");
    for (size_t i = 0; i < count; i++)
        found = marks[i].partner == BIDI_ALONE
                    ? str_printf(&arena, "%.*s-", STR_ARG(found))
                    : str_printf(&arena, "%.*s%zu", STR_ARG(found),
                                 marks[i].partner);
    assert_string_equal(str_copy(&arena, found).ptr, expected);
    arena_release(&arena);
}

static void test_find(void **state)
{
    (void)state;
    assert_int_equal(bidi_find(STR("ab" RLO "c"), 0), 2);
    assert_int_equal(bidi_find(STR("ab" RLO "c"), 3), 6);
    assert_int_equal(bidi_find(STR("\u2014\u200E\u200F\u061C\xE2"), 0), 12);
    assert_int_equal(bidi_find(STR(""), 0), 0);
}

static void test_pairs(void **state)
{
    (void)state;
    assert_partners(STR(RLO "a" PDF), "10");
    assert_partners(STR(LRI "a" PDI), "10");
    assert_partners(STR(LRI RLO "a" PDF PDI), "3210");
}

static void test_alone(void **state)
{
    (void)state;
    assert_partners(STR(RLO "a"), "-");
    assert_partners(STR("a" PDF), "-");
    assert_partners(STR(PDI LRI), "--");
    assert_partners(STR(LRE PDI), "--");
}

static void test_isolate_ends_what_it_holds(void **state)
{
    (void)state;
    assert_partners(STR(LRI LRE "a" PDI PDF), "2-0-");
    assert_partners(STR(LRE LRI PDF PDI PDF), "43-10");
}

static void test_right_to_left(void **state)
{
    (void)state;
    assert_true(bidi_has_right_to_left(STR("abc \u05D0")));
    assert_true(bidi_has_right_to_left(STR("\u0645")));
    assert_false(bidi_has_right_to_left(STR("abc \u00E9 \u4E2D" RLO)));
    assert_false(bidi_has_right_to_left(STR("\u200F\u061C\xFF")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_isolate_ends_what_it_holds),
        cmocka_unit_test(test_right_to_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
