#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/broken.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

/* A source with one broken link, and what it is. */
struct sample {
    const char *source;
    enum broken_kind kind;
    const char *span, *text, *target;
};

static const struct sample samples[] = {
    {"x [a] (https://u.v) y", BROKEN_SPACE, "[a] (https://u.v)", "a",
     "https://u.v"},
    {"[a]\u3000 (https://u.v)", BROKEN_SPACE, "[a]\u3000 (https://u.v)", "a",
     "https://u.v"},
    {"[a]  (./u)", BROKEN_SPACE, "[a]  (./u)", "a", "./u"},
    {"(a b)[https://u.v/(w)] y", BROKEN_REVERSED, "(a b)[https://u.v/(w)]",
     "a b", "https://u.v/(w)"},
    {"x [a(b)(https://u.v)", BROKEN_UNCLOSED, "[a(b)(https://u.v)", "a(b)",
     "https://u.v"},
    {"`x` a b](https://u.v)", BROKEN_UNOPENED, " a b](https://u.v)", " a b",
     "https://u.v"},
    {"[a [b](c) d](https://u.v)", BROKEN_NESTED, "[a [b](c) d](https://u.v)",
     "a [b](c) d", "https://u.v"},
    {"x\xef\xbc\xbb"
     "a\xef\xbc\xbd\xef\xbc\x88https://u.v\xef\xbc\x89y",
     BROKEN_FULLWIDTH,
     "\xef\xbc\xbb"
     "a\xef\xbc\xbd\xef\xbc\x88https://u.v\xef\xbc\x89",
     "a", "https://u.v"},
    {"[a](https://u.v\xef\xbc\x89", BROKEN_FULLWIDTH,
     "[a](https://u.v\xef\xbc\x89", "a", "https://u.v"},
    {"> [a](https://u.v/\n> w) x", BROKEN_LINE, "[a](https://u.v/\n> w)", "a",
     "https://u.v/\n> w"},
    {"[a](https://u.v/(w) x", BROKEN_END, "[a](https://u.v/(w)", "a",
     "https://u.v/(w)"},
    {"![a [b]](www.u.v", BROKEN_END, "[a [b]](www.u.v", "a [b]", "www.u.v"},
    {"x <a href='https://u.v y", BROKEN_TAG, "<a href='https://u.v", "",
     "https://u.v"},
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct document *document =
            document_parse(STR("list.md"), str_from(sample->source));
        const struct broken *found = document->broken;

        if (document->nbroken != 1)
            fail_msg("%zu broken links in \"%s\"", document->nbroken,
                     sample->source);
        assert_int_equal(found->kind, sample->kind);
        assert_str(document_text(document, found->span), sample->span);
        assert_str(document_text(document, found->text), sample->text);
        assert_str(document_text(document, found->target), sample->target);
        document_free(document);
    }
}

/* What is no broken link. */
static const char *const others[] = {
    "[a](https://u.v)",
    "[a] (see https://u.v)",
    "[1] (https://u.v)",
    "[ ] (https://u.v)",
    "f(x)[https://u.v]",
    "(a)[https://u.v](https://w.x)",
    "[ a(https://u.v)",
    "[a (https://u.v)",
    "[a (https://u.v)]",
    "[a](https://u.v \"t)",
    "[a](https://u.v\n\"t\")",
    "`[a](https://u.v`",
    "\\[a](https://u.v",
    "|x|y|\n|-|-|\n|[a](https://u|v)|\n",
    "|x|y|\n|-|-|\n|[a|b](https://u.v)|\n",
    "|x|y|\n|-|-|\n|<a href='https://u|v'>|\n",
    "<a href=https://u.v>a</a>",
    "```\n[a] (https://u.v)\n```",
};

static void test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct document *document =
            document_parse(STR("list.md"), str_from(others[i]));

        if (document->nbroken)
            fail_msg("\"%s\" is broken", others[i]);
        document_free(document);
    }
}

/* Whether the bare link is what was meant, or a piece of it. */
static bool is_partial(const char *source)
{
    struct document *document =
        document_parse(STR("list.md"), str_from(source));
    bool partial;

    assert_int_equal(document->nbroken, 1);
    assert_true(document->nlinks > 0);
    partial = document->links[0].partial;
    document_free(document);
    return partial;
}

static void test_partial_links(void **state)
{
    (void)state;
    assert_false(is_partial("[a] (https://u.v)"));
    assert_false(is_partial("[a](https://u.v/(w)"));
    assert_true(is_partial("[a](https://u.v/\nw)"));
    assert_true(is_partial("[a]\xef\xbc\x88https://u.v\xef\xbc\x89w"));
}

static void test_place(void **state)
{
    struct document *document = document_parse(
        STR("list.md"), STR("[a] (https://u.v) x [b] (https://w.x)"));

    (void)state;
    assert_int_equal(document->nbroken, 2);
    assert_ptr_equal(broken_at(document, 0), &document->broken[0]);
    assert_ptr_equal(broken_at(document, 16), &document->broken[0]);
    assert_null(broken_at(document, 17));
    assert_ptr_equal(broken_at(document, 20), &document->broken[1]);
    assert_null(broken_at(document, 99));
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_partial_links),
        cmocka_unit_test(test_place),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
