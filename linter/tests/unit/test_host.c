#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/host.h"

struct sample {
    struct str host;
    const char *expected;
};

#define SAMPLE(host, expected)                                                 \
    {                                                                          \
        {(host), sizeof(host) - 1}, (expected)                                 \
    }

static struct arena arena;

static const struct sample normals[] = {
    SAMPLE("", ""),
    SAMPLE("Example.ORG", "example.org"),
    SAMPLE("a_b-c.example", "a_b-c.example"),
    SAMPLE("A_B-C.example", "a_b-c.example"),
    SAMPLE("a~b", ""),
    SAMPLE("localhost", "localhost"),
    SAMPLE("example.org.", "example.org."),
    SAMPLE(".", ""),
    SAMPLE("a..", ""),
    SAMPLE("a b", ""),
    /* escapes */
    SAMPLE("%65x%41mple", "example"),
    SAMPLE("a%2", ""),
    SAMPLE("a%zz", ""),
    SAMPLE("a%2z", ""),
    SAMPLE("a%", ""),
    /* names of others */
    SAMPLE("b\xc3\xbc"
           "cher",
           "xn--bcher-kva"),
    SAMPLE("b\xc3\xbc"
           "cher\0x",
           ""),
    SAMPLE("\xff", ""),
    SAMPLE("\xe2\x99\xa5.example", ""),
    /* numbers */
    SAMPLE("0x7f.1", "127.0.0.1"),
    SAMPLE("0X7F000001", "127.0.0.1"),
    SAMPLE("0x7g", "0x7g"),
    SAMPLE("1.0x", ""),
    SAMPLE("127.0.0.1.", "127.0.0.1"),
    SAMPLE("127.0.0.a", "127.0.0.a"),
    SAMPLE("1.2.3.4.5", ""),
    SAMPLE("::1", "::1"),
    SAMPLE("0:0::0001", "::1"),
    SAMPLE("::g", ""),
    SAMPLE("::1\0", ""),
};

static const struct sample readable[] = {
    SAMPLE("", ""),
    SAMPLE("Example.ORG", "example.org"),
    SAMPLE("XN--bcher-kva.example", "b\xc3\xbc"
                                    "cher.example"),
    SAMPLE("b%c3%bccher", "b\xc3\xbc"
                          "cher"),
    SAMPLE("\xef\xbc\xa5xample", "example"),
    SAMPLE("::1", ""),
    SAMPLE("a\xff", ""),
    SAMPLE("%ff", ""),
    SAMPLE("a\0b", ""),
    SAMPLE("a%00b", ""),
    /* what IDNA refuses is folded alone */
    SAMPLE("\xe2\x99\xa5.Example", "\xe2\x99\xa5.example"),
    SAMPLE("Xn--\x7f", "xn--\x7f"),
};

static void check(struct str found, const char *expected, struct str host)
{
    if (!str_eq(found, str_from(expected)))
        fail_msg("%.*s: \"%.*s\", not \"%s\"", STR_ARG(host), STR_ARG(found),
                 expected);
}

static void test_normal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof normals / sizeof *normals; i++)
        check(host_normal(&arena, normals[i].host), normals[i].expected,
              normals[i].host);
}

static void test_readable(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof readable / sizeof *readable; i++)
        check(host_readable(&arena, readable[i].host), readable[i].expected,
              readable[i].host);
}

/* Labels of `label` letters with dots between them, `len` bytes in all. */
static struct str name_of(char *text, size_t label, size_t len)
{
    for (size_t i = 0; i < len; i++)
        text[i] = (i + 1) % (label + 1) ? 'a' : '.';
    return (struct str){text, len};
}

/* A label of 63 bytes, a name of 253, and the dot of the root beside; escapes
   make what is written longer. */
static void test_lengths(void **state)
{
    char text[3 * 4097];

    (void)state;
    assert_int_equal(host_normal(&arena, name_of(text, 63, 63)).len, 63);
    assert_int_equal(host_normal(&arena, name_of(text, 64, 64)).len, 0);
    assert_int_equal(host_normal(&arena, name_of(text, 63, 253)).len, 253);
    assert_int_equal(host_normal(&arena, name_of(text, 62, 254)).len, 0);
    name_of(text, 63, 253);
    text[253] = '.';
    assert_int_equal(host_normal(&arena, (struct str){text, 254}).len, 254);
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, i % 9 == 6 ? "%2e" : "%61", 3);
    assert_int_equal(host_normal(&arena, (struct str){text, 249}).len, 83);
    assert_int_equal(host_readable(&arena, (struct str){text, 4095}).len, 1365);
    assert_int_equal(host_normal(&arena, (struct str){text, 4097}).len, 0);
    assert_int_equal(host_readable(&arena, (struct str){text, 4097}).len, 0);
}

static const char *const plain[] = {
    "a",
    "example.org",
    "www.example.org",
    "a-b.c_d.org",
    "1.example.org",
    "xn--bcher-kva.de",
    "abcdefghijklmnopqrstuvwxyz.0123456789-_.org",
};

static const char *const others[] = {
    "",  "Example.org", "example.org.",     ".org",    "a..b", "127.0.0.1",
    "1", "a.0x7f",      "b\303\274cher.de", "a b.org", "::1",  "a%41.org",
};

static void test_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct str host = str_from(plain[i]);

        if (!host_is_normal(host))
            fail_msg("%s is in normal form", plain[i]);
        assert_true(str_eq(host_normal(&arena, host), host));
    }
}

static void test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (host_is_normal(str_from(others[i])))
            fail_msg("%s is not plainly in normal form", others[i]);
}

/* A label has 63 bytes at most, a name 253. */
static void test_long_plain(void **state)
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

static void test_end(void **state)
{
    (void)state;
    assert_int_equal(host_name_end(STR("see a.org/b"), 4), 9);
    assert_int_equal(host_name_end(STR("see a.org"), 4), 9);
    assert_int_equal(host_name_end(STR("see a.orG"), 4), 8);
    assert_int_equal(host_name_end(STR("see A.org"), 4), 4);
    assert_int_equal(host_name_end(STR("see a./b"), 4), 4);
    assert_int_equal(host_name_end(STR("see 1.2/b"), 4), 4);
    assert_int_equal(host_name_end(STR("a"), 1), 1);
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal),  cmocka_unit_test(test_readable),
        cmocka_unit_test(test_lengths), cmocka_unit_test(test_plain),
        cmocka_unit_test(test_others),  cmocka_unit_test(test_long_plain),
        cmocka_unit_test(test_end),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
