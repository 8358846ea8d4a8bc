#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void expect(const struct redirect *redirects, size_t count, bool page)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        bool found = landing_is_page(&arena, str_from(redirects[i].from),
                                     str_from(redirects[i].to));

        if (found != page)
            fail_msg("%s -> %s", redirects[i].from, redirects[i].to);
    }
    arena_release(&arena);
}

static void test_pages(void **state)
{
    (void)state;
    expect(pages, sizeof pages / sizeof *pages, true);
}

static void test_doors(void **state)
{
    (void)state;
    expect(doors, sizeof doors / sizeof *doors, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_doors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
