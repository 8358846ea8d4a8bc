#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/script_table.h"

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(script_name('a'), "Latin");
    assert_string_equal(script_name(0x0436), "Cyrillic");
    assert_string_equal(script_name(0x4E2D), "Han");
    assert_string_equal(script_name(0x16A0), "Runic");
    assert_null(script_name('1'));
    assert_null(script_name('-'));
    assert_null(script_name(0x1F525));
    assert_null(script_name(0x10FFFF));
}

static void test_restrictive(void **state)
{
    static const char *const yes[] = {
        "abc",       "привет",  "中文ai",    "日本のウェブweb",
        "한국漢字a", "台灣ㄅa", "abc-123",   "हिन्दी१",
        "ーア",      "ελλάδα",  "a\u0301bc", "",
    };
    static const char *const no[] = {
        "aж", "αж", "한ひ", "ㄅひ", "中ж", "aΩ", "ーж", "नa١",
    };

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!script_is_restrictive(str_from(yes[i])))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (script_is_restrictive(str_from(no[i])))
            fail_msg("%s", no[i]);
}

static void test_sets(void **state)
{
    struct script_set latin = script_set_of('a');

    (void)state;
    assert_true(script_set_has(latin, SCRIPT_LATIN));
    assert_false(script_set_has(latin, SCRIPT_JAPANESE));
    assert_true(script_set_meet(latin, script_set_of('1')));
    assert_false(script_set_meet(latin, script_set_of(0x0436)));
    assert_true(script_set_has(script_set_of(0x4E2D), SCRIPT_KOREAN));
    assert_true(
        script_set_has(script_set_of_text(STR("カ漢")), SCRIPT_JAPANESE));
    assert_false(
        script_set_has(script_set_of_text(STR("カ漢")), SCRIPT_BOPOMOFO_HAN));
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < script_range_count; i++) {
        const struct script_range *range = &script_ranges[i];

        assert_true(range->first <= range->last);
        assert_true(!i || script_ranges[i - 1].last < range->first);
        assert_true(script_set_has(range->set, range->name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_restrictive),
        cmocka_unit_test(test_sets),
        cmocka_unit_test(test_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
