#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "text/buf.h"
#include "text/nfc.h"
#include "text/utf8.h"

enum { ALL = 0x110000, FEW = 8 };

/* Acute accents. */
#define SIX "\u0301\u0301\u0301\u0301\u0301\u0301"

static bool is_scalar(utf8proc_int32_t c)
{
    return c < 0xD800 || c > 0xDFFF;
}

/* The canonical decomposition; 1 and itself for most. */
static size_t take_apart(utf8proc_int32_t c, utf8proc_int32_t *apart)
{
    int last = 0;

    return (size_t)utf8proc_decompose_char(c, apart, FEW, UTF8PROC_DECOMPOSE,
                                           &last);
}

/* Whether NFC takes the character apart and makes it again. */
static bool is_composed(utf8proc_int32_t c)
{
    utf8proc_int32_t apart[FEW];
    size_t count = take_apart(c, apart);

    return utf8proc_normalize_utf32(apart, (utf8proc_ssize_t)count,
                                    UTF8PROC_STABLE | UTF8PROC_COMPOSE) == 1 &&
           count > 1 && apart[0] == c;
}

/* The text with all letters composed, NUL behind it. */
static void mend(struct str text, struct buf *mended)
{
    struct nfc found;
    size_t at = 0, done = 0;

    while (nfc_next(text, &at, &found)) {
        buf_add(mended, str_slice(text, done, found.start));
        buf_add(mended, (struct str){found.bytes, found.len});
        done = found.end;
    }
    buf_add(mended, str_slice(text, done, text.len));
}

static void assert_mended(const char *text, const char *expected)
{
    struct buf mended;

    buf_init(&mended);
    mend(str_from(text), &mended);
    if (!str_eq(buf_str(&mended), str_from(expected)))
        fail_msg("%s: %s, not %s", text, mended.ptr, expected);
    buf_release(&mended);
}

static void test_letters(void **state)
{
    struct str text = STR("Cafe\u0301s");
    struct nfc found;
    size_t at = 0;

    (void)state;
    assert_true(nfc_next(text, &at, &found));
    assert_int_equal(found.start, 3);
    assert_int_equal(found.end, 6);
    assert_true(str_eq((struct str){found.bytes, found.len}, STR("\u00E9")));
    assert_int_equal(at, 6);
    assert_false(nfc_next(text, &at, &found));
    assert_mended("Xa\u0302y L\u00E2\u0323p", "X\u00E2y L\u1EADp");
    assert_mended("a\u0301\u0323", "\u1EA1\u0301");
    assert_mended("\u00E1\u0323", "\u1EA1\u0301");
    assert_mended("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00");
    assert_mended("\uD558\u11AB", "\uD55C");
    assert_mended("\u304B\u3099\u306F\u309A", "\u304C\u3071");
    assert_mended("\u09C7\u09BE \u0BC6\u0BBE \u0D47\u0D3E \u0928\u093C",
                  "\u09CB \u0BCA \u0D4B \u0929");
    assert_mended("\u0DD9\u0DCF\u0DCA", "\u0DDD");
}

static void test_what_stays(void **state)
{
    static const char *const texts[] = {
        "",
        "\u0301",
        "caf\u00E9 \u1EAD",
        "\u09DC \u09AF\u09BC \u0958 \u0915\u093C",   /* excluded */
        "\u212A \u2126 \u212B \u0387 \u0374 \uF900", /* singletons */
        "\u212A\u0301",
        "a\u0340",
        "\u0651\u064E \u064E\u0651", /* marks in Arabic's own order */
        "\u05E9\u05C1\u05BC",
        "x\u0301 q\u0323\u0301",
        "=\u0338 <\u0338 >\u0338",
        "\u0995\u09BE \u0B95\u0BBE \u0DCA", /* vowels that do not compose */
        "a\u200D\u0301",
        "e\xCC",
        "\xFF\u0301",
        "a" SIX SIX SIX, /* no letter that anybody reads */
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_mended(texts[i], texts[i]);
}

static void test_marks(void **state)
{
    unsigned char *expected = calloc(ALL, 1);
    utf8proc_int32_t apart[FEW];

    (void)state;
    assert_non_null(expected);
    for (utf8proc_int32_t c = 0; c < ALL; c++)
        if (is_scalar(c) && is_composed(c))
            expected[apart[take_apart(c, apart) - 1]] = 1;
    for (utf8proc_int32_t c = 0; c < ALL; c++)
        if (is_scalar(c) && nfc_is_mark((uint32_t)c) != expected[c])
            fail_msg("U+%04X: %d", (unsigned)c, expected[c]);
    free(expected);
}

static void add(struct buf *buf, const utf8proc_int32_t *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_add_code_point(buf, (uint32_t)text[i]);
}

/* Alone, no character is changed; taken apart, those that compose again do. */
static void test_every_character(void **state)
{
    struct buf text, mended;

    (void)state;
    buf_init(&text);
    buf_init(&mended);
    for (utf8proc_int32_t c = 0x80; c < ALL; c++) {
        utf8proc_int32_t apart[FEW];

        if (!is_scalar(c))
            continue;
        buf_clear(&text);
        buf_clear(&mended);
        add(&text, &c, 1);
        mend(buf_str(&text), &mended);
        assert_true(str_eq(buf_str(&text), buf_str(&mended)));
        take_apart(c, apart);
        if (!is_composed(c) || apart[0] < 'A')
            continue;
        buf_clear(&text);
        add(&text, apart, take_apart(c, apart));
        buf_clear(&mended);
        mend(buf_str(&text), &mended);
        if (utf8_decode(buf_str(&mended)).code_point != (uint32_t)c)
            fail_msg("U+%04X", (unsigned)c);
    }
    buf_release(&text);
    buf_release(&mended);
}

/* Whether two texts are the same but for the order of marks. */
static bool has_same_letters(struct str a, struct str b)
{
    size_t i = 0, k = 0;

    if (a.len != b.len)
        return false;
    while (i < a.len && k < b.len) {
        struct utf8_char x = utf8_decode(str_slice(a, i, a.len));
        struct utf8_char y = utf8_decode(str_slice(b, k, b.len));
        bool x_marks = utf8proc_get_property((utf8proc_int32_t)x.code_point)
                           ->combining_class;
        bool y_marks = utf8proc_get_property((utf8proc_int32_t)y.code_point)
                           ->combining_class;

        if (x_marks != y_marks || (!x_marks && x.code_point != y.code_point))
            return false;
        i += x.len;
        k += y.len;
    }
    return true;
}

/* Where nothing is excluded or a singleton, it is NFC but for their order. */
static void test_random_text(void **state)
{
    static const utf8proc_int32_t letters[] = {
        'a',   'e',    'u',    'o',    'x',    0xEA,   0x1A1,  0x1EA1,
        0x301, 0x302,  0x323,  0x31B,  0x308,  0x327,  0x3B1,  0x313,
        0x345, 0x304B, 0x3099, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x9C7,
        0x9BE, 0x9D7,  0xDD9,  0xDCF,  0xDCA,  ' ',    'e',    'A',
    };
    struct buf text, mended;

    (void)state;
    srand(1);
    buf_init(&text);
    buf_init(&mended);
    for (int i = 0; i < 20000; i++) {
        utf8proc_uint8_t *expected;

        buf_clear(&text);
        buf_clear(&mended);
        for (int k = 0; k < 6; k++)
            buf_add_code_point(&text, (uint32_t)letters[rand() % 32]);
        mend(buf_str(&text), &mended);
        expected = utf8proc_NFC((const utf8proc_uint8_t *)text.ptr);
        if (!has_same_letters(buf_str(&mended),
                              str_from((const char *)expected)))
            fail_msg("%s: %s, not %s", text.ptr, mended.ptr, expected);
        free(expected);
    }
    buf_release(&text);
    buf_release(&mended);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_what_stays),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_random_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
