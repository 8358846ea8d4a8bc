#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/alloc.h"
#include "text/url.h"

struct pair {
    const char *from, *to;
};

static struct arena arena;

static const struct pair same[] = {
    {"http://example.org", "https://www.example.org/"},
    {"https://example.org/a", "https://example.org/a/"},
    {"https://example.org/a", "https://EXAMPLE.org:443/./a"},
    {"https://example.org./a", "https://example.org/a"},
    {"https://example.org/%7ea", "https://example.org/~a"},
    {"https://example.org/%e4%b8", "https://example.org/%E4%B8"},
    {"https://example.org/\xe4\xb8\xad", "https://example.org/%e4%b8%ad"},
    {"https://example.org/a?", "https://example.org/a"},
    {"https://example.org/a#", "https://example.org/a"},
    {"https://example.org/a?utm_source=x&utm_medium=y",
     "https://example.org/a"},
    {"https://example.org/a?id=1&fbclid=2", "https://example.org/a?id=1"},
    {"https://example.org/a?gclid=2&id=1", "https://example.org/a?id=1"},
    {"https://example.org/a?mc_cid=2&mc_eid=1", "https://example.org/a"},
    {"https://example.org/a#:~:text=x", "https://example.org/a"},
    {"https://github.com/A/B", "https://github.com/a/b.git"},
    {"https://github.com/a/b", "http://www.github.com/a/b/tree/main/"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/master"},
    {"https://github.com/a/b", "https://github.com/a/b?tab=readme-ov-file"},
    {"https://gitlab.com/a/b", "https://gitlab.com/a/b/-/tree/main"},
    {"https://huggingface.co/datasets/a/b", "https://hf.co/datasets/a/b"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/tree/main"},
    {"https://youtu.be/abc", "https://www.youtube.com/watch?v=abc"},
    {"https://youtu.be/abc?si=x&t=9",
     "https://www.youtube.com/watch?v=abc&t=9"},
    {"https://dx.doi.org/10.1/x", "https://doi.org/10.1/x"},
    {"https://x.com/a/status/1?s=20", "https://twitter.com/a/status/1"},
};

static const struct pair different[] = {
    {"https://example.org/a", "https://example.org/A"},
    {"https://example.org/a", "https://example.com/a"},
    {"https://example.org/a", "https://example.org/a/b"},
    {"https://example.org/a", "https://example.org:8443/a"},
    {"https://example.org/a", "https://www2.example.org/a"},
    {"https://example.org/?id=1", "https://example.org/?id=2"},
    {"https://example.org/#a", "https://example.org/#b"},
    {"https://example.org/", "https://example.org/#a"},
    {"https://example.org/a%2fb", "https://example.org/a/b"},
    {"https://example.org/a.git", "https://example.org/a"},
    {"https://example.org/a/tree/main", "https://example.org/a"},
    {"https://www.com/", "https://com/"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/dev"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/main/data"},
    {"https://github.com/a/b/blob/main/X",
     "https://github.com/a/b/blob/main/x"},
    {"https://github.com/a?tab=repositories", "https://github.com/a"},
    {"https://huggingface.co/a/b", "https://huggingface.co/datasets/a/b"},
    {"https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=b"},
    {"https://arxiv.org/abs/1", "https://arxiv.org/pdf/1"},
    {"docs/a.md", "docs/b.md"},
    {"#a", "#b"},
};

static void test_identity(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct str a = url_identity(&arena, str_from(same[i].from));
        struct str b = url_identity(&arena, str_from(same[i].to));

        if (!str_eq(a, b))
            fail_msg("%.*s is not %.*s", STR_ARG(a), STR_ARG(b));
    }
    for (size_t i = 0; i < sizeof different / sizeof *different; i++) {
        struct str a = url_identity(&arena, str_from(different[i].from));
        struct str b = url_identity(&arena, str_from(different[i].to));

        if (str_eq(a, b))
            fail_msg("%s is %s", different[i].from, different[i].to);
    }
}

/* Long hostile input takes time in proportion: this would run for minutes. */
static void test_long(void **state)
{
    const char *const pieces[] = {"/..", "/a/..", "%41", "?&", "a@", "/.git"};
    enum { REPEAT = 300000 };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]), at = 16;
        char *text = mem_alloc(at + len * REPEAT);
        struct arena own;

        arena_init(&own);
        memcpy(text, "http://e.org/xyz", at);
        for (int n = 0; n < REPEAT; n++, at += len)
            memcpy(text + at, pieces[i], len);
        assert_true(url_identity(&own, (struct str){text, at}).len > 0);
        arena_release(&own);
        mem_free(text);
    }
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
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
