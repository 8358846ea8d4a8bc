/* The memory of one parse: what is taken, grown and given back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "document/pool.h"

static void assert_bytes(const unsigned char *bytes, size_t count,
                         unsigned char value)
{
    for (size_t i = 0; i < count; i++)
        assert_int_equal(bytes[i], value);
}

/* Sizes on both sides of what is small, and of a chunk. */
static const size_t sizes[] = {1,   7,    8,    9,     176,     504,    512,
                               513, 1000, 4096, 40000, 2000000, 5000000};

enum { SIZES = sizeof sizes / sizeof *sizes };

static void zeroes_what_was_used_before(void **state)
{
    cmark_mem *mem = pool_mem();
    struct pool pool = {0};

    (void)state;
    pool_use(&pool);
    for (size_t round = 0; round < 3; round++)
        for (size_t i = 0; i < SIZES; i++) {
            unsigned char *bytes = mem->calloc(sizes[i], 1);

            assert_int_equal((uintptr_t)bytes % sizeof(void *), 0);
            assert_bytes(bytes, sizes[i], 0);
            memset(bytes, 0xA5, sizes[i]);
            mem->free(bytes);
        }
    pool_close(&pool);
}

static void keeps_the_bytes_of_what_grows(void **state)
{
    cmark_mem *mem = pool_mem();
    unsigned char *grown = NULL, *other = NULL;
    struct pool pool = {0};

    (void)state;
    pool_use(&pool);
    for (size_t i = 0; i < SIZES; i++) {
        grown = mem->realloc(grown, sizes[i]);
        if (i)
            assert_bytes(grown, sizes[i - 1], 0x5A);
        memset(grown, 0x5A, sizes[i]);
        if (i % 2) /* now it is not the last piece */
            other = mem->realloc(other, sizes[i]);
    }
    assert_ptr_equal(mem->realloc(grown, 1), grown);
    mem->free(other);
    mem->free(grown);
    mem->free(NULL);
    pool_close(&pool);
}

static void grows_the_last_piece_in_its_place(void **state)
{
    cmark_mem *mem = pool_mem();
    struct pool pool = {0};
    char *last, *behind;

    (void)state;
    pool_use(&pool);
    last = mem->realloc(NULL, 40);
    assert_ptr_equal(mem->realloc(last, 80), last);
    behind = mem->calloc(1, 8);
    assert_ptr_not_equal(mem->realloc(last, 160), last);
    assert_true(behind >= last + 80);
    pool_close(&pool);
}

static void takes_again_what_was_given_back(void **state)
{
    cmark_mem *mem = pool_mem();
    struct pool pool = {0};
    void *first, *second;

    (void)state;
    pool_use(&pool);
    first = mem->calloc(1, 176);
    second = mem->calloc(1, 176);
    mem->free(first);
    mem->free(second);
    assert_ptr_equal(mem->calloc(1, 170), second);
    assert_ptr_equal(mem->calloc(1, 176), first);
    pool_close(&pool);
}

/* What was not given back goes with the pool: leaks would be told. */
static void gives_all_back_at_the_end(void **state)
{
    cmark_mem *mem = pool_mem();
    struct pool pool = {0};

    (void)state;
    pool_use(&pool);
    for (size_t i = 0; i < SIZES; i++)
        assert_non_null(mem->calloc(1, sizes[i]));
    pool_close(&pool);
    pool = (struct pool){0};
    pool_use(&pool);
    assert_non_null(mem->calloc(1, 1));
    pool_close(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zeroes_what_was_used_before),
        cmocka_unit_test(keeps_the_bytes_of_what_grows),
        cmocka_unit_test(grows_the_last_piece_in_its_place),
        cmocka_unit_test(takes_again_what_was_given_back),
        cmocka_unit_test(gives_all_back_at_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
