#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/sieve.h"

static void test_twice(void **state)
{
    static const uint32_t once[] = {1, 4, 1u << 31, 0x80000010u};
    static const uint32_t twice[] = {7, 40, UINT32_MAX, 0x80000020u};
    struct sieve sieve;

    (void)state;
    sieve_init(&sieve, 12);
    for (size_t i = 0; i < 4; i++) {
        sieve_add(&sieve, once[i]);
        sieve_add(&sieve, twice[i]);
    }
    for (size_t i = 0; i < 4; i++)
        sieve_add(&sieve, twice[i]);
    for (size_t i = 0; i < 4; i++) {
        assert_false(sieve_holds(&sieve, once[i]));
        assert_true(sieve_holds(&sieve, twice[i]));
    }
    assert_false(sieve_holds(&sieve, 100));
    sieve_release(&sieve);
}

/* 0 is a hash like any other. */
static void test_zero(void **state)
{
    struct sieve sieve;

    (void)state;
    sieve_init(&sieve, 2);
    assert_false(sieve_holds(&sieve, 0));
    sieve_add(&sieve, 0);
    assert_false(sieve_holds(&sieve, 0));
    sieve_add(&sieve, 0);
    assert_true(sieve_holds(&sieve, 0));
    sieve_release(&sieve);
}

/* Where all of them fall into one slot, each still has its own. */
static void test_crowd(void **state)
{
    enum { CROWD = 100, STEP = 1 << 20 };
    struct sieve sieve;

    (void)state;
    sieve_init(&sieve, CROWD + CROWD / 2);
    for (uint32_t i = 0; i < CROWD; i++)
        sieve_add(&sieve, i * STEP);
    for (uint32_t i = 0; i < CROWD; i += 2)
        sieve_add(&sieve, i * STEP);
    for (uint32_t i = 0; i < CROWD; i++)
        assert_int_equal(sieve_holds(&sieve, i * STEP), i % 2 == 0);
    sieve_release(&sieve);
}

static void test_empty(void **state)
{
    struct sieve sieve;

    (void)state;
    sieve_init(&sieve, 0);
    assert_false(sieve_holds(&sieve, 5));
    sieve_release(&sieve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_twice), cmocka_unit_test(test_zero),
        cmocka_unit_test(test_crowd), cmocka_unit_test(test_empty)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
