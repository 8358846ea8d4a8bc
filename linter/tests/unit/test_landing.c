#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/landing.h"

struct redirect {
    const char *from, *to;
};

static const struct redirect pages[] = {
    {"https://github.com/old/name", "https://github.com/new/name"},
    {"https://old.example/", "https://new.example/"},
    {"https://old.example/tool", "https://new.example/tools/tool"},
    {"https://x.org/guide.html", "https://x.org/guide/start"},
    {"https://x.org/en/a", "https://x.org/en/b"},
    {"https://x.org/login", "https://x.org/v2/login"},
    {"https://x.org/a?next=b", "https://x.org/c?next=b"},
    {"https://en.example.org/a", "https://en.example.org/b"},
    {"https://x.org/ab/c", "https://x.org/a"},
    {"https://x.org/abc", "https://x.org/d"},
    {"https://x.org/index.html", "https://x.org/home"},
    {"https://x.org/", "https://x.org/home"},
};

static const struct redirect doors[] = {
    {"https://x.org/a", "https://x.org/"},
    {"https://x.org/a", "https://x.org"},
    {"https://x.org/a", "https://y.org/?from=x"},
    {"https://x.org/a", "https://x.org/home"},
    {"https://x.org/a/b/c", "https://x.org/a/"},
    {"https://x.org/a", "https://x.org/Login?x=1"},
    {"https://x.org/a", "https://x.org/users/sign_in"},
    {"https://x.org/a", "https://accounts.x.org/start"},
    {"https://x.org/a", "https://consent.y.org/x"},
    {"https://x.org/a", "https://x.org/check?return_to=%2Fa"},
    {"https://x.org/a", "https://x.org/en-us/a"},
    {"https://x.org/a", "https://x.org/zh-CN/b"},
    {"https://x.org/a", "https://de.x.org/a"},
    {"https://x.org/a", "https://x.org/404.html"},
    {"https://doi.org/10.1/2", "https://publisher.example/2"},
    {"https://www.doi.org/10.1/2", "https://publisher.example/2"},
    {"https://x.org/a", "ftp://x.org/b"},
    {"https://x.org/a", ""},
    {"", "https://x.org/a"},
};

static const struct redirect lost[] = {
    {"https://x.org/a", "https://x.org/"},
    {"https://x.org/a", "https://www.x.org"},
    {"http://x.org/a.html", "https://x.org/index.php"},
    {"https://x.org/en/tools", "https://x.org/en/"},
    {"https://x.org/tools", "https://x.org/zh-CN/"},
    {"https://docs.x.org/a", "https://x.org/"},
    {"https://x.org/a", "https://shop.x.org/"},
    {"https://x.org/?p=12", "https://x.org/"},
    {"https://x.org/index.php?id=7&lang=de", "https://x.org/"},
    {"https://x.org/a/b", "https://y.org/"},
    {"https://x.org/blog/2019/01/a", "https://y.org/home"},
    {"https://github.com/a/b", "https://github.com/"},
    {"https://x.org/guides/a", "https://other.org/"},
};

static const struct redirect not_lost[] = {
    {"https://x.org/a", "https://x.org/b"},
    {"https://x.org/a/b", "https://x.org/a/"},
    {"https://x.org/a", "https://x.org/#a"},
    {"https://x.org/a", "https://x.org/?page_id=2"},
    {"https://x.org/", "https://x.org/"},
    {"https://x.org/", "https://y.org/"},
    {"https://x.org/index.html", "https://x.org/"},
    {"https://x.org/en", "https://x.org/"},
    {"https://x.org/de/index.htm", "https://x.org/"},
    {"https://x.org/v2.1/", "https://x.org/"},
    {"https://x.org/en/latest/", "https://x.org/"},
    {"https://x.org/?ref=list", "https://x.org/"},
    {"https://x.org/?id=name", "https://x.org/"},
    {"https://x.org/?id=", "https://x.org/"},
    {"https://x.org/?p=1", "https://notx.org/"},
    {"https://x.org/?p=12", "https://y.org/"},
    {"https://x.org/tool", "https://tool.x.org/"},
    {"https://x.org/go", "https://go.x.org/"},
    {"https://x.github.io/map-kit/docs/", "https://mapkit.dev/"},
    {"https://tool.org/tool/", "https://tool.org/"},
    {"https://x.org/a/tool", "https://toolkit.org/"},
    {"https://x.org/a/toolkit", "https://tool.org/"},
    {"https://x.org/a", "https://y.org/"},
    {"https://bit.ly/a", "https://bit.ly/"},
    {"https://bit.ly/a/b", "https://y.org/"},
    {"https://doi.org/10.1/2", "https://publisher.example/"},
    {"https://x.org/users/sign_in", "https://x.org/"},
    {"https://x.org/team/settings", "https://x.org/"},
    {"https://demo.x.org/projects/1", "https://demo.x.org/"},
    {"https://x.org/a", "https://login.x.org/"},
    {"https://x.org/a", "https://de.x.org/"},
    {"https://x.org/a", "ftp://x.org/"},
    {"https://x.org/a", ""},
    {"", "https://x.org/"},
};

typedef bool judgement(struct arena *arena, struct str from, struct str to);

static void expect(judgement *judge, const struct redirect *redirects,
                   size_t count, bool page)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        bool found = judge(&arena, str_from(redirects[i].from),
                           str_from(redirects[i].to));

        if (found != page)
            fail_msg("%s -> %s", redirects[i].from, redirects[i].to);
    }
    arena_release(&arena);
}

static void test_pages(void **state)
{
    (void)state;
    expect(landing_is_page, pages, sizeof pages / sizeof *pages, true);
}

static void test_doors(void **state)
{
    (void)state;
    expect(landing_is_page, doors, sizeof doors / sizeof *doors, false);
}

static void test_lost(void **state)
{
    (void)state;
    expect(landing_is_lost, lost, sizeof lost / sizeof *lost, true);
    expect(landing_is_lost, not_lost, sizeof not_lost / sizeof *not_lost,
           false);
}

/* An address of 2,048 bytes is understood, a longer one is not. */
static void test_long(void **state)
{
    char text[2050];
    struct str home = STR("https://x.org/"), most = {text, 2048},
               more = {text, 2049};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    memset(text, 'a', sizeof text);
    memcpy(text, home.ptr, home.len);
    assert_true(landing_is_lost(&arena, most, home));
    assert_false(landing_is_lost(&arena, more, home));
    text[home.len] = '?';
    assert_false(landing_is_lost(&arena, STR("https://x.org/a"), most));
    memset(text + home.len, '/', sizeof text - home.len);
    assert_true(landing_is_lost(&arena, STR("https://x.org/a"), most));
    assert_false(landing_is_lost(&arena, STR("https://x.org/a"), more));
    arena_release(&arena);
}

static void test_move(void **state)
{
    struct response response = {.verdict = VERDICT_ALIVE,
                                .final_url = STR("https://x.org/b"),
                                .permanent = true};
    struct str from = STR("http://x.org/a#top");
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(landing_is_move(&arena, from, &response));
    assert_false(
        landing_is_move(&arena, STR("http://www.x.org/b/#top"), &response));
    response.permanent = false;
    assert_false(landing_is_move(&arena, from, &response));
    response.permanent = true;
    response.verdict = VERDICT_DEAD;
    assert_false(landing_is_move(&arena, from, &response));
    response.verdict = VERDICT_ALIVE;
    response.final_url = STR("https://x.org/");
    assert_false(landing_is_move(&arena, from, &response));
    response.final_url = STR("");
    assert_false(landing_is_move(&arena, from, &response));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages), cmocka_unit_test(test_doors),
        cmocka_unit_test(test_lost),  cmocka_unit_test(test_long),
        cmocka_unit_test(test_move),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
