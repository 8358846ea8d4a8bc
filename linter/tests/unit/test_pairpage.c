#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/charset_rows.h"
#include "text/pairpage.h"

enum { GBK, SHIFT_JIS, EUC_KR };

static void assert_bytes(size_t page, uint32_t code_point, unsigned expected)
{
    struct pair pair = pairpage_bytes(&pairpages()[page], code_point);
    unsigned found =
        pair.second ? (unsigned)pair.first << 8 | pair.second : pair.first;

    assert_int_equal(found, expected);
}

static void test_bytes(void **state)
{
    (void)state;
    assert_bytes(GBK, 0x4E2D, 0xD6D0);
    assert_bytes(GBK, 0x6D93, 0xE4B8);
    assert_bytes(SHIFT_JIS, 0x65E5, 0x93FA);
    assert_bytes(SHIFT_JIS, 0xFF71, 0xB1);
    assert_bytes(SHIFT_JIS, 0x0080, 0x80);
    assert_bytes(EUC_KR, 0xAC00, 0xB0A1);
    assert_bytes(GBK, 'a', 0);
    assert_bytes(GBK, 0xFFFD, 0);
    assert_bytes(GBK, 0x1F525, 0);
}

static void test_larger_pages(void **state)
{
    const struct pairpage *pages = pairpages();

    (void)state;
    assert_string_equal(pages[GBK].name, "GBK");
    assert_string_equal(pages[GBK].wider_name, "GB18030");
    assert_bytes(GBK, 0xE15F, 0xADE6);
    assert_true(pairpage_bytes(&pages[GBK], 0xE15F).wider);
    assert_false(pairpage_bytes(&pages[GBK], 0x4E2D).wider);
    assert_bytes(EUC_KR, 0xAC02, 0x8141);
    assert_true(pairpage_bytes(&pages[EUC_KR], 0xAC02).wider);
    assert_false(pairpage_bytes(&pages[EUC_KR], 0xAC00).wider);
}

/* Characters with two pairs of bytes, both of which UTF-8 may hold. */
static void test_twins(void **state)
{
    const struct pairpage *pages = pairpages();
    struct pair other = pairpage_other(&pages[SHIFT_JIS], 0x2235);

    (void)state;
    assert_bytes(SHIFT_JIS, 0x2235, 0x81E6);
    assert_true(pairpage_bytes(&pages[SHIFT_JIS], 0x2235).is_twin);
    assert_int_equal(other.first, 0x87);
    assert_int_equal(other.second, 0x9A);
    assert_bytes(GBK, 0x20AC, 0x80);
    assert_int_equal(pairpage_other(&pages[GBK], 0x20AC).first, 0xA2);
    assert_false(pairpage_bytes(&pages[GBK], 0x4E2D).is_twin);
    assert_int_equal(pairpage_other(&pages[GBK], 0x4E2D).first, 0);
    assert_int_equal(pairpage_other(&pages[GBK], 'a').first, 0);
    assert_int_equal(pairpage_other(&pages[GBK], 0x1F525).first, 0);
}

/* Of the pairs of a character the one that UTF-8 may hold; and what other
   tables of the same page show for a pair. */
static void test_possible_bytes_win(void **state)
{
    (void)state;
    assert_bytes(SHIFT_JIS, 0x7E8A, 0xED40);
    assert_bytes(SHIFT_JIS, 0xFFE2, 0x81CA);
    assert_bytes(SHIFT_JIS, 0x00AC, 0x81CA);
}

static void test_odd(void **state)
{
    const struct pairpage *pages = pairpages();

    (void)state;
    assert_false(pairpage_odd(&pages[GBK],
                              (struct pair){.first = 0xD6, .second = 0xD0}));
    assert_true(pairpage_odd(&pages[GBK],
                             (struct pair){.first = 0xD6, .second = 0x80}));
    assert_true(pairpage_odd(&pages[SHIFT_JIS], (struct pair){.first = 0xB1}));
    assert_false(pairpage_odd(&pages[SHIFT_JIS],
                              (struct pair){.first = 0x93, .second = 0xFA}));
    assert_true(pairpage_odd(&pages[SHIFT_JIS],
                             (struct pair){.first = 0xF0, .second = 0x40}));
    assert_true(pairpage_odd(&pages[EUC_KR],
                             (struct pair){.first = 0xA0, .second = 0xC1}));
}

static void test_beginnings(void **state)
{
    const struct pairpage *pages = pairpages();

    (void)state;
    assert_int_equal(pairpage_beginnings(pages, 0x6D93) & 1u << GBK, 1u << GBK);
    assert_int_equal(pairpage_beginnings(pages, 0x4E2D) & 1u << GBK, 0);
    assert_int_equal(pairpage_beginnings(pages, 0xFF83) & 1u << SHIFT_JIS,
                     1u << SHIFT_JIS);
    assert_int_equal(pairpage_beginnings(pages, 0x1F525), 0);
    assert_int_equal(pairpage_beginnings(pages, 'a'), 0);
}

static void test_first_bytes_that_are_kept(void **state)
{
    const struct pairpage *pages = pairpages();

    (void)state;
    assert_true(pages[GBK].keeps_leads);
    assert_false(pages[SHIFT_JIS].keeps_leads);
    assert_false(pages[EUC_KR].keeps_leads);
}

/* Every character of iconv's table gives its bytes back. */
static void check(void *context, struct charset_char c)
{
    const struct pairpage *page = context;
    struct pair pair = pairpage_bytes(page, c.code_point);
    struct pair other = pairpage_other(page, c.code_point);

    if (c.code_point < 0xA0 || c.first > 0xF4 || c.second > 0xF4)
        return;
    if (pair.first != c.first || pair.second != c.second)
        assert_true((other.first == c.first && other.second == c.second) ||
                    c.second >= 0xC2 || c.first == 0x81);
}

static void test_every_pair_comes_back(void **state)
{
    const struct pairpage *pages = pairpages();

    (void)state;
    charset_each("GBK", check, (void *)(uintptr_t)&pages[GBK]);
    charset_each("GB18030", check, (void *)(uintptr_t)&pages[GBK]);
    charset_each("CP932", check, (void *)(uintptr_t)&pages[SHIFT_JIS]);
    charset_each("UHC", check, (void *)(uintptr_t)&pages[EUC_KR]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_larger_pages),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_possible_bytes_win),
        cmocka_unit_test(test_odd),
        cmocka_unit_test(test_beginnings),
        cmocka_unit_test(test_first_bytes_that_are_kept),
        cmocka_unit_test(test_every_pair_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
