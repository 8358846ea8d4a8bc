#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/bullet.h"

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

struct sample {
    const char *markdown;
    const char *text; /* of the first block; NULL if that is no bullet */
};

static const struct sample samples[] = {
    {"- [a](https://b) -  c\n", "[a](https://b) - c"},
    {"+   *[a](https://b)*\n", "*[a](https://b)*"},
    {"1. [ ] [a](https://b)\n", "[a](https://b)"},
    {"- [a](https://b)\n  c\nd\n", "[a](https://b) c d"},
    {"> - [a](https://b)\n>   c\n", "[a](https://b) c"},
    {"- [a](https://b) <!-- c --> d <!-- e -->\n", "[a](https://b) d"},
    {"- [a] - c\n\n[a]: https://b\n", "[a](https://b) - c"},
    {"- [a][] - c\n\n[a]: https://b\n", "[a](https://b) - c"},
    {"- [a][b] - c\n\n[b]: <https://b/(c d>\n", "[a](https://b/_c_d) - c"},
    {"- ![i][j] [a](https://b)\n\n[j]: c\n", "![i][j] [a](https://b)"},
    {"- a https://b c\n", "a https://b c"},
    {"- [a](#b)\n", NULL},
    {"- ![a](https://b)\n", NULL},
    {"- a\n", NULL},
    {"[a](https://b)\n", NULL},
    {"- # [a](https://b)\n", NULL},
    {"- [a](https://b) [c](https://d/e - f)\n", NULL},
};

static void test_text(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct document *document =
            document_parse(STR("a.md"), str_from(sample->markdown));
        struct bullet bullet = {0};
        bool is = bullet_read(&arena, document, document->blocks, &bullet);

        if (is != (sample->text != NULL) ||
            (is && !str_eq(bullet.text, str_from(sample->text))))
            fail_msg("%s: \"%.*s\"", sample->markdown, STR_ARG(bullet.text));
        document_free(document);
    }
    arena_release(&arena);
}

static void test_places(void **state)
{
    static const char markdown[] = "- [a][b]\n   c\n\n"
                                   "[b]: https://d\n";
    struct document *document = document_parse(STR("a.md"), STR(markdown));
    struct bullet bullet;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(bullet_read(&arena, document, document->blocks, &bullet));
    assert_int_equal(bullet.text.len, 16);
    assert_int_equal(bullet.places[0], 2);
    assert_int_equal(bullet.places[2], 4);
    assert_int_equal(bullet.places[13], 4);
    assert_int_equal(markdown[bullet.places[15]], 'c');
    assert_int_equal(bullet.places[16], bullet.places[15] + 1);
    document_free(document);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_places),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
