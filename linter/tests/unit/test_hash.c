#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/hash.h"

/* The key 00 01 ... 0f and the bytes 00 01 ... of its authors, for SipHash-2-4.
 */
static void test_known(void **state)
{
    static const struct {
        size_t len;
        uint64_t hash;
    } rows[] = {
        {0, 0x726fdb47dd0e0e31u},
        {1, 0x74f839c593dc67fdu},
        {8, 0x93f5f5799a932462u},
        {15, 0xa129ca6149be45e5u},
    };
    const uint64_t key[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    const struct hash_turns turns = {2, 4};
    unsigned char bytes[16];

    (void)state;
    for (unsigned char i = 0; i < sizeof bytes; i++)
        bytes[i] = i;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(hash_sip(turns, key, bytes, rows[i].len) == rows[i].hash);
}

/* The key counts, and so do the turns. */
static void test_key(void **state)
{
    const uint64_t one[2] = {1, 2}, other[2] = {1, 3};
    const struct hash_turns few = {1, 3}, more = {2, 4};

    (void)state;
    assert_true(hash_sip(few, one, "a", 1) != hash_sip(few, other, "a", 1));
    assert_true(hash_sip(few, one, "a", 1) != hash_sip(more, one, "a", 1));
    assert_int_equal(hash_bytes("a", 1), hash_bytes("a", 1));
    assert_int_not_equal(hash_bytes("a", 1), hash_bytes("a", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_known),
                                       cmocka_unit_test(test_key)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
