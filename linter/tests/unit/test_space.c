#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "text/space.h"
#include "text/utf8.h"

#define NBSP  "\u00A0"
#define IDEO  "\u3000"
#define BEGIN "https://a.org/b"

static void test_every_space(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char bytes[4];
        struct str text = {bytes, utf8_encode(c, bytes)};
        bool is_space =
            c != ' ' && (c < 0xD800 || c > 0xDFFF) &&
            utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;

        if ((space_at_front(text) > 0) != is_space)
            fail_msg("U+%04X", (unsigned)c);
        if ((space_find(text) == 0) != is_space)
            fail_msg("U+%04X is found: %d", (unsigned)c, !is_space);
    }
}

static void test_spaces(void **state)
{
    (void)state;
    assert_int_equal(space_at_front(STR(NBSP NBSP "a")), 2);
    assert_int_equal(spaces_at_front(STR(NBSP IDEO " a")), 5);
    assert_int_equal(space_find(STR("abcdefgh\u00A9 \u2014" IDEO)), 14);
    assert_int_equal(space_find(STR("a\xC2")), 2);
    assert_int_equal(spaces_at_front(STR(" " NBSP)), 0);
    assert_int_equal(spaces_at_end(STR("a" NBSP IDEO)), 5);
    assert_int_equal(spaces_at_end(STR("a" NBSP " ")), 0);
    assert_int_equal(spaces_at_end(STR("\xA0")), 0);
    assert_int_equal(space_columns(STR(" " NBSP IDEO)), 4);
    assert_string_equal(space_name(STR(IDEO)), "ideographic space U+3000");
    assert_string_equal(space_name(STR("")), "space");
}

static void assert_faults(const char *destination, size_t front, size_t gap,
                          size_t end)
{
    struct space_faults faults;
    bool found = space_faults_read(str_from(destination), &faults);

    assert_int_equal(found, front || gap || end);
    if (!found)
        return;
    assert_int_equal(faults.front, front);
    assert_int_equal(faults.gap, gap);
    assert_int_equal(faults.end, end);
    if (gap)
        assert_true(faults.gap_end > gap);
}

static void test_destinations(void **state)
{
    (void)state;
    assert_faults(BEGIN, 0, 0, 0);
    assert_faults("", 0, 0, 0);
    assert_faults(NBSP, 0, 0, 0);
    assert_faults(BEGIN "/é", 0, 0, 0);
    assert_faults(BEGIN NBSP "c", 0, 0, 0);
    assert_faults(NBSP BEGIN, 2, 0, 0);
    assert_faults(BEGIN IDEO, 0, 0, 3);
    assert_faults(NBSP BEGIN NBSP, 2, 0, 2);
    assert_faults(BEGIN NBSP "\"c\"", 0, 15, 0);
    assert_faults(IDEO BEGIN NBSP NBSP "'c'" NBSP, 3, 18, 2);
    assert_faults(BEGIN NBSP "\"c", 0, 0, 0);
    assert_faults(BEGIN NBSP "\"c\"d\"", 0, 0, 0);
    assert_faults(BEGIN NBSP "\"", 0, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_space),
        cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_destinations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
