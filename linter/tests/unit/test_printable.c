#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "text/alloc.h"
#include "text/printable.h"
#include "text/utf8.h"

/* A family and a heart, with joiners and a selector. */
#define FAMILY                                                                 \
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"                 \
    "\xF0\x9F\x91\xA7 \xE2\x9D\xA4\xEF\xB8\x8F"

struct sample {
    const char *text, *expected;
};

static const struct sample samples[] = {
    {"", ""},
    {"row has 6 cells", "row has 6 cells"},
    {"a\tb", "a b"},
    {"a\nb\rc", "a<U+000A>b<U+000D>c"},
    {"\033[31mred", "<U+001B>[31mred"},
    {"\x7F", "<U+007F>"},
    {"\xC2\x85", "<U+0085>"},
    {"\xC2\x9B"
     "31m",
     "<U+009B>31m"},
    {"\xFF", "\\xff"},
    {"\xC3(", "\\xc3("},
    {"\xC0\xAF", "\\xc0\\xaf"},
    {"\xED\xA0\x80", "\\xed\\xa0\\x80"},
    {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
    {"\xE4\xB8", "\\xe4\\xb8"},
    {"\xE2\x80\xA8\xE2\x80\xA9", "<U+2028><U+2029>"},
    {"a\xE2\x80\xAE"
     "b",
     "a<U+202E>b"},
    {"\xD8\x9C\xE2\x80\x8E\xE2\x80\x8F", "<U+061C><U+200E><U+200F>"},
    {"\xE2\x81\xA6\xE2\x81\xA9", "<U+2066><U+2069>"},
    {"\xE2\x80\x8B", "<U+200B>"},
    {"\xEF\xBB\xBF# x", "<U+FEFF># x"},
    {"\xC2\xAD\xE2\x81\xA0", "<U+00AD><U+2060>"},
    {"\xEF\xBF\xBE\xEF\xB7\x90", "<U+FFFE><U+FDD0>"},
    {"\xF4\x8F\xBF\xBF", "<U+10FFFF>"},
    {"\xF3\xA0\x81\x81", "<U+E0041>"},
    {"##[error]x", "<U+0023>#[error]x"},
    {"a ##[group]##[x", "a <U+0023>#[group]<U+0023>#[x"},
    {"####[", "##<U+0023>#["},
    {"## [x]", "## [x]"},
    {"#[x", "#[x"},
    {"::error::x", "<U+003A>:error::x"},
    {" \t::error", "  <U+003A>:error"},
    {"\xC2\xA0\xE3\x80\x80::x", "\xC2\xA0\xE3\x80\x80<U+003A>:x"},
    {":::", "<U+003A>::"},
    {"a::b", "a::b"},
    {":-- ::", ":-- ::"},
    {"\n::x", "<U+000A>::x"},
};

static void test_samples(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_string_equal(printable(&arena, str_from(samples[i].text)),
                            samples[i].expected);
    arena_release(&arena);
}

/* What people write stays byte for byte. */
static void test_kept(void **state)
{
    static const char *const texts[] = {
        "\xE4\xB8\xAD\xE6\x96\x87\xEF\xBC\x8C\xE3\x80\x82",
        FAMILY,
        /* an ideograph with a variation selector of its own */
        "\xE8\x91\x9B\xF3\xA0\x84\x80",
        /* Persian with a non-joiner, Hebrew */
        "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE \xD7\xA9",
        "e\xCC\x81 \xC2\xA0 \xEF\xBF\xBD \xEE\x80\x80",
        "\\xff <U+202E>",
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(printable(&arena, str_from(texts[i])), texts[i]);
    arena_release(&arena);
}

static void test_nul(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(printable(&arena, (struct str){"a\0b", 3}),
                        "a<U+0000>b");
    assert_string_equal(printable(&arena, (struct str){NULL, 0}), "");
    arena_release(&arena);
}

/* Decodes one character without the project's own decoder; 0 if invalid. */
static size_t strict_decode(const unsigned char *p, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t len = p[0] < 0x80    ? 1
                 : p[0] >= 0xF0 ? 4
                 : p[0] >= 0xE0 ? 3
                 : p[0] >= 0xC0 ? 2
                                : 0;

    if (len == 0 || p[0] > 0xF7)
        return 0;
    *c = len == 1 ? p[0] : p[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if (p[i] >> 6 != 2)
            return 0;
        *c = *c << 6 | (p[i] & 0x3Fu);
    }
    if (*c < least[len] || *c > 0x10FFFF || (*c >= 0xD800 && *c <= 0xDFFF))
        return 0;
    return len;
}

static int is_forbidden(uint32_t c)
{
    static const uint32_t marks[] = {0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return 1;
    return c < 32 || (c >= 127 && c < 160) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           c % 65536 >= 65534 || (c >= 0xE0000 && c < 0xE0080);
}

static void check_strictly(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    uint32_t c = 0;

    assert_null(strstr(text, "##["));
    assert_int_not_equal(strncmp(text + strspn(text, " "), "::", 2), 0);
    while (*p) {
        size_t len = strict_decode(p, &c);

        assert_int_not_equal(len, 0);
        assert_false(is_forbidden(c));
        p += len;
    }
}

/* Once made printable, a text stays as it is. */
static void check(struct str text)
{
    const char *once, *twice;
    struct arena arena;

    arena_init(&arena);
    once = printable(&arena, text);
    check_strictly(once);
    twice = printable(&arena, str_from(once));
    assert_string_equal(once, twice);
    arena_release(&arena);
}

static void test_all_bytes(void **state)
{
    (void)state;
    for (int first = 0; first < 256; first++)
        for (int second = 0; second < 256; second++) {
            char bytes[] = {(char)first, (char)second, 'x'};

            check((struct str){bytes, 3});
        }
}

/* All code points, the surrogates as the bytes that they would be. */
static void test_all_code_points(void **state)
{
    char bytes[4];

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++)
        check((struct str){bytes, utf8_encode(c, bytes)});
    for (unsigned c = 0xD800; c <= 0xDFFF; c++) {
        bytes[0] = (char)0xED;
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        check((struct str){bytes, 3});
    }
}

/* Texts of the characters that commands are made of, six long. */
static void test_commands(void **state)
{
    static const char alphabet[] = {'#', '[', ':', '\t', 'x', '\xFF'};
    char bytes[6];

    (void)state;
    for (size_t seed = 0; seed < 6 * 6 * 6 * 6 * 6 * 6; seed++) {
        size_t rest = seed;

        for (size_t i = 0; i < 6; i++, rest /= 6)
            bytes[i] = alphabet[rest % 6];
        check((struct str){bytes, 6});
    }
}

static void test_long(void **state)
{
    const size_t len = 4000000;
    char *text = mem_alloc(len);
    struct arena arena;

    (void)state;
    memset(text, '#', len);
    text[len - 1] = '[';
    arena_init(&arena);
    assert_int_equal(strlen(printable(&arena, (struct str){text, len})),
                     len + 7);
    memset(text, 0xFF, len);
    assert_int_equal(strlen(printable(&arena, (struct str){text, len})),
                     4 * len);
    memset(text, ' ', len);
    assert_int_equal(strlen(printable(&arena, (struct str){text, len})), len);
    arena_release(&arena);
    mem_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_all_bytes),
        cmocka_unit_test(test_all_code_points),
        cmocka_unit_test(test_commands),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
