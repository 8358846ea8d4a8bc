#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "text/compose.h"
#include "text/utf8.h"

/* One before the first of the trailing consonants, which utf8proc takes for one
   of them: behind a syllable it vanishes. */
enum { NO_TRAILING = 0x11A7 };

enum { ALL = 0x110000, MARKS = 100000 };

static void check(struct str text, struct str expected)
{
    struct buf out;

    buf_init(&out);
    compose_add(&out, text);
    assert_int_equal(out.len, expected.len);
    assert_memory_equal(buf_str(&out).ptr, expected.ptr, expected.len);
    buf_release(&out);
}

#define CHECK(text, expected) check(STR(text), STR(expected))

static void test_samples(void **state)
{
    (void)state;
    CHECK("", "");
    CHECK("plain", "plain");
    CHECK("cafe\u0301 noir", "caf\u00E9 noir");
    CHECK("e\u0301", "\u00E9");
    CHECK("\u0301e", "\u0301e");
    CHECK("=\u0338 ", "\u2260 ");
    CHECK("\u212B", "\u00C5");
    CHECK("a\u0301\u0323b", "\u1EA1\u0301b");
    CHECK("\u1112\u1161\u11AB", "\uD55C");
    CHECK("\uD558\u11AB", "\uD55C");
    CHECK("\u0915\u093C", "\u0915\u093C");
    CHECK("a\0e\u0301", "a\0\u00E9");
    CHECK("e\xFF\u0301e\u0301\xC3", "e\xFF\u0301\u00E9\xC3");
}

/* What utf8proc makes of a text that has no long runs of marks. */
static void check_whole(const char *text)
{
    utf8proc_uint8_t *expected = utf8proc_NFC((const utf8proc_uint8_t *)text);

    check(str_from(text), str_from((const char *)expected));
    free(expected);
}

/* Each character, by itself, and behind and before what may compose with it. */
static void test_every_character(void **state)
{
    static const char *const around[][2] = {
        {"", ""},
        {"a", "\u0301"},
        {"\u1100", "\u11A8"},
        {"\u0915", "\u0323"},
        {"\uAC00", "\u3099"},
    };

    (void)state;
    for (uint32_t c = 1; c < ALL; c++)
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            struct buf text;

            if ((c >= 0xD800 && c < 0xE000) || c == NO_TRAILING)
                continue;
            buf_init(&text);
            buf_add(&text, str_from(around[i][0]));
            buf_add_code_point(&text, c);
            buf_add(&text, str_from(around[i][1]));
            check_whole(buf_str(&text).ptr);
            buf_release(&text);
        }
}

/* Sorting these takes quadratic time. */
static void test_long_runs_of_marks(void **state)
{
    struct buf text, out;

    (void)state;
    buf_init(&text);
    buf_init(&out);
    buf_add_char(&text, 'e');
    for (int i = 0; i < MARKS; i++)
        buf_add(&text, STR("\u0301\u0323"));
    compose_add(&out, buf_str(&text));
    assert_true(str_starts(buf_str(&out), STR("\u1EB9\u0323")));
    assert_int_equal(out.len, text.len);
    buf_release(&text);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_long_runs_of_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
