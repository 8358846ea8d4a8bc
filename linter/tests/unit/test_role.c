#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/passage.h"
#include "document/role.h"

/* What stands at the first `X` of the text. */
static enum role role_of(const char *text, struct span *around)
{
    struct str source = str_from(text);
    struct document *document = document_parse(STR("a.md"), source);
    size_t at = str_find_char(source, 'X', 0);
    enum role role = role_at(document, at, around);

    document_free(document);
    return role;
}

static const struct expected {
    const char *text;
    enum role role;
} expected[] = {
    {"a X b", ROLE_TEXT},
    {"# X", ROLE_TEXT},
    {"| X |\n| - |", ROLE_TEXT},
    {"[X](a)", ROLE_TEXT},
    {"[a](X)", ROLE_ADDRESS},
    {"[a](<b X>)", ROLE_ADDRESS},
    {"[a](b \"X\")", ROLE_TEXT},
    {"[![a](b)](c/X)", ROLE_ADDRESS},
    {"[![a](b) ![c](d) X](e)", ROLE_TEXT},
    {"[![a](b) ![c](d)](X)", ROLE_ADDRESS},
    {"[![a](X)](b)", ROLE_ADDRESS},
    {"[a](https://b.org/c X d)", ROLE_ADDRESS},
    {"<https://example.org/X>", ROLE_ADDRESS},
    {"https://example.org/X", ROLE_ADDRESS},
    {"<a href=\"X\">b</a>", ROLE_ADDRESS},
    {"a <a title=\"X\">b</a>", ROLE_TAG},
    {"a <!-- X -->", ROLE_COMMENT},
    {"<!--\nX\n-->", ROLE_COMMENT},
    {"<div>\nX\n</div>", ROLE_HTML},
    {"a\n\n[b]: X\n\n[b]", ROLE_ADDRESS},
    {"[X]: a\n\n[x]", ROLE_LABEL},
    {"[a][X]\n\n[x]: b", ROLE_LABEL},
    {"[X]\n\n[x]: b", ROLE_LABEL},
    {"`X`", ROLE_CODE},
    {"```\nX\n```", ROLE_CODE},
    {"    X", ROLE_CODE},
};

static void test_roles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        enum role role = role_of(expected[i].text, NULL);

        if (role != expected[i].role)
            fail_msg("%s: %d, not %d", expected[i].text, (int)role,
                     (int)expected[i].role);
    }
}

static void test_span(void **state)
{
    struct span around = {0, 0};

    (void)state;
    role_of("[a](b/X#c) d", &around);
    assert_int_equal(around.start, 4);
    assert_int_equal(around.end, 9);
    role_of("[X] d\n\n[x]: e", &around);
    assert_int_equal(around.start, 1);
    assert_int_equal(around.end, 2);
    role_of("a X", &around);
    assert_int_equal(around.start, 1);
}

/* The text of the passage that holds the first `X`. */
static void assert_passage(const char *text, const char *passage,
                           const char *name)
{
    struct str source = str_from(text);
    struct document *document = document_parse(STR("a.md"), source);
    struct passage found = passage_at(document, str_find_char(source, 'X', 0));

    assert_true(str_eq(document_text(document, found.span), str_from(passage)));
    assert_string_equal(found.name, name);
    document_free(document);
}

static void test_passages(void **state)
{
    (void)state;
    assert_passage("a\nb X c\nd", "b X c", "line");
    assert_passage("| a | X b |\n| - | - |", " X b ", "cell");
    assert_passage("a | b\n-|-\nc | d\nX | e", "X ", "cell");
    assert_passage("| a |\n| - |\n| b | X |", " X ", "cell");
    assert_passage("| a |\n| - |\n\nX |", "X |", "line");
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
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_span),
        cmocka_unit_test(test_passages),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
