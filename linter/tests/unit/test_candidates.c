#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/candidates.h"

static byte_set set_of(const char *bytes)
{
    byte_set set = 0;

    for (; *bytes; bytes++)
        set |= (byte_set)1 << (*bytes & 0x3F);
    return set;
}

/* What Windows-1252 leaves undefined. */
#define HOLES set_of("\x81\x8D\x8F\x90\x9D")

static void test_one_byte_lost(void **state)
{
    uint32_t found[CANDIDATES_MOST];

    (void)state;
    assert_int_equal(candidates_find(STR("\xE4\xB8"), 3, HOLES, found), 5);
    assert_int_equal(found[0], 0x4E01); /* 丁: the third byte, 0x81 */
    assert_int_equal(found[4], 0x4E1D); /* 丝: the third, 0x9D */
}

static void test_order_of_what_is_left(void **state)
{
    uint32_t found[CANDIDATES_MOST];

    (void)state;
    assert_int_equal(candidates_find(STR("\xE2\x80"), 3, set_of("\x9D"), found),
                     2);
    assert_int_equal(found[0], 0x201D); /* the third byte is gone */
    assert_int_equal(found[1], 0x2740); /* the second */
    assert_int_equal(candidates_find(STR("\xC3"), 2, set_of("\x81\x8D"), found),
                     2);
    assert_int_equal(found[0], 0xC1);
    assert_int_equal(found[1], 0xCD);
}

static void test_emoji(void **state)
{
    uint32_t found[CANDIDATES_MOST];
    size_t count = candidates_find(STR("\xF0\x9F\x98"), 4, HOLES, found);

    (void)state;
    assert_int_equal(count, 8);
    for (size_t i = 0; i < count; i++)
        assert_true(found[i] >= 0x1F300 && found[i] < 0x1FB00);
}

static void test_none(void **state)
{
    uint32_t found[CANDIDATES_MOST];

    (void)state;
    assert_int_equal(candidates_find(STR("\xE4\xB8"), 3, 0, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_byte_lost),
        cmocka_unit_test(test_order_of_what_is_left),
        cmocka_unit_test(test_emoji),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
