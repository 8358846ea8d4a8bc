#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/lookalike.h"
#include "text/lookalike_table.h"
#include "text/utf8.h"

static void assert_alike(const char *a, const char *b, bool alike)
{
    struct arena arena;
    struct str left, right;

    arena_init(&arena);
    left = lookalike_skeleton(&arena, str_from(a));
    right = lookalike_skeleton(&arena, str_from(b));
    if (str_eq(left, right) != alike)
        fail_msg("%s: \"%.*s\", %s: \"%.*s\"", a, STR_ARG(left), b,
                 STR_ARG(right));
    arena_release(&arena);
}

static void test_skeletons(void **state)
{
    (void)state;
    assert_alike("аррӏе", "apple", true);
    assert_alike("ехаmрӏе", "example", true);
    assert_alike("exаrnple", "example", true);
    assert_alike("müllеr", "müller", true);
    assert_alike("mu\u0308ller", "müller", true);
    assert_alike("カニ", "力二", true);
    assert_alike("علی", "علي", true);
    assert_alike("øre", "o\u0338re", true);
    assert_alike("ore", "øre", false);
    assert_alike("lærebok", "laerebok", false);
    assert_alike("ӕ", "æ", true);
    assert_alike("example", "exomple", false);
    assert_alike("", "", true);
    assert_alike("a\xff", "а\xff", true);
}

static void assert_ascii(const char *text, const char *expected)
{
    struct arena arena;
    struct str found;

    arena_init(&arena);
    found = lookalike_ascii(&arena, str_from(text));
    if (!str_eq(found, str_from(expected)))
        fail_msg("%s: \"%.*s\" is not \"%s\"", text, STR_ARG(found), expected);
    arena_release(&arena);
}

/* What is ASCII stays, though an m looks like rn and a 0 like an O. */
static void test_ascii(void **state)
{
    (void)state;
    assert_ascii("аррӏе", "apple");
    assert_ascii("m0dern\u2215", "m0dern/");
    assert_ascii("\u09E6", "o");
    assert_ascii("apple", "");
    assert_ascii("été", "");
    assert_ascii("россия", "");
    assert_ascii("a\xff", "");
    assert_ascii("", "");
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < lookalike_count; i++) {
        struct str text = str_from(lookalikes[i].text);

        assert_true(!i ||
                    lookalikes[i - 1].code_point < lookalikes[i].code_point);
        assert_in_range(text.len, 1, sizeof lookalikes[i].text - 1);
        assert_int_equal(utf8_invalid(text, 0), text.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_skeletons),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
