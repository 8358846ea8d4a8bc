#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/conceal.h"

static void test_text(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(conceal(&arena, STR("a\tb")), "a b");
    assert_string_equal(conceal(&arena, STR("\x1b https://u:hunter22@a.b")),
                        "<U+001B> https://u:\xe2\x80\xa6@a.b");
    arena_release(&arena);
}

/* The part from `start` to `end` of a text whose password is its bytes 12 to
   20. */
static void assert_part(size_t start, size_t end, const char *expected)
{
    struct str text = STR("see ftp://u:hunter22@a.b now");
    struct arena arena;
    struct secrets secrets;

    arena_init(&arena);
    secrets = secrets_find(&arena, text);
    assert_int_equal(secrets.count, 1);
    assert_string_equal(
        conceal_part(&arena, text, &secrets, (struct span){start, end}),
        expected);
    arena_release(&arena);
}

static void test_parts(void **state)
{
    (void)state;
    assert_part(0, 28, "see ftp://u:\xe2\x80\xa6@a.b now");
    assert_part(0, 12, "see ftp://u:");
    assert_part(0, 13, "see ftp://u:\xe2\x80\xa6");
    assert_part(12, 20, "\xe2\x80\xa6");
    assert_part(14, 16, "\xe2\x80\xa6");
    assert_part(19, 28, "\xe2\x80\xa6@a.b now");
    assert_part(20, 28, "@a.b now");
    assert_part(5, 5, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
