#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark-gfm.h>
#include <cmocka.h>

#include "document/visible.h"

static const struct sample {
    const char *list, *visible;
    bool numbered;
} samples[] = {
    {"", "", false},
    {"# One\n\n*two* `three`, 4\n", "Onetwothree4", false},
    {"caf\u00E9 cafe\u0301 \u2014\n", "caf\u00E9caf\u00E9\u2014", false},
    {"| A | B |\n| - | - |\n| c \\| d | e | f |\n", "ABcde", false},
    {"| A | B |\n| - |\n| c | d |\n", "ABcd", false},
    {"[a](https://b.example/c)", "ahttpsbexamplec", false},
    {"[a](b '1 2')", "ab12", false},
    {"<https://b.example> www.c.example", "httpsbexamplewwwcexample", false},
    {"<d@e.example>", "deexample", false},
    {"[a](%C3%A9%2F)", "a\u00E9", false},
    {"![a](b \"c\")", "abc", false},
    {"a <!-- b --> c <b title=d>e</b> &lt;f&gt; &amp;amp;", "acefamp", false},
    {"<div>\na </b <i>c</i>\n</div>\n", "ac", false},
    {"<a href=x>[b](c)", "bc", false},
    {"<title>a</title>\n\nb <xmp>c", "titleatitlebxmpc", false},
    {"- [x] a\n- [ ] b\n", "xab", false},
    {"1. a\n2. b\n", "ab", false},
    {"1. a\n   - b\n2. c\n", "0123456789ab0123456789c", true},
    {"a[^1]\n\n[^1]: b\n", "a1fn1b\u21A9fnref1", false},
    {"a\xFF\n", "a\uFFFD", false},
};

static void check(const struct document *document, bool numbered,
                  const char *expected)
{
    struct buf out;

    buf_init(&out);
    buf_add_char(&out, '>');
    visible_add(&out, document, numbered);
    assert_string_equal(buf_str(&out).ptr + 1, expected);
    buf_release(&out);
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct document *document =
            document_parse(STR("a.md"), str_from(samples[i].list));

        check(document, samples[i].numbered, samples[i].visible);
        document_free(document);
    }
}

/* In UTF-16. */
static void test_wide_list(void **state)
{
    struct document *document = document_parse(STR("a.md"), STR("\xFF\xFE"
                                                                "a\0-\0b\0"));

    (void)state;
    check(document, false, "ab");
    document_free(document);
}

/* What would be a table for Debian's cmark-gfm is none for GitHub. */
static void test_html(void **state)
{
    struct document *document = document_parse(
        STR("a.md"), STR("a\n| b |\n| - | - |\n| c | d |\n| - | - |\n"));
    char *html = visible_html(document);

    (void)state;
    assert_string_equal(html, "<p>a\n| b |\n| - | - |\n| c | d |\n, , , , ,"
                              "</p>\n");
    cmark_get_default_mem_allocator()->free(html);
    document_free(document);
}

static void test_what_is_kept(void **state)
{
    static const struct {
        const char *before, *after;
        bool all, letters;
    } rows[] = {
        {"", "", true, true},
        {"a", "", false, false},
        {"abc", "xaxbxcx", true, true},
        {"ab", "ba", false, false},
        {"aa", "a", false, false},
        {"a\u00E9b1", "ab1", false, true},
        {"a\u00E9", "\u00E9", false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str before = str_from(rows[i].before);
        struct str after = str_from(rows[i].after);

        assert_int_equal(visible_keeps(before, after, false), rows[i].all);
        assert_int_equal(visible_keeps(before, after, true), rows[i].letters);
    }
}

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_wide_list),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_what_is_kept),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
