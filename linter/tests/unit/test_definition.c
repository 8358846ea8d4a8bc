#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

static struct document *parse(const char *source)
{
    return document_parse(STR("list.md"), str_from(source));
}

/* A source with one definition, and what it is. */
struct sample {
    const char *source;
    const char *span, *label, *target, *key, *url;
};

static const struct sample samples[] = {
    {"[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"text\n\n[a]:  u  \n\ntext", "[a]:  u", "a", "u", "a", "u"},
    {"[ A\n b ]: <u v> 'title'\ntext", "[ A\n b ]: <u v> 'title'", " A\n b ",
     "u v", "a b", "u v"},
    {"[\xe1\xba\x9e]: u", "[\xe1\xba\x9e]: u", "\xe1\xba\x9e", "u", "ss", "u"},
    {"[a]:\nu\n\"b\nc\"\n", "[a]:\nu\n\"b\nc\"", "a", "u", "a", "u"},
    {"[a]: u \"t\" x\n\n[b]: v", "[b]: v", "b", "v", "b", "v"},
    {"[a]: u\n\"t\" x", "[a]: u", "a", "u", "a", "u"},
    {"[a]: <u>\"t\"\n\n[b]: v", "[b]: v", "b", "v", "b", "v"},
    {"[a]: u(v)w\n[b]: u)v", "[a]: u(v)w", "a", "u(v)w", "a", "u(v)w"},
    {"[a]: u\\)&amp;", "[a]: u\\)&amp;", "a", "u\\)&amp;", "a", "u)&"},
    {"[a\\]b]: u", "[a\\]b]: u", "a\\]b", "u", "a\\]b", "u"},
    {"> [a]: u\n> text", "[a]: u", "a", "u", "a", "u"},
    {"> [a]:\n> u\n", "[a]:\n> u", "a", "u", "a", "u"},
    {"- [a]: u\n- b", "[a]: u", "a", "u", "a", "u"},
    {"> 1. [a]: u", "[a]: u", "a", "u", "a", "u"},
    {"[a]: u\r\n[b] c\r\n", "[a]: u", "a", "u", "a", "u"},
    {"[a]: u\ntitle\n===", "[a]: u", "a", "u", "a", "u"},
    {"[^n]: note\n\n[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"```\n[b]: v\n```\n[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"    [b]: v\n\n[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"<div>\n[b]: v\n</div>\n\n[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"text\n[b]: v\n\n[a]: <>", "[a]: <>", "a", "", "a", ""},
    {"|x|\n|-|\n|[b]: v|\n\n[a]: u", "[a]: u", "a", "u", "a", "u"},
    {"[b]: <<v> \"w\"\n\n[a]: <u\\<v>", "[a]: <u\\<v>", "a", "u\\<v", "a",
     "u<v"},
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct document *document = parse(sample->source);
        const struct definition *found = document->definitions;

        if (document->ndefinitions != 1)
            fail_msg("%zu definitions in \"%s\"", document->ndefinitions,
                     sample->source);
        assert_str(document_text(document, found->span), sample->span);
        assert_str(document_text(document, found->label), sample->label);
        assert_str(document_text(document, found->target), sample->target);
        assert_str(found->key, sample->key);
        assert_str(found->url, sample->url);
        assert_false(found->used);
        assert_int_equal(found->repeats, NONE);
        document_free(document);
    }
}

static void test_use(void **state)
{
    static const char *const uses[] = {"[a b]",       "[A  B][]",
                                       "x [y][a\nb]", "![a b]",
                                       "# [t][A B]",  "|x|\n|-|\n|[t][a b]|"};

    (void)state;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        struct arena arena;
        struct str source;
        struct document *document;

        arena_init(&arena);
        source = str_printf(&arena, "%s\n\n[a b]: u\n[c]: v\n", uses[i]);
        document = document_parse(STR("list.md"), source);
        assert_int_equal(document->ndefinitions, 2);
        if (!document->definitions[0].used)
            fail_msg("not used by \"%s\"", uses[i]);
        assert_false(document->definitions[1].used);
        document_free(document);
        arena_release(&arena);
    }
}

static void test_pipe_in_a_cell(void **state)
{
    struct document *document = parse("|x|\n|-|\n|[a\\|b]|\n\n[a|b]: u\n");

    (void)state;
    assert_int_equal(document->ndefinitions, 1);
    assert_true(document->definitions[0].used);
    document_free(document);
}

static void test_repeats(void **state)
{
    struct document *document =
        parse("> [a]: one\n\n[b]: u\n\n[ A ]: two\n\n[a]\n\n[a]: three\n");

    (void)state;
    assert_int_equal(document->ndefinitions, 4);
    assert_int_equal(document->definitions[0].repeats, NONE);
    assert_true(document->definitions[0].used);
    assert_int_equal(document->definitions[2].repeats, 0);
    assert_false(document->definitions[2].used);
    assert_int_equal(document->definitions[3].repeats, 0);
    assert_str(document->links[0].url, "one");
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_use),
        cmocka_unit_test(test_pipe_in_a_cell),
        cmocka_unit_test(test_repeats),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
