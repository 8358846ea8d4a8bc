#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/census.h"

static void test_bytes(void **state)
{
    struct census census;

    (void)state;
    census_take(&census, STR("a\tb\xC3\xA9"));
    assert_true(census_has(&census, 0x00, 0x1F));
    assert_true(census_has(&census, 0xC0, 0xFF));
    assert_false(census_has(&census, 0x0A, 0x1F));
    assert_false(census_has(&census, 0xAA, 0xC2));
}

/* Eight bytes are looked at together: each of them counts. */
static void test_every_place(void **state)
{
    static const unsigned char bytes[] = {0x00, 0x1F, 0x7F, 0x80, 0xFF};
    struct census census;
    char text[24];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++) {
        for (size_t at = 0; at < sizeof text; at++) {
            memset(text, at % 2 ? ' ' : '~', sizeof text);
            text[at] = (char)bytes[i];
            census_take(&census, (struct str){text, sizeof text});
            for (unsigned byte = 0; byte < 256; byte++)
                assert_int_equal(census.bytes[byte], byte == bytes[i]);
        }
    }
}

static void test_pairs(void **state)
{
    struct census census;

    (void)state;
    census_take(&census, STR("\xE2\x80\x9C \xC3\xA9\xC2"));
    assert_true(census_has_pair(&census, 0xE2, 0x80, 0x81));
    assert_true(census_has_pair(&census, 0xC3, 0x80, 0xBF));
    assert_false(census_has_pair(&census, 0xE2, 0x81, 0xBF));
    assert_false(census_has_pair(&census, 0xC2, 0x80, 0xBF));
}

static void test_nothing(void **state)
{
    struct census census;

    (void)state;
    census_take(&census, STR(""));
    assert_false(census_has(&census, 0x00, 0xFF));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
