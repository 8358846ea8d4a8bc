#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/alloc.h"
#include "text/url.h"

static struct arena arena;

struct pair {
    const char *from, *to;
};

static uint32_t hash_of(const char *address)
{
    return url_identity_hash(&arena, str_from(address));
}

/* Where host and path do not stand side by side, and names that lose more than
   one ending. */
static const struct pair same_hash[] = {
    {"https://example.org./a", "https://example.org/a"},
    {"https://www.example.org./a/", "https://example.org/a"},
    {"https://www.com/a", "HTTPS://www.com/a"},
    {"https://www.www.example.org/a", "HTTPS://www.www.example.org/a"},
    {"https://github.com/a/b.git.git/x", "HTTPS://github.com/a/B.git.git/x"},
    {"https://github.com//a/b", "HTTPS://github.com//a/b/"},
    {"https://github.com", "https://www.GitHub.com/?a=b#c"},
    {"https://github.com/features/B.git", "HTTPS://github.com/features/B.git"},
    {"https://example.org", "https://example.org/?id=1"},
};

static void test_hash(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof same_hash / sizeof *same_hash; i++)
        if (hash_of(same_hash[i].from) != hash_of(same_hash[i].to))
            fail_msg("%s and %s differ", same_hash[i].from, same_hash[i].to);
    assert_int_not_equal(hash_of("https://example.org/a"),
                         hash_of("https://example.com/a"));
    assert_int_not_equal(hash_of("https://github.com/a/b"),
                         hash_of("https://github.com/a/c"));
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
