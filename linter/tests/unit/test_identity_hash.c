#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/alloc.h"
#include "text/hash.h"
#include "text/url.h"

static struct arena arena;

/* The hash is that of the identity, whatever the form of the address. */
static void check_hash(const char *address)
{
    static const char *const fronts[] = {"https://", "http://", "HTTPS://",
                                         "http://www.", "https://WWW."};
    const char *slashes = strstr(address, "//");
    struct str rest = str_from(slashes ? slashes + 2 : address);

    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        struct str other =
            str_printf(&arena, "%s%.*s", fronts[i], STR_ARG(rest));
        struct str identity = url_identity(&arena, other);

        if (url_identity_hash(&arena, other) !=
            hash_bytes(identity.ptr, identity.len))
            fail_msg("%s has another hash than %.*s", other.ptr,
                     STR_ARG(identity));
    }
}

static const char *const addresses[] = {
    "https://example.org/a",
    "https://www.example.org./a/",
    "https://www.com/a",
    "https://www.www.example.org/a",
    "https://github.com/a/b.git.git/x",
    "https://www.GitHub.com/?a=b#c",
    "https://github.com/features/B.git",
    "https://example.org./a",
    "https://example.org",
    "https://example.org//",
    "https://example.org/?id=1",
    "https://example.org/A/b.git/",
    "https://com/a",
    "https://www.example.org/a",
    "https://example.org:8080/a",
    "https://github.com",
    "https://github.com/a/",
    "https://github.com/A/b.c/",
    "https://github.com/A/b.git",
    "https://github.com/A/b.GIT",
    "https://github.com/A/.git",
    "https://github.com//a/b",
    "https://github.com/a//b",
    "https://github.com/a/b/c",
    "https://github.com/Features/B",
    "https://github.com/features/B",
    "https://me@github.com/a/B",
    "https://github.com:80/a/B",
    "https://gitee.com/A/B",
    "https://gitee.com/all/B",
    "https://raw.githubusercontent.com/A/B",
    "https://en.m.wikipedia.org/wiki/A",
    "https://en.wikipedia.org/wiki/A",
};

static void test_hash(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        check_hash(addresses[i]);
}

static void check_long(const char *start, const char *piece)
{
    enum { REPEAT = 100000 };
    size_t len = strlen(piece), at = strlen(start);
    char *text = mem_alloc(at + len * REPEAT);
    struct arena own;

    arena_init(&own);
    memcpy(text, start, at);
    for (int n = 0; n < REPEAT; n++, at += len)
        memcpy(text + at, piece, len);
    assert_true(url_identity(&own, (struct str){text, at}).len > 0);
    arena_release(&own);
    mem_free(text);
}

/* Long hostile input takes time in proportion: this would run for minutes. */
static void test_long(void **state)
{
    const char *const starts[] = {"http://e.org/xyz", "http://gitlab.com/a",
                                  "http://doi.org/10.48550/arXiv.",
                                  "http://youtu.be/a?"};
    const char *const pieces[] = {"/..", "/a/..", "%41",   "?&",
                                  "a@",  "/.git", "/-/b9", "t=1&"};

    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++)
            check_long(starts[i], pieces[k]);
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
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
