#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/host.h"

static const char *const normal[] = {
    "a",           "example.org",   "www.example.org",
    "a-b.c_d.org", "1.example.org", "xn--bcher-kva.de",
};

static const char *const others[] = {
    "",
    "Example.org",
    "example.org.",
    ".org",
    "a..b",
    "127.0.0.1",
    "1",
    "a.0x7f",
    "b\xc3\xbc"
    "cher.de",
    "a b.org",
    "::1",
    "a%41.org",
};

static void test_normal(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof normal / sizeof *normal; i++) {
        struct str host = str_from(normal[i]);

        if (!host_is_normal(host))
            fail_msg("%s is in normal form", normal[i]);
        assert_true(str_eq(host_normal(&arena, host), host));
    }
    arena_release(&arena);
}

static void test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (host_is_normal(str_from(others[i])))
            fail_msg("%s is not plainly in normal form", others[i]);
}

/* A label has 63 bytes at most, a name 253. */
static void test_long(void **state)
{
    char host[254];

    (void)state;
    for (size_t i = 0; i < sizeof host; i++)
        host[i] = i % 64 == 63 ? '.' : 'a';
    assert_true(host_is_normal((struct str){host, 253}));
    assert_false(host_is_normal((struct str){host, 254}));
    host[63] = 'a';
    assert_false(host_is_normal((struct str){host, 64}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
