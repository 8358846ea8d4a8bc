#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/collate.h"

/* The order of two names in each style: `<`, `=` or `>`, in the order in which
   the styles are declared. */
struct pair {
    const char *a, *b;
    const char *orders;
};

static const struct pair pairs[] = {
    {"a", "b", "<<<<<<<<<"},
    {"a", "B", "<<<<<<<<>"},
    {"a", "A", "========>"},
    {"b", "á", ">>>>>>>><"},
    {"e", "é", "========<"},
    {"ab", "a", ">>>>>>>>>"},
    {"a2", "a10", "<<<<>>>>>"},
    {"a02", "a2", "====<<<<<"},
    {"a2b", "a2", ">>>>>>>>>"},
    {"a2", "ab", "<<<<<<<<<"},
    {"a1.9", "a1.10", "<<<<>>>>>"},
    {"a c", "ab", "><<<><<<<"},
    {"a-c", "ab", ">><<>><<<"},
    {"a-b", "ab", "==<<==<<<"},
    {"a's", "as", "===<===<<"},
    {"a - b", "a b", "===<===<<"},
    {".net", "net", "===<===<<"},
    {".net", "a", ">>><>>><<"},
    {"🚀 b", "a", ">>>>>>>>>"},
    {"🚀 a", "b", "<<<<<<<<>"},
    {"✨a", "a✨", "========>"},
    {"The a", "b", ">>>>>>>><"},
    {"ﬁne", "fine", "========>"},
    {"Ａ", "a", "========>"},
    {"straße", "strasse", "========>"},
    {"Łódź", "lodz", "========>"},
    {"Ørsted", "oz", "<<<<<<<<>"},
    {"άλφα", "βήτα", "<<<<<<<<<"},
    {"Борис", "анна", ">>>>>>>><"},
    {"z", "а", "<<<<<<<<<"},
    {"中", "文", "<<<<<<<<<"},
    {"z", "中", "<<<<<<<<<"},
    {"가나", "각", "<<<<<<<<<"},
    {"", "a", "<<<<<<<<<"},
    {"🚀", "", "========>"},
    {"\xff"
     "a",
     "a", "========>"},
};

static char sign(int order)
{
    return order < 0 ? '<' : order > 0 ? '>' : '=';
}

static void test_pairs(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char orders[COLLATE_STYLES + 1] = "";

        for (int style = 0; style < COLLATE_STYLES; style++) {
            struct str a = collate_key(&arena, str_from(pairs[i].a),
                                       (enum collate_style)style);
            struct str b = collate_key(&arena, str_from(pairs[i].b),
                                       (enum collate_style)style);

            orders[style] = sign(collate_compare(a, b));
            assert_int_equal(sign(collate_compare(b, a)),
                             "<=>"['>' - orders[style]]);
        }
        if (strcmp(orders, pairs[i].orders))
            fail_msg("%s, %s: %s", pairs[i].a, pairs[i].b, orders);
    }
    arena_release(&arena);
}

static void test_alphabet(void **state)
{
    static const char *const known[] = {"a", "É", "🚀 b", "“q”", "β",    "Ж",
                                        "7", "Ł", "ﬁ",   "Ａ",  "- ( x"};
    static const char *const unknown[] = {"",     "🚀", "中文 a", "あ", "ア",
                                          "한국", "א", "ع",      "ก",  "\xff"};

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!collate_has_alphabet(str_from(known[i])))
            fail_msg("%s has no alphabet", known[i]);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (collate_has_alphabet(str_from(unknown[i])))
            fail_msg("%s has an alphabet", unknown[i]);
}

/* A number of more digits than a byte counts is still greater. */
static void test_long_numbers(void **state)
{
    enum { LONG = 1000 };
    char digits[LONG];
    struct arena arena;
    struct str a, b;

    (void)state;
    arena_init(&arena);
    memset(digits, '9', sizeof digits);
    a = collate_key(&arena, (struct str){digits, 200}, COLLATE_LETTERS);
    b = collate_key(&arena, (struct str){digits, LONG}, COLLATE_LETTERS);
    assert_true(collate_compare(a, b) < 0);
    memset(digits, '0', sizeof digits);
    a = collate_key(&arena, (struct str){digits, LONG}, COLLATE_LETTERS);
    b = collate_key(&arena, STR("1"), COLLATE_LETTERS);
    assert_true(collate_compare(a, b) < 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_alphabet),
        cmocka_unit_test(test_long_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
