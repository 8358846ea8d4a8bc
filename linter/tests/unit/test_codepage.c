#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/codepage.h"

static const struct codepage *page(const char *name, size_t *index)
{
    const struct codepages *all = codepages();

    for (*index = 0; *index < CODEPAGE_COUNT; ++*index)
        if (!strcmp(all->pages[*index].name, name))
            return &all->pages[*index];
    fail_msg("no page %s", name);
    return NULL;
}

static unsigned decode(const char *name, unsigned byte)
{
    size_t index;

    return page(name, &index)->decode[byte - 0x80];
}

static unsigned encode(const char *name, uint32_t code_point)
{
    const unsigned char *bytes = codepage_bytes(codepages(), code_point);
    size_t index;

    page(name, &index);
    return bytes ? bytes[index] : 0;
}

static byte_set set_of(const unsigned char *bytes, size_t count)
{
    byte_set set = 0;

    for (size_t i = 0; i < count; i++)
        set |= (byte_set)1 << (bytes[i] - 0x80);
    return set;
}

static void test_characters(void **state)
{
    (void)state;
    assert_int_equal(decode("Windows-1252", 0x80), 0x20AC);
    assert_int_equal(decode("Windows-1254", 0xD0), 0x011E);
    assert_int_equal(decode("Windows-1251", 0xD0), 0x0420);
    assert_int_equal(decode("Windows-1258", 0xCC), 0x0300);
    assert_int_equal(decode("ISO-8859-1", 0x85), 0x0085);
    assert_int_equal(decode("ISO-8859-15", 0xA4), 0x20AC);
    assert_int_equal(decode("CP437", 0xE2), 0x0393);
    assert_int_equal(decode("CP850", 0xE2), 0x00D4);
    assert_int_equal(decode("KOI8-R", 0xC1), 0x0430);
}

static void test_apple_table(void **state)
{
    (void)state;
    assert_int_equal(decode("Mac Roman", 0xC6), 0x2206);
    assert_int_equal(decode("Mac Roman", 0xF0), 0xF8FF);
    assert_int_equal(encode("Mac Roman", 0xF8FF), 0xF0);
}

static void test_undefined_bytes_are_controls(void **state)
{
    static const unsigned char undefined[] = {0x81, 0x8D, 0x8E, 0x8F,
                                              0x90, 0x9D, 0x9E};
    static const unsigned char soft_hyphen[] = {0xAD};
    size_t index;
    const struct codepage *turkish = page("Windows-1254", &index);
    byte_set expected = set_of(undefined, sizeof undefined);

    (void)state;
    assert_int_equal(turkish->decode[0x01], 0x81);
    assert_true(turkish->undefined == expected);
    assert_true(turkish->unseen == (expected | set_of(soft_hyphen, 1)));
}

static void test_every_byte_comes_back(void **state)
{
    const struct codepages *all = codepages();

    (void)state;
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        for (unsigned byte = 0x80; byte <= 0xFF; byte++)
            assert_int_equal(
                encode(all->pages[i].name, all->pages[i].decode[byte - 0x80]),
                byte);
}

static void test_characters_of_no_page(void **state)
{
    (void)state;
    assert_null(codepage_bytes(codepages(), 'a'));
    assert_null(codepage_bytes(codepages(), 0x4E2D));
    assert_null(codepage_bytes(codepages(), 0x1F525));
    assert_null(codepage_bytes(codepages(), 0));
    assert_int_equal(encode("Windows-1252", 0x0420), 0);
}

/* By the bytes that a character has in the pages, of which a lead begins and a
   rest goes on with a character in UTF-8. */
static void test_roles(void **state)
{
    static const unsigned char bytes[CODEPAGE_COUNT] = {
        0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0};
    struct codepage_role role = codepage_role_of(bytes);

    (void)state;
    assert_int_equal(role.leads, 1 << 5 | 1 << 6 | 1 << 8 | 1 << 9);
    assert_int_equal(role.rests, 1 << 1 | 1 << 2);
    role = codepage_role_of(NULL);
    assert_int_equal(role.leads | role.rests, 0);
}

static void test_roles_of_characters(void **state)
{
    static const uint32_t characters[] = {0xC3, 0xA9, 0x20AC, 0xFB01};

    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        struct codepage_role found = codepage_role(codepages(), characters[i]);
        struct codepage_role expected =
            codepage_role_of(codepage_bytes(codepages(), characters[i]));

        assert_int_equal(found.leads, expected.leads);
        assert_int_equal(found.rests, expected.rests);
        assert_true(found.leads || found.rests);
    }
}

static void test_byte(void **state)
{
    size_t latin, roman;

    (void)state;
    page("Windows-1252", &latin);
    page("Mac Roman", &roman);
    assert_int_equal(codepage_byte(codepages(), latin, 0x20AC), 0x80);
    assert_int_equal(codepage_byte(codepages(), latin, 0x0420), 0);
    assert_int_equal(codepage_byte(codepages(), latin, 0xFB01), 0);
    assert_int_equal(codepage_byte(codepages(), latin, 0x4E2D), 0);
    assert_int_equal(codepage_byte(codepages(), roman, 0xFB01), 0xDE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_apple_table),
        cmocka_unit_test(test_undefined_bytes_are_controls),
        cmocka_unit_test(test_every_byte_comes_back),
        cmocka_unit_test(test_characters_of_no_page),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_roles_of_characters),
        cmocka_unit_test(test_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
