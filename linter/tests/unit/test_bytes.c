#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/bytes.h"

static const unsigned char marks[256] = {['('] = 1, [0xEF] = 1, [0] = 1};

static void test_none(void **state)
{
    (void)state;
    assert_int_equal(bytes_find(STR(""), 0, marks), 0);
    assert_int_equal(bytes_find(STR("no mark at all here"), 0, marks), 19);
    assert_int_equal(bytes_find(STR("(behind"), 1, marks), 7);
    assert_int_equal(bytes_find(STR("("), 2, marks), 1);
}

/* At each place of a text that is longer than two steps. */
static void test_each_place(void **state)
{
    (void)state;
    for (size_t at = 0; at < 20; at++) {
        char text[20] = "abcdefghijklmnopqrst";

        text[at] = at % 2 ? '(' : '\0';
        for (size_t from = 0; from <= at; from++)
            assert_int_equal(
                bytes_find((struct str){text, sizeof text}, from, marks), at);
    }
}

static void test_high(void **state)
{
    (void)state;
    assert_int_equal(bytes_find(STR("ab\xC3\xA9\xEF\xBC\x88"), 0, marks), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_each_place),
        cmocka_unit_test(test_high),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
