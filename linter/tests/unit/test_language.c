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
    const char *path, *family, *language;
} families[] = {
    {"README.md", "readme", ""},
    {"README-zh.md", "readme", "zh"},
    {"README_zh-CN.md", "readme", "zh"},
    {"README.zh-CN.md", "readme", "zh"},
    {"README_CN.md", "readme", "cn"},
    {"README_EN.md", "readme", ""},
    {"README-简体中文.md", "readme", "简体中文"},
    {"README.deu.md", "readme", "deu"},
    {"README/README-ar.md", "readme", "ar"},
    {"translations/README-fr.md", "readme", "fr"},
    {"i18n/README.pt_BR.md", "readme", "pt"},
    {"i18n/ja/README.md", "readme", "ja"},
    {"zh/README.md", "readme", "zh"},
    {"Français/README.md", "readme", "français"},
    {"./docs/README.ja.md", "readme", "ja"},
    {"docs/pt_BR/README.md", "readme", "pt"},
    {"books/free-programming-books-ar.md", "books/free-programming-books",
     "ar"},
    {"books/free-programming-books-pt_BR.md", "books/free-programming-books",
     "pt"},
    {"books/free-programming-books-langs.md",
     "books/free-programming-books-langs", ""},
    {"en/links.md", "links", ""},
    {"de/links.markdown", "links", "de"},
    {"de/links-fr.md", "links", "fr"},
    {"lists/en.md", "lists/", ""},
    {"lists/zh-TW.md", "lists/", "zh"},
    {"dupan/README.md", "dupan/readme", ""},
    {"tools.md", "tools", ""},
    {"-", "-", ""},
    {"", "", ""},
};

static void test_family(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct str path = str_from(families[i].path);

        assert_string_equal(language_family(&arena, path).ptr,
                            families[i].family);
        assert_string_equal(language_of(&arena, path).ptr,
                            families[i].language);
    }
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
