#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/wrong_address.h"

/* The wrong address that is the only one in a list, and what it says. */
static void check(const char *source, const char *how, const char *said)
{
    struct arena arena;
    struct document *document;
    struct wrong_addresses found;

    arena_init(&arena);
    document = document_parse(STR("a.md"), str_from(source));
    found = document_wrong_addresses(&arena, document);
    if (found.count != (how ? 1 : 0))
        fail_msg("%zu found: %s", found.count, source);
    if (how) {
        assert_true(str_eq(found.items[0].how, str_from(how)));
        assert_true(str_eq(found.items[0].said, str_from(said)));
    }
    document_free(document);
    arena_release(&arena);
}

static void test_found(void **state)
{
    (void)state;
    check("[x](https://example.org/caf%C3%83%C2%A9.pdf)\n", "Windows-1252",
          "/café.pdf");
    check("<https://example.org/itâ%80%99s> https://example.org/"
          "it%C3%A2%E2%82%AC%E2%84%A2s\n",
          "Windows-1252", "/it’s");
    check("[x](docs/d%c3%83%c2%a9j%c3%83%c2%a0.md#top)\n", "Windows-1252",
          "docs/déjà.md");
    check("[x][y]\n\n[y]: https://example.org/caf%C3%83%C2%A9?q=1\n",
          "Windows-1252", "/café");
    check("[x](https://example.org/%E6%B6%93%EE%85%9F%E6%9E%83%E9%8F%81%E7"
          "%89%88%E5%B5%81)\n",
          "GB18030", "/中文数据");
}

static void test_left_alone(void **state)
{
    (void)state;
    check("[x](https://example.org/caf%C3%A9)\n", NULL, NULL);
    check("[x](https://example.org/caf%E9)\n", NULL, NULL);
    check("[x](https://example.org/%D6%D0%CE%C4)\n", NULL, NULL);
    check("[x](https://zh.wikipedia.org/wiki/%E4%B8%AD%E6%96%87)\n", NULL,
          NULL);
    check("[x](https://ru.wikipedia.org/wiki/%D0%9C%D0%B8%D1%80)\n", NULL,
          NULL);
    check("[x](https://example.org/?q=caf%C3%83%C2%A9)\n", NULL, NULL);
    check("[x](https://example.org/#caf%C3%83%C2%A9)\n", NULL, NULL);
    check("[x](https://pt.wikipedia.org/wiki/S%C3%A3o_Tom%C3%A9)\n", NULL,
          NULL);
    check("[x](https://pt.wikipedia.org/wiki/AMANH%C3%83)\n", NULL, NULL);
    check("[x](https://example.org/100%25%2x%)\n", NULL, NULL);
    check("[x](mailto:caf%C3%83%C2%A9@example.org)\n", NULL, NULL);
    check("`https://example.org/caf%C3%83%C2%A9`\n", NULL, NULL);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_left_alone),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
