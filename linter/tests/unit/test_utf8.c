#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/utf8.h"

static void test_every_character(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t len = utf8_encode(c, bytes);
        struct utf8_char found = utf8_decode((struct str){bytes, len});
        bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;

        assert_true(found.valid);
        assert_int_equal(found.len, len);
        assert_int_equal(found.code_point, is_surrogate ? 0xFFFD : c);
    }
}

/* Each pair of bytes that may stand first, with what may follow: as RFC 3629
   has it, by its grammar. */
static size_t expected_length(unsigned first, unsigned second)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return second >= 0x80 && second <= 0xBF ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return second >= (first == 0xE0 ? 0xA0 : 0x80) &&
                       second <= (first == 0xED ? 0x9F : 0xBF)
                   ? 3
                   : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return second >= (first == 0xF0 ? 0x90 : 0x80) &&
                       second <= (first == 0xF4 ? 0x8F : 0xBF)
                   ? 4
                   : 0;
    return 0;
}

static void test_every_beginning(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 0x10000; i++) {
        unsigned first = i >> 8, second = i & 0xFF;
        char bytes[4] = {(char)first, (char)second, '\x80', '\x80'};
        size_t len = expected_length(first, second);
        struct utf8_char found = utf8_decode((struct str){bytes, sizeof bytes});

        assert_int_equal(found.valid, len != 0);
        assert_int_equal(found.len, len ? len : 1);
    }
}

/* What is cut off is one invalid sequence as far as it goes. */
static void test_cut_off(void **state)
{
    (void)state;
    assert_int_equal(utf8_decode(STR("")).len, 0);
    assert_int_equal(utf8_decode(STR("\xC3")).len, 1);
    assert_int_equal(utf8_decode(STR("\xE4\xB8")).len, 2);
    assert_int_equal(utf8_decode(STR("\xE4\xB8(")).len, 2);
    assert_int_equal(utf8_decode(STR("\xF0\x9F\x9A")).len, 3);
    assert_false(utf8_decode(STR("\xF0\x9F\x9A(")).valid);
}

static void test_stretches(void **state)
{
    static const char text[] =
        "ab \xC3\xA9\xE4\xB8\xAD\xF0\x9F\x94\xA5\xC3\xA9\xC3\xA9 c"
        "\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97";
    struct str all = str_from(text);
    size_t count = 0;

    (void)state;
    assert_int_equal(utf8_skip_high(all, 0, &count), 0);
    assert_int_equal(count, 0);
    assert_int_equal(utf8_skip_high(all, 3, &count), 16);
    assert_int_equal(count, 5);
    assert_int_equal(utf8_skip_high(all, 18, &count), all.len);
    assert_int_equal(count, 8);
    assert_int_equal(utf8_skip_high(all, all.len, &count), all.len);
    assert_int_equal(count, 8);
}

static void assert_last(struct str text, uint32_t code_point, size_t len,
                        bool valid)
{
    struct utf8_char last = utf8_decode_last(text);

    assert_int_equal(last.code_point, code_point);
    assert_int_equal(last.len, len);
    assert_int_equal(last.valid, valid);
}

static void test_last(void **state)
{
    (void)state;
    assert_last(STR(""), UTF8_REPLACEMENT, 0, false);
    assert_last(STR("a"), 'a', 1, true);
    assert_last(STR("a\u00E9"), 0xE9, 2, true);
    assert_last(STR("\u00E9\u4E2D"), 0x4E2D, 3, true);
    assert_last(STR("\U0001F600"), 0x1F600, 4, true);
    assert_last(STR("a\x80"), UTF8_REPLACEMENT, 1, false);
    assert_last(STR("\xE4\xB8"), UTF8_REPLACEMENT, 1, false);
    assert_last(STR("\xED\xA0\x80"), UTF8_REPLACEMENT, 1, false);
}

/* One byte that is wanted, at each place of a word and behind it. */
static void test_find_lead(void **state)
{
    static const unsigned char wanted[256] = {[0xE2] = 1};
    char bytes[19];
    struct str text = {bytes, sizeof bytes};

    (void)state;
    for (size_t at = 0; at < sizeof bytes; at++) {
        memset(bytes, at % 2 ? 'a' : '\xE4', sizeof bytes);
        assert_int_equal(utf8_find_lead(text, 0, wanted), sizeof bytes);
        bytes[at] = '\xE2';
        assert_int_equal(utf8_find_lead(text, 0, wanted), at);
        assert_int_equal(utf8_find_lead(text, at, wanted), at);
        assert_int_equal(utf8_find_lead(text, at + 1, wanted), sizeof bytes);
    }
    assert_int_equal(utf8_find_lead(text, 99, wanted), sizeof bytes);
}

static void test_start(void **state)
{
    struct str text = STR("a\u00E9\u4E2D\U0001F600");
    static const size_t starts[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    struct str torn = STR("\xC3\xA9\x80\x80\x80\x80 \x80");

    (void)state;
    for (size_t i = 0; i <= text.len; i++)
        assert_int_equal(utf8_start(text, i), starts[i]);
    assert_int_equal(utf8_start(torn, 1), 0);
    for (size_t i = 2; i <= torn.len; i++)
        assert_int_equal(utf8_start(torn, i), i);
}

static void test_front(void **state)
{
    struct str text = STR("a\u00E9\u4E2Db");
    static const size_t lengths[] = {0, 1, 1, 3, 3, 3, 6, 7, 7};

    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        assert_int_equal(utf8_front(text, i).len, lengths[i]);
        assert_ptr_equal(utf8_front(text, i).ptr, text.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_every_beginning),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_stretches),
        cmocka_unit_test(test_last),
        cmocka_unit_test(test_find_lead),
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_front),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
