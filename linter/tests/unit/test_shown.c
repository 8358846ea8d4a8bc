#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"
#include "explain/shown.h"

static void check(const char *list, size_t width, const char *expected)
{
    struct arena arena;

    arena_init(&arena);
    assert_string_equal(shown_text(&arena, str_from(list), width).ptr,
                        expected);
    arena_release(&arena);
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    check("", 80, "");
    check("<!-- only a comment -->\n", 80, "");
    check("[a]: https://example.org\n", 80, "");
}

static void headings_and_paragraphs(void **state)
{
    (void)state;
    check("# One\n\ntwo *three*\nfour\\\nfive\n## Six\n---\n", 80,
          "One\n═══\n\ntwo three four\nfive\n\nSix\n───\n\n"
          "────────────────────\n");
    check("one two three\n", 7, "one two\nthree\n");
}

static void links_and_images(void **state)
{
    (void)state;
    check("[a](https://example.org/x)", 80, "[a → https://example.org/x]\n");
    check("https://example.org", 80, "[→ https://example.org]\n");
    check("[a](b.md) [c](#d) [e](www.example.org)", 80,
          "[a → ./b.md] [c → #d] [e → ./www.example.org]\n");
    check("[]() ![]() [![x](/y)](#z)", 80,
          "[→ \"\"] [image → \"\"] [[image x → /y] → #z]\n");
    check("[](#u) <a href='#u'>b</a> <a name='c'>d</a>", 80,
          "[\"\" → #u] [b → #u] d\n");
    check("[é](/中) [a](/%C3%A9%20%25) [b](/%E9)", 80,
          "[é → /中] [a → /é%20%25] [b → /%E9]\n");
}

static void what_github_removes_is_gone(void **state)
{
    (void)state;
    check("[a](javascript:b) <a href=' Data:c'>d</a> ![e](file:///f)", 80,
          "a d [image e]\n");
    check("[a](htps://example.org) [b](c/d:e) [f](IRC://g)", 80,
          "a [b → ./c/d:e] [f → IRC://g]\n");
}

static void what_is_torn_is_seen(void **state)
{
    (void)state;
    check("[a](https://example.org/a - b)", 80,
          "[a]([→ https://example.org/a] - b)\n");
    check("| a | b |\n| c | d |\n", 80, "| a | b | | c | d |\n");
    check("`a|b` and \\`c", 80, "a|b and `c\n");
}

static void lists_and_quotes(void **state)
{
    (void)state;
    check("- a\n- [x] b\n  - c\n- [ ] d\n", 80, "• a\n• ☑ b\n  • c\n• ☐ d\n");
    check("1. a\n\n2. b\n", 80, "1. a\n\n2. b\n");
    check("> a b\n>\n> - c\n", 5, "▌ a b\n▌ \n▌ • c\n");
    check("    code  here\n", 80, "    code  here\n");
}

static void a_table_is_drawn(void **state)
{
    (void)state;
    check("a\n\n| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| x |\n", 80,
          "a\n\nA │ B\n──┼──\n1 │ 2\nx │ \n");
    check("<table><tr><td>a</td></tr><tbody><tr><td>b</td><td>c</td></tr>"
          "</table>\n",
          80, "a │ \n──┼──\nb │ c\n");
}

static void a_narrow_table_shows_no_addresses(void **state)
{
    (void)state;
    check("| A |\n|---|\n| [b c](https://example.org/) |\n", 20,
          "A\n─────\n[b c]\n");
    check("| A |\n|---|\n| [b c](https://example.org/) |\n", 21,
          "A\n─────────────────────\n[b c →\nhttps://example.org/]\n");
}

static void bytes_are_made_printable(void **state)
{
    (void)state;
    check("a\xff\x1b[31m\xe2\x80\xae z\n", 80, "a\xef\xbf\xbd[31m<U+202E> z\n");
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
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(headings_and_paragraphs),
        cmocka_unit_test(links_and_images),
        cmocka_unit_test(what_github_removes_is_gone),
        cmocka_unit_test(what_is_torn_is_seen),
        cmocka_unit_test(lists_and_quotes),
        cmocka_unit_test(a_table_is_drawn),
        cmocka_unit_test(a_narrow_table_shows_no_addresses),
        cmocka_unit_test(bytes_are_made_printable),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
