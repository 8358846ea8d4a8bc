#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/alloc.h"
#include "text/buf.h"
#include "text/utf8.h"
#include "text/wide.h"

static const char text[] = "# 数据集 🔥\r\n\n- [naïve](https://example.org/)\n";

static void add_unit(struct buf *out, uint32_t unit, size_t bytes, bool big)
{
    for (size_t i = 0; i < bytes; i++) {
        size_t shift = 8 * (big ? bytes - 1 - i : i);

        buf_add_char(out, (char)(unit >> shift & 0xFF));
    }
}

static void add_code_point(struct buf *out, uint32_t c, size_t bytes, bool big)
{
    if (bytes == 4 || c < 0x10000) {
        add_unit(out, c, bytes, big);
        return;
    }
    add_unit(out, 0xD800 + ((c - 0x10000) >> 10), bytes, big);
    add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), bytes, big);
}

/* Adds the text in units of so many bytes. */
static void add_wide(struct buf *out, struct str s, size_t bytes, bool big)
{
    while (s.len) {
        struct utf8_char c = utf8_decode(s);

        add_code_point(out, c.code_point, bytes, big);
        s = str_slice(s, c.len, s.len);
    }
}

static void assert_wide(struct str bytes, const char *name, bool mark,
                        struct str expected, size_t lost)
{
    struct arena arena;
    struct wide wide;
    struct str read;

    arena_init(&arena);
    if (!wide_find(bytes, &wide))
        fail_msg("not %s: %.*s", name, STR_ARG(expected));
    read = wide_read(&arena, bytes, &wide);
    assert_string_equal(wide.name, name);
    assert_int_equal(wide.mark, mark);
    assert_int_equal(wide.lost, lost);
    assert_int_equal(read.len, expected.len);
    assert_memory_equal(read.ptr, expected.ptr, expected.len);
    arena_release(&arena);
}

static void assert_narrow(struct str bytes)
{
    struct wide wide;

    if (wide_find(bytes, &wide))
        fail_msg("%s: %.*s", wide.name, STR_ARG(bytes));
}

static const struct form {
    const char *name;
    size_t bytes;
    bool big;
} forms[] = {
    {"UTF-16LE", 2, false},
    {"UTF-16BE", 2, true},
    {"UTF-32LE", 4, false},
    {"UTF-32BE", 4, true},
};

static void test_every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * sizeof forms / sizeof *forms; i++) {
        const struct form *form = &forms[i / 2];
        struct buf bytes;

        buf_init(&bytes);
        if (i % 2)
            add_unit(&bytes, 0xFEFF, form->bytes, form->big);
        add_wide(&bytes, str_from(text), form->bytes, form->big);
        assert_wide(buf_str(&bytes), form->name, i % 2, str_from(text), 0);
        buf_release(&bytes);
    }
}

static void test_text_of_few_letters(void **state)
{
    (void)state;
    assert_wide(STR("\xFF\xFE"), "UTF-16LE", true, STR(""), 0);
    assert_wide(STR("\xFF\xFE"
                    "a\0"),
                "UTF-16LE", true, STR("a"), 0);
    assert_wide(STR("\0a\0b\0c\0d\0\n"), "UTF-16BE", false, STR("abcd\n"), 0);
    assert_narrow(STR("a\0b\0c\0\n\0"));
    assert_narrow(STR(""));
}

/* Chinese whose only ASCII is in links and line ends. */
static void test_text_of_other_scripts(void **state)
{
    struct buf list, bytes;

    (void)state;
    buf_init(&list);
    buf_init(&bytes);
    for (int i = 0; i < 500; i++)
        buf_add(&list, STR("- 一个大规模的中文数据集\n"));
    add_wide(&bytes, buf_str(&list), 2, false);
    assert_wide(buf_str(&bytes), "UTF-16LE", false, buf_str(&list), 0);
    buf_release(&list);
    buf_release(&bytes);
}

#define REPLACED "\xEF\xBF\xBD"

static void test_what_is_no_text(void **state)
{
    (void)state;
    assert_wide(STR("\xFF\xFE"
                    "a\0b\0c\0d"),
                "UTF-16LE", true, STR("abc" REPLACED), 1);
    assert_wide(STR("\xFF\xFE"
                    "a\0b\0\x3D\xD8"),
                "UTF-16LE", true, STR("ab" REPLACED), 1);
    assert_wide(STR("\xFF\xFE"
                    "a\0\x3D\xD8"
                    "b\0c\0"),
                "UTF-16LE", true, STR("a" REPLACED "bc"), 1);
    assert_wide(STR("\xFF\xFE"
                    "a\0b\0c\0\x25\xDD\x3D\xD8\x25\xDD"),
                "UTF-16LE", true, STR("abc" REPLACED "\U0001F525"), 1);
    assert_wide(STR("\0\0\xFE\xFF\0\0\0a\0\0\xD8\0\0\0\0b\0\0\0c\0\x11\0\0"
                    "\0\0\0d\0\0"),
                "UTF-32BE", true, STR("a" REPLACED "bc" REPLACED "d" REPLACED),
                3);
}

static void test_other_bytes(void **state)
{
    (void)state;
    assert_narrow(STR("# A list\n\n- [a](https://example.org/) – ok\n"));
    assert_narrow(STR("# A list\0\0 with\0NULs\n\n- and text around them\n"));
    assert_narrow(STR("a\0b c\0d e\0f\n"));
    assert_narrow(STR("x [\0a\0bc\xF0\xF4\x80](u) y"));
    assert_narrow(STR("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    assert_narrow(STR("\1\0\2\0\3\0\4\0\5\0\6\0\7\0\10\0\11\0\12\0"));
    assert_narrow(STR("\x7f\x45\x4c\x46\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0\1\0"
                      "\0\0\xd0\x4f\0\0"));
    assert_narrow(STR("\xEF\xBB\xBF# UTF-8 with a mark\0\n"));
}

/* UTF-8 would be nonsense if the mark were believed. */
static void test_a_mark_that_lies(void **state)
{
    (void)state;
    assert_narrow(STR("\xFF\xFE# A list\n\n- [a](https://example.org/)\n"));
    assert_narrow(STR("\xFE\xFF# A list\n\n- a NUL\0- [a](/b)\n"));
    assert_narrow(STR("\xFF\xFE\0\0\0\0\0\0\0\0\0\0"));
}

/* Of any bytes comes UTF-8, in the room that was taken for it. */
static void test_any_bytes(void **state)
{
    enum { ROUNDS = 2000, LONGEST = 64 };
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        struct arena arena;
        struct str read;
        struct wide wide;
        struct buf bytes;

        buf_init(&bytes);
        add_wide(&bytes, STR("\xEF\xBB\xBFplain text"), 2 + round % 2 * 2,
                 false);
        for (size_t i = 0; i < round % LONGEST; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_add_char(&bytes, (char)(seed >> 24));
        }
        arena_init(&arena);
        if (wide_find(buf_str(&bytes), &wide)) {
            read = wide_read(&arena, buf_str(&bytes), &wide);
            assert_int_equal(utf8_invalid(read, 0), read.len);
        }
        arena_release(&arena);
        buf_release(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form),
        cmocka_unit_test(test_text_of_few_letters),
        cmocka_unit_test(test_text_of_other_scripts),
        cmocka_unit_test(test_what_is_no_text),
        cmocka_unit_test(test_other_bytes),
        cmocka_unit_test(test_a_mark_that_lies),
        cmocka_unit_test(test_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
