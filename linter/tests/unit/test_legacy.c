#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/legacy.h"

static void assert_read(struct str bytes, const char *encoding,
                        const char *text, bool sure)
{
    struct legacy_reading reading;
    struct arena arena;

    arena_init(&arena);
    if (!legacy_read(&arena, bytes, &reading))
        fail_msg("not read: %s", text);
    assert_string_equal(reading.encoding, encoding);
    assert_string_equal(str_copy(&arena, reading.text).ptr, text);
    assert_int_equal(reading.sure, sure);
    arena_release(&arena);
}

static void assert_unread(struct str bytes)
{
    struct legacy_reading reading;
    struct arena arena;

    arena_init(&arena);
    if (legacy_read(&arena, bytes, &reading))
        fail_msg("read as %s: %.*s", reading.encoding, STR_ARG(reading.text));
    arena_release(&arena);
}

static void test_pairs(void **state)
{
    (void)state;
    assert_read(STR("\xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4 x"), "GB18030",
                "大规模中文", true);
    assert_read(STR("\xC1\x63\xC5\xE9\xA4\xA4\xA4\xE5"), "Big5", "繁體中文",
                true);
    assert_read(STR("\xC7\xD1\xB1\xB9\xBE\xEE\xB5\xA5\xC0\xCC\xC5\xCD\xC1"
                    "\xFD\xC7\xD5"),
                "EUC-KR", "한국어데이터집합", true);
    assert_read(STR("\xA5\xC7\xA1\xBC\xA5\xBF\xA4\xCE"), "EUC-JP", "データの",
                true);
    assert_read(STR("\x83\x66\x81\x5B\x83\x5E\x82\xCC"), "Shift_JIS",
                "データの", true);
}

static void test_length_is_what_was_read(void **state)
{
    struct legacy_reading reading;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(
        legacy_read(&arena, STR("\xC1\x63\xC5\xE9\xA4\xA4 | a"), &reading));
    assert_int_equal(reading.len, 6);
    assert_false(legacy_read(&arena, STR("\xB4\xF3\xB9\xFF"), &reading));
    assert_int_equal(reading.len, 2);
    arena_release(&arena);
}

static void test_cyrillic(void **state)
{
    (void)state;
    assert_read(STR("\xCF\xF0\xE8\xE2\xE5\xF2,"), "Windows-1251", "Привет",
                true);
    assert_read(STR("\xF0\xD2\xC9\xD7\xC5"), "KOI8-R", "Приве", true);
}

static void test_western(void **state)
{
    (void)state;
    assert_read(STR("\xE9t\xE9"), "Windows-1252", "é", true);
    assert_read(STR("\x93quoted\x94"), "Windows-1252", "“", true);
    assert_read(STR("\xE8re"), "Windows-1252", "è", false);
}

/* Nobody can tell, and so nobody says anything. */
static void test_unclear(void **state)
{
    (void)state;
    assert_unread(STR(""));
    assert_unread(STR("abc"));
    assert_unread(STR("\xFF\xFE"));
    assert_unread(STR("\x81"));
    assert_unread(STR("\xB4\xF3\xB9\xE6"));
    assert_unread(STR("\xE4\xB8\xE4\xB8\xE4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_length_is_what_was_read),
        cmocka_unit_test(test_cyrillic),
        cmocka_unit_test(test_western),
        cmocka_unit_test(test_unclear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
