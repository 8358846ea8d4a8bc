#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "text/script_trait.h"

static void test_traits(void **state)
{
    (void)state;
    assert_int_equal(script_traits('a'), 0);
    assert_int_equal(script_traits(0x058F), 0);
    assert_int_equal(script_traits(0x0590), SCRIPT_SHAPED);
    assert_int_equal(script_traits(0x0645), SCRIPT_SHAPED);
    assert_int_equal(script_traits(0x0E20), SCRIPT_SHAPED | SCRIPT_UNSPACED);
    assert_int_equal(script_traits(0x1787), SCRIPT_SHAPED | SCRIPT_UNSPACED);
    assert_int_equal(script_traits(0x1820), SCRIPT_SHAPED | SCRIPT_MONGOLIAN);
    assert_int_equal(script_traits(0x1112), SCRIPT_JAMO);
    assert_int_equal(script_traits(0x845B), SCRIPT_HAN);
    assert_int_equal(script_traits(0x2000B), SCRIPT_HAN);
    assert_int_equal(script_traits(0x3042), 0);
    assert_int_equal(script_traits(0xAC00), 0);
    assert_int_equal(script_traits(0x1F600), 0);
    assert_int_equal(script_traits(0xFEFF), 0);
    assert_int_equal(script_traits(0x10FFFF), 0);
}

/* Where a virama stands, a joiner may follow (RFC 5892, appendix A). */
static void test_every_virama(void **state)
{
    (void)state;
    for (utf8proc_int32_t c = 0; c < 0x110000; c++)
        if (utf8proc_get_property(c)->combining_class == 9 &&
            !(script_traits((uint32_t)c) & SCRIPT_SHAPED))
            fail_msg("U+%04X", (unsigned)c);
}

/* No character is of a right-to-left script and shapes nothing, but for those
   that are known to stand alone. */
static void test_every_arabic_letter(void **state)
{
    (void)state;
    for (utf8proc_int32_t c = 0; c < 0x110000; c++)
        if (utf8proc_get_property(c)->bidi_class == UTF8PROC_BIDI_CLASS_AL &&
            utf8proc_category(c) == UTF8PROC_CATEGORY_LO && c < 0x1E000 &&
            !(script_traits((uint32_t)c) & SCRIPT_SHAPED))
            fail_msg("U+%04X", (unsigned)c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_traits),
        cmocka_unit_test(test_every_virama),
        cmocka_unit_test(test_every_arabic_letter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
