/* The places of a page: slugs as GitHub makes them, ids and names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "document/document.h"

static struct document *parse(const char *source)
{
    return document_parse(STR("a.md"), str_from(source));
}

static void expect_slug(const char *source, const char *slug)
{
    struct document *document = parse(source);

    assert_int_equal(document->nheadings, 1);
    assert_true(str_eq(document->headings[0].slug, str_from(slug)));
    document_free(document);
}

static void test_slugs(void **state)
{
    static const char *const slugs[][2] = {
        {"# A b\n", "a-b"},
        {"#   A b   #\n", "a-b"},
        {"# a  b\n", "a--b"},
        {"# a\tb\n", "ab"},
        {"# A & B\n", "a--b"},
        {"# A &amp; B\n", "a--b"},
        {"# --help\n", "--help"},
        {"# a - b -- c\n", "a---b----c"},
        {"# What's new?\n", "whats-new"},
        {"# 1.2.3 (beta)\n", "123-beta"},
        {"# C++ / C#\n", "c--c"},
        {"# snake_case\n", "snake_case"},
        {"# _a_ **b** ~~c~~\n", "a-b-c"},
        {"# \\_a\\_\n", "_a_"},
        {"# `a_b()` c\n", "a_b-c"},
        {"# [a b](https://example.org) c\n", "a-b-c"},
        {"# a ![b](c.png)\n", "a-"},
        {"# ![b](c.png) a\n", "-a"},
        {"# <img src=\"b.png\"> a\n", "-a"},
        {"# a<br>b\n", "ab"},
        {"# 🚀 Go\n", "-go"},
        {"# :rocket: Go\n", "rocket-go"},
        {"# ⚙️ Go\n", "️-go"},
        {"# 👩‍💻\n", ""},
        {"# 中文（標題）、一\n", "中文標題一"},
        {"# ÜBER Straße\n", "über-straße"},
        {"# ПРИВЕТ\n", "привет"},
        {"# İI\n", "i̇i"},
        {"# हिन्दी में\n", "हिन्दी-में"},
        {"# ½ x² Ⅳ Ⓐ\n", "-x-ⅳ-ⓐ"},
        {"a\nb\n===\n", "ab"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++)
        expect_slug(slugs[i][0], slugs[i][1]);
}

/* Checks the slugs of all headings, each with a space behind it. */
static void expect_slugs(const char *source, const char *expected)
{
    struct document *document = parse(source);
    char found[256] = "";

    for (size_t i = 0; i < document->nheadings; i++) {
        strncat(found, document->headings[i].slug.ptr,
                document->headings[i].slug.len);
        strcat(found, " ");
    }
    assert_string_equal(found, expected);
    document_free(document);
}

static void test_repeated_slugs(void **state)
{
    (void)state;
    expect_slugs("# a\n# a\n# A\n", "a a-1 a-2 ");
    expect_slugs("# a\n# a-1\n# a\n", "a a-1 a-2 ");
    expect_slugs("# a\n# a\n# a-1\n# a\n", "a a-1 a-1-1 a-2 ");
    expect_slugs("# a-1\n# a\n# a\n", "a-1 a a-2 ");
    expect_slugs("# 🚀\n# 🏁\n", " -1 ");
    expect_slugs("# a\n\n<h2>a</h2>\n\n# a\n", "a a-2 ");
}

static bool has(const char *source, const char *fragment)
{
    struct document *document = parse(source);
    bool found = document_has_anchor(document, str_from(fragment));

    document_free(document);
    return found;
}

static void test_places(void **state)
{
    (void)state;
    assert_true(has("# A b\n", "a-b"));
    assert_true(has("# A b\n", "A-B"));
    assert_true(has("# A b\n", "user-content-a-b"));
    assert_false(has("# A b\n", "a--b"));
    assert_false(has("# A b\n", "a"));
    assert_false(has("# A b\n", ""));
    assert_true(has("# a\n# a\n", "a-1"));
    assert_false(has("# a\n# a\n", "a-2"));
    assert_true(has("# ![b](c.png) a\n", "-a"));
    assert_true(has("# ![b](c.png) a\n", "a"));
    assert_true(has("# ⚙️ Go\n", "-go"));
    assert_true(has("# İI\n", "ii"));
    assert_true(has("# a {#own}\n", "own"));
    assert_false(has("`# a`\n\n    # a\n", "a"));
}

static void test_html(void **state)
{
    (void)state;
    assert_true(has("<a id=\"x\"></a>\n", "x"));
    assert_true(has("a <a name='x'></a>\n", "X"));
    assert_true(has("- a <span id=x>b</span>\n", "x"));
    assert_true(has("| a |\n|---|\n| <a id=\"x\"></a>b |\n", "x"));
    assert_true(has("<div>\n<p align=\"left\" id=\"x\">\n</div>\n", "x"));
    assert_true(has("<a name=\"user-content-x\"></a>\n", "x"));
    assert_true(has("<h1 align=\"center\">A <b>B</b></h1>\n", "a-b"));
    assert_true(has("<h1>\n  A B\n</h1>\n", "a-b"));
    assert_true(has("<h2>A &amp; B</h2>\n", "a--b"));
    assert_true(has("<h1>\n\n**A** b\n\n</h1>\n", "a-b"));
    assert_true(has("# a\n\n<h2>a</h2>\n", "a-1"));
    assert_false(has("<!-- <a id=\"x\"></a> -->\n", "x"));
    assert_false(has("`<a id=\"x\"></a>`\n", "x"));
    assert_false(has("<a data-id=\"x\"></a>\n", "x"));
    assert_false(has("<hr>\n", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slugs),
        cmocka_unit_test(test_repeated_slugs),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_html),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
