#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/alloc.h"
#include "text/arena.h"

static void assert_zeroed(struct arena *arena, size_t size)
{
    const unsigned char *bytes = arena_alloc(arena, size);

    for (size_t i = 0; i < size; i++)
        assert_int_equal(bytes[i], 0);
}

/* What is taken again is zeroed again, whatever was there. */
static void test_clear(void **state)
{
    static const size_t sizes[] = {1, 100, 1000, 5000, 20000, 300000};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    arena_clear(&arena);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memset(arena_alloc(&arena, sizes[i]), 0xff, sizes[i]);
        memset(arena_alloc(&arena, 50), 0xff, 50);
        arena_clear(&arena);
        assert_zeroed(&arena, sizes[i]);
        assert_zeroed(&arena, 3 * sizes[i]);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void test_memory_is_used_again(void **state)
{
    struct arena arena;
    const void *first;

    (void)state;
    arena_init(&arena);
    first = arena_alloc(&arena, 64);
    arena_clear(&arena);
    assert_ptr_equal(arena_alloc(&arena, 64), first);
    arena_release(&arena);
}

/* Whether it is freed, and once, is for the sanitizer to tell. */
static void test_what_is_given(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    arena_give(&arena, mem_alloc(10));
    arena_give(&arena, mem_alloc(20000));
    arena_clear(&arena);
    arena_give(&arena, mem_alloc(10));
    arena_release(&arena);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clear),
        cmocka_unit_test(test_memory_is_used_again),
        cmocka_unit_test(test_what_is_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
