#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/charset_rows.h"

/* What a charset holds, by its bytes. */
struct table {
    uint32_t characters[0x10000];
    size_t count;
    unsigned last;
};

static void add(void *context, struct charset_char c)
{
    struct table *table = context;
    unsigned bytes = (unsigned)c.first << 8 | c.second;

    assert_true(bytes > table->last);
    table->last = bytes;
    table->characters[bytes] = c.code_point;
    table->count++;
}

static const struct table *read_table(const char *name)
{
    static struct table table;

    memset(&table, 0, sizeof table);
    charset_each(name, add, &table);
    return &table;
}

static void test_pairs(void **state)
{
    const struct table *gbk = read_table("GBK");

    (void)state;
    assert_int_equal(gbk->characters[0xD6D0], 0x4E2D);
    assert_int_equal(gbk->characters[0xE4B8], 0x6D93);
    assert_int_equal(gbk->characters[0x8140], 0x4E02);
    assert_int_equal(gbk->characters[0xA996], 0x3007);
    assert_int_equal(gbk->characters[0xADE6], 0);
    assert_int_equal(gbk->characters[0xD67F], 0);
    assert_true(gbk->count > 21700);
    assert_int_equal(read_table("GB18030")->characters[0xADE6], 0xE15F);
}

static void test_single_bytes(void **state)
{
    const struct table *japanese = read_table("CP932");

    (void)state;
    assert_int_equal(japanese->characters[0xB100], 0xFF71);
    assert_int_equal(japanese->characters[0xB1B1], 0);
    assert_int_equal(japanese->characters[0x93FA], 0x65E5);
    assert_int_equal(japanese->characters[0x817C], 0xFF0D);
}

/* Rows of which much is missing. */
static void test_gaps(void **state)
{
    const struct table *korean = read_table("UHC");

    (void)state;
    assert_int_equal(korean->characters[0xB0A1], 0xAC00);
    assert_int_equal(korean->characters[0x8141], 0xAC02);
    assert_int_equal(korean->characters[0xC652], 0xD7A3);
    assert_int_equal(korean->characters[0xC653], 0);
    assert_int_equal(korean->characters[0xFDFE], 0x8A70);
    assert_int_equal(korean->count, 17048);
}

/* Pairs that are two characters, or one beyond U+FFFF, are left out, and those
   beside them are not. */
static void test_longer_ones(void **state)
{
    const struct table *chinese = read_table("BIG5-HKSCS");

    (void)state;
    assert_int_equal(chinese->characters[0xA440], 0x4E00);
    assert_int_equal(chinese->characters[0x8862], 0);
    assert_int_equal(chinese->characters[0x8864], 0);
    assert_int_equal(chinese->characters[0x8745], 0);
    assert_int_equal(chinese->characters[0x8866], 0xCA);
    assert_int_equal(chinese->characters[0x8868], 0xE1);
    assert_int_equal(chinese->characters[0x8840], 0x31C0);
    for (unsigned bytes = 0; bytes < 0x10000; bytes++)
        assert_false(chinese->characters[bytes] >= 0xD800 &&
                     chinese->characters[bytes] <= 0xDFFF);
}

static void test_unknown(void **state)
{
    (void)state;
    assert_int_equal(read_table("no such charset")->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),   cmocka_unit_test(test_single_bytes),
        cmocka_unit_test(test_gaps),    cmocka_unit_test(test_longer_ones),
        cmocka_unit_test(test_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
