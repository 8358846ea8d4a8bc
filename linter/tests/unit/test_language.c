#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/language.h"

static const char *const tags[] = {
    "de",      "EN", "pt_BR",  "zh-CN", "zh-Hans", "zh_Hant_TW",
    "sr-Cyrl", "cn", "es-419", "fil",   "Chinese", NULL,
};

static const char *const words[] = {
    "",  "xx",  "go",       "readme", "de-",   "de-x",  "-de", "de-12",
    "d", "deu", "zh-Hansx", "de_1a2", "books", "en us", NULL,
};

static void test_tag(void **state)
{
    (void)state;
    for (size_t i = 0; tags[i]; i++)
        assert_true(language_tag(str_from(tags[i])));
    for (size_t i = 0; words[i]; i++)
        assert_false(language_tag(str_from(words[i])));
}

static const struct {
    const char *path, *family;
} families[] = {
    {"README.md", "readme"},
    {"README-zh.md", "readme"},
    {"README_zh-CN.md", "readme"},
    {"./docs/README.ja.md", "readme"},
    {"docs/pt_BR/README.md", "readme"},
    {"books/free-programming-books-ar.md", "books/free-programming-books"},
    {"books/free-programming-books-pt_BR.md", "books/free-programming-books"},
    {"books/free-programming-books-langs.md",
     "books/free-programming-books-langs"},
    {"en/links.md", "links"},
    {"de/links.markdown", "links"},
    {"lists/en.md", "lists/"},
    {"lists/zh-TW.md", "lists/"},
    {"dupan/README.md", "dupan/readme"},
    {"tools.md", "tools"},
    {"-", "-"},
    {"", ""},
};

static void test_family(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        assert_string_equal(
            language_family(&arena, str_from(families[i].path)).ptr,
            families[i].family);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tag),
        cmocka_unit_test(test_family),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
