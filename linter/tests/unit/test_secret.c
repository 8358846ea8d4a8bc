#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/secret.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

/* Made up: of the shape of the real ones, and nobody's. */
#define KEY "k3Y9f8e7d6c5b4a3210Zq"
#define TOKEN                                                                  \
    "ghp_"                                                                     \
    "0a1b2c3d4e5f6g7h8i9j"                                                     \
    "0k1l2m3n4o5p6q7r"

struct sample {
    const char *text;
    enum secret_kind kind;
    const char *masked;
};

static const struct sample samples[] = {
    {"https://u:hunter22@a.b/c", SECRET_PASSWORD,
     "https://u:\xe2\x80\xa6@a.b/c"},
    {"see ftp://u:s3same!@a.b now", SECRET_PASSWORD,
     "see ftp://u:\xe2\x80\xa6@a.b now"},
    {"https://a.b/?x=1&api_key=" KEY "&y=2", SECRET_TOKEN,
     "https://a.b/?x=1&api_key=\xe2\x80\xa6&y=2"},
    {"https://a.b/?ACCESS_TOKEN=" KEY "#f", SECRET_TOKEN,
     "https://a.b/?ACCESS_TOKEN=\xe2\x80\xa6#f"},
    {"https://a.b/list.csv?token=" KEY, SECRET_TOKEN,
     "https://a.b/list.csv?token=\xe2\x80\xa6"},
    {"https://api.a.b/?key=" KEY, SECRET_TOKEN,
     "https://api.a.b/?key=\xe2\x80\xa6"},
    {"https://a.b/" TOKEN "/c", SECRET_TOKEN, "https://a.b/\xe2\x80\xa6"},
    {"a " TOKEN " b", SECRET_TOKEN, "a \xe2\x80\xa6 b"},
    {"https://a.b/?api_key=k3Y9f8e7.d6~c5_b4-a3+2/1=0%2FZq&y", SECRET_TOKEN,
     "https://a.b/?api_key=\xe2\x80\xa6&y"},
    {"https://u:hunt:er22@a.b/c", SECRET_PASSWORD,
     "https://u:\xe2\x80\xa6@a.b/c"},
    {"api (https://a.b/?token=" KEY ")", SECRET_TOKEN,
     "api (https://a.b/?token=\xe2\x80\xa6)"},
    {"invite https://a.b/?token=" KEY, SECRET_TOKEN,
     "invite https://a.b/?token=\xe2\x80\xa6"},
    {"https://u:hunter22@a.b https://u:hunter22@c.d", SECRET_PASSWORD,
     "https://u:\xe2\x80\xa6@a.b https://u:\xe2\x80\xa6@c.d"},
};

static void test_secrets(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct str text = str_from(samples[i].text);
        struct secret secret;

        if (!secret_find(text, 0, &secret))
            fail_msg("no secret in %s", samples[i].text);
        assert_int_equal(secret.kind, samples[i].kind);
        assert_str(secret_mask(&arena, text), samples[i].masked);
    }
    arena_release(&arena);
}

/* How tokens begin. */
static const char *const starts[] = {
    "ghp_",        "gho_",  "ghu_",  "ghs_", "ghr_",     "glpat-",
    "github_pat_", "xoxb-", "xoxp-", "AIza", "hf_",      "sk-proj-",
    "sk-",         "npm_",  "SG.",   "AKIA", "sk_live_", "pypi-",
};

static void test_starts(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct str token = str_printf(
            &arena, "%s0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t0u1v2w3",
            starts[i]);
        struct str text = str_printf(&arena, "SAs_A-=:(%.*s)", STR_ARG(token));
        struct secret secret;

        if (!secret_find(text, 0, &secret))
            fail_msg("%s begins no token", starts[i]);
        assert_int_equal(secret.start, 9);
        assert_int_equal(secret.end, 9 + token.len);
        assert_true(secret_find(text, 9, &secret));
        assert_false(secret_find(text, 10, &secret));
    }
    arena_release(&arena);
}

static const char *const public[] = {
    "",
    "https://a.b/c",
    "https://u@a.b",
    "https://u:@a.b",
    "https://user:password@a.b",
    "https://u:<password>@a.b",
    "https://u:$PASSWORD@a.b",
    "https://admin:admin@a.b",
    "https://a.b/@c:d",
    "https://a.b:8080/c@d",
    "https://a.b/?api_key=YOUR_API_KEY_0123456789",
    "https://a.b/?api_key=DEMO_KEY",
    "https://a.b/?api_key=",
    "https://a.b/?api_key=short1234",
    "https://a.b/?api_key=11111111111111111111111",
    "https://a.b/?key=" KEY,
    "https://a.b/?id=" KEY,
    "https://a.b/badge?token=" KEY,
    "https://a.b/c.svg?token=" KEY,
    "https://a.b/invite?token=" KEY,
    "api_key=" KEY,
    "api https://a.b/?key=" KEY,
    "api(https://a.b/?key=" KEY ")",
    "https://a.b/?a-name-of-more-than-thirty-two-bytes-api_key=" KEY,
    "https://a.b/?api_key=k3Y9f8e7ExaMPLE5b4a3210Zq",
    "https://a.b/?api_key=k33f8f8k3f8k3f8k3f8k3f8k3",
    "https://a.b/?api_key=12345678901234567890ab",
    "https://a.b/?api_key=abcdefghijklmnopqrst12",
    "https://u:hunter22@",
    "https://u:hunter22@/a",
    "https://git:p4ssw0rd@a.b",
    "https://u:hunter22",
    "https://u:an-example-9@a.b",
    "https://a.b/?token=short1234",
    "x" TOKEN,
    "ghp_short",
    "https://a.b/sk-learn-and-other-words-that-go-on-for-long",
};

static void test_public(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof public / sizeof *public; i++) {
        struct secret secret;

        if (secret_find(str_from(public[i]), 0, &secret))
            fail_msg("a secret in %s", public[i]);
    }
}

/* What stands a thousand bytes before a parameter says nothing of it. */
static void test_far(void **state)
{
    char text[1200];
    const struct str start = STR("https://api.a.b/"), end = STR("?key=" KEY);
    struct secret secret;

    (void)state;
    memset(text, 'c', sizeof text);
    memcpy(text, start.ptr, start.len);
    memcpy(text + 1000, end.ptr, end.len);
    assert_true(secret_find((struct str){text, 1000 + end.len}, 0, &secret));
    assert_int_equal(secret.start, 1005);
    memset(text + 1000, 'c', end.len);
    memcpy(text + 1100, end.ptr, end.len);
    assert_false(secret_find((struct str){text, 1100 + end.len}, 0, &secret));
}

static void test_mask_of_none(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_str(secret_mask(&arena, STR("no secret")), "no secret");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_secrets),      cmocka_unit_test(test_starts),
        cmocka_unit_test(test_public),       cmocka_unit_test(test_far),
        cmocka_unit_test(test_mask_of_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
