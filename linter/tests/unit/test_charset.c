#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/charset.h"

static const struct charset *find(const char *name)
{
    for (size_t i = 0; i < CHARSET_COUNT; i++)
        if (!strcmp(charsets()[i].name, name))
            return &charsets()[i];
    fail_msg("no encoding is called %s", name);
    return NULL;
}

static void assert_decoded(const char *name, struct str bytes,
                           uint32_t code_point, size_t len)
{
    struct utf8_char c = charset_decode(find(name), bytes);

    assert_true(c.valid);
    assert_int_equal(c.code_point, code_point);
    assert_int_equal(c.len, len);
}

static void assert_invalid(const char *name, struct str bytes)
{
    struct utf8_char c = charset_decode(find(name), bytes);

    assert_false(c.valid);
    assert_int_equal(c.len, bytes.len ? 1 : 0);
}

static void test_every_one_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHARSET_COUNT; i++) {
        size_t count = 0;

        assert_non_null(charsets()[i].languages[0]);
        for (unsigned byte = 0x80; byte < 0x100; byte++)
            for (unsigned next = 0x20; next < 0x100; next++)
                count += charset_decode(
                             &charsets()[i],
                             (struct str){(char[]){(char)byte, (char)next}, 2})
                             .valid;
        assert_true(count >= 50 * 0xE0);
    }
}

static void test_singles(void **state)
{
    (void)state;
    assert_decoded("Windows-1252", STR("a\xE9"), 'a', 1);
    assert_decoded("Windows-1252", STR("\xE9"), 0xE9, 1);
    assert_decoded("Windows-1250", STR("\xB9"), 0x105, 1);
    assert_decoded("KOI8-U", STR("\xA7"), 0x457, 1);
    assert_decoded("Windows-1258", STR("\xEC"), 0x301, 1);
    assert_invalid("Windows-1252", STR("\x81"));
    assert_invalid("Windows-1253", STR("\xD2"));
    assert_invalid("Windows-1252", STR(""));
}

static void test_pairs(void **state)
{
    (void)state;
    assert_decoded("GB18030", STR("\xD6\xD0"), 0x4E2D, 2);
    assert_decoded("Big5", STR("\xA4\xA4"), 0x4E2D, 2);
    assert_decoded("Shift_JIS", STR("\x83\x5C"), 0x30BD, 2);
    assert_decoded("Shift_JIS", STR("\xB1\xB2"), 0xFF71, 1);
    assert_decoded("EUC-KR", STR("\xB0\xA1"), 0xAC00, 2);
    assert_decoded("EUC-JP", STR("\x8E\xB1"), 0xFF71, 2);
    assert_invalid("GB18030", STR("\xD6"));
    assert_invalid("GB18030", STR("\xD6 "));
    assert_invalid("Shift_JIS", STR("\x83\x7F"));
}

static void test_longer_ones(void **state)
{
    (void)state;
    assert_decoded("EUC-JP", STR("\x8F\xB0\xA1"), 0x4E02, 3);
    assert_decoded("GB18030", STR("\x81\x30\x81\x30"), 0x80, 4);
    assert_decoded("GB18030", STR("\x94\x39\xDA\x33"), 0x1F4A9, 4);
    assert_decoded("GB18030", STR("\xE3\x32\x9A\x35"), 0x10FFFF, 4);
    assert_invalid("GB18030", STR("\xE3\x32\x9A\x36"));
    assert_invalid("GB18030", STR("\x81\x30\x81"));
    assert_invalid("GB18030", STR("\x81\x30\x80\x30"));
    assert_invalid("GB18030", STR("\x81\x30\xFF\x30"));
    assert_invalid("GB18030", STR("\x81\x30\x81\x3A"));
    assert_invalid("GB18030", STR("\x81\x30\x81\x2F"));
    assert_invalid("GB18030", STR("\x85\x30\x81\x30"));
    assert_invalid("EUC-JP", STR("\x8F\xB0"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_one_is_known),
        cmocka_unit_test(test_singles),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_longer_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
