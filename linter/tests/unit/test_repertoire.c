#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/repertoire.h"

static void test_parts(void **state)
{
    (void)state;
    assert_int_equal(repertoire_of(0xE9), REPERTOIRE_PLAIN);
    assert_int_equal(repertoire_of(0x2019), REPERTOIRE_PLAIN);
    assert_int_equal(repertoire_of(0x1F525), REPERTOIRE_PLAIN);
    assert_int_equal(repertoire_of(0x0436), REPERTOIRE_OTHER);
    assert_int_equal(repertoire_of(0x0E01), REPERTOIRE_OTHER);
    assert_int_equal(repertoire_of(0x3042), REPERTOIRE_EAST);
    assert_int_equal(repertoire_of(0x4E2D), REPERTOIRE_EAST);
    assert_int_equal(repertoire_of(0x8CC7), REPERTOIRE_EAST);
    assert_int_equal(repertoire_of(0xAC00), REPERTOIRE_EAST);
}

static void test_what_nobody_writes(void **state)
{
    static const uint32_t rare[] = {
        'a',    0x80,   0x0378, 0x0712, 0x082B, 0x1516,  0x3400,   0x4E04,
        0xAC02, 0xD7A4, 0xE000, 0xFEC5, 0xFFFE, 0x20000, 0x10FFFF, 0x110000};

    (void)state;
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        if (repertoire_of(rare[i]) != REPERTOIRE_NONE)
            fail_msg("U+%04X", (unsigned)rare[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_what_nobody_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
