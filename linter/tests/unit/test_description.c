#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/description.h"

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

struct sample {
    const char *bullet; /* behind "- [Name](https://a.b)" */
    const char *span;
    const char *word;
    char start; /* U, L or - */
    char end;   /* `.`, `!`, `x` or `?` */
    size_t length, with_rest;
};

static const struct sample samples[] = {
    {" - Does a.", "Does a.", "Does", 'U', '.', 7, 7},
    {" - does a", "does a", "does", 'L', 'x', 6, 6},
    {"** \xe2\x80\x93 *Does* `a`.", "*Does* `a`.", "Does", '-', '.', 7, 7},
    {": Does\n  a.  ", "Does\n  a.", "Does", 'U', '.', 7, 7},
    {" - Does [a b](u).", "Does [a b](u).", "Does", 'U', '.', 9, 9},
    {" `x` ([y](u), [z](v)) - A!", "A!", "A", 'U', '!', 2, 2},
    {" [y](u) / [z](v) - A?", "A?", "A", 'U', '!', 2, 2},
    /* What stands behind it. */
    {" - A a. `MIT` `C`", "A a.", "A", 'U', '.', 4, 10},
    {" - A a ([S](u), [T](v)) `MIT`", "A a", "A", 'U', 'x', 3, 14},
    {" - A a. ([S](u)) `MIT` `C`", "A a.", "A", 'U', '.', 4, 14},
    {" - A a. (see b)", "A a.", "A", 'U', '.', 4, 12},
    {" - A a (see b)", "A a (see b)", "A", 'U', 'x', 11, 11},
    {" - A a. - [![b](i)](u) ![c](j)", "A a.", "A", 'U', '.', 4, 8},
    {" - A a :tada: \xf0\x9f\x8e\x89", "A a", "A", 'U', 'x', 3, 7},
    {" - A a <!-- b -->", "A a", "A", 'U', 'x', 3, 4},
    {" - A (b.)", "A (b.)", "A", 'U', '!', 6, 6},
    {" - A \"b.\"", "A \"b.\"", "A", 'U', '!', 6, 6},
    {" - A, etc.", "A, etc.", "A", 'U', '!', 7, 7},
    {" - A a...", "A a...", "A", 'U', '!', 6, 6},
    {" - A &amp; b", "A &amp; b", "A", 'U', 'x', 5, 5},
    {" - A \\*b\\*", "A \\*b\\*", "A", 'U', 'x', 5, 5},
    /* What nobody knows. */
    {" - A a [b](u)", "A a", "A", 'U', '?', 3, 5},
    {" - A a `b`", "A a", "A", 'U', '?', 3, 5},
    {" - A a &hellip;", "A a &hellip;", "A", 'U', '?', 5, 5},
    {" - A <b>a</b>", "A <b>a", "A", 'U', '?', 3, 3},
    {" - \xe0\xb8\x81", "\xe0\xb8\x81", "\xe0\xb8\x81", '-', '?', 1, 1},
    /* Words that begin small as they should. */
    {" - iOS a", "iOS a", "iOS", '-', 'x', 5, 5},
    {" - npm a", "npm a", "npm", '-', 'x', 5, 5},
    {" - name's a", "name's a", "name's", '-', 'x', 8, 8},
    {" - grdb a", "grdb a", "grdb", '-', 'x', 6, 6},
    {" - a.out b", "a.out b", "a.out", '-', 'x', 7, 7},
    {" - x86 b", "x86 b", "x86", '-', 'x', 5, 5},
    {" - foo is b", "foo is b", "foo", '-', 'x', 8, 8},
    {" - foo", "foo", "foo", '-', 'x', 3, 3},
    {" - foo (b)", "foo (b)", "foo", '-', 'x', 7, 7},
    {" - foo-like b", "foo-like b", "foo-like", '-', 'x', 10, 10},
    {" - hosts \xeb\xb0\x98", "hosts \xeb\xb0\x98", "hosts", '-', 'x', 7, 7},
    {" - `a` b", "`a` b", "", '-', 'x', 3, 3},
    {" - [a](u) b", "[a](u) b", "", '-', 'x', 3, 3},
    {" - 3D a", "3D a", "", '-', 'x', 4, 4},
    {" - \"a\" b", "\"a\" b", "", '-', 'x', 5, 5},
    {" - \xd0\xb4\xd0\xb0 a", "\xd0\xb4\xd0\xb0 a", "\xd0\xb4\xd0\xb0", 'L',
     'x', 4, 4},
    {" - \xe5\xa5\xbd\xe3\x80\x82", "\xe5\xa5\xbd\xe3\x80\x82",
     "\xe5\xa5\xbd\xe3\x80\x82", '-', '.', 2, 2},
    {" - library b", "library b", "library", 'L', 'x', 9, 9},
    {" - libuv b", "libuv b", "libuv", '-', 'x', 7, 7},
    {" - *foo* b", "*foo* b", "foo", '-', 'x', 5, 5},
};

static char letter_of(enum first_start start)
{
    return start == FIRST_UPPER ? 'U' : start == FIRST_LOWER ? 'L' : '-';
}

static char mark_of(enum description_end end)
{
    static const char marks[] = {[DESCRIPTION_OPEN] = 'x',
                                 [DESCRIPTION_PERIOD] = '.',
                                 [DESCRIPTION_MARK] = '!',
                                 [DESCRIPTION_UNKNOWN] = '?'};

    return marks[end];
}

static void assert_span(const struct sample *sample,
                        const struct document *document, struct span span,
                        const char *expected)
{
    struct str text = document_text(document, span);

    if (!str_eq(text, str_from(expected)))
        fail_msg("%s: \"%.*s\" is not \"%s\"", sample->bullet, STR_ARG(text),
                 expected);
}

static struct document *parse(struct arena *arena, const char *behind)
{
    const char *before =
        str_starts(str_from(behind), STR("**")) ? "- **" : "- ";

    return document_parse(
        STR("a.md"),
        str_printf(arena, "%s[Name](https://a.b)%s\n", before, behind));
}

static void check(const struct sample *sample)
{
    struct description found;
    struct document *document;
    struct arena arena;

    arena_init(&arena);
    document = parse(&arena, sample->bullet);
    assert_int_equal(document->nentries, 1);
    if (!description_of_bullet(document, document->entries, &found))
        fail_msg("%s: no description", sample->bullet);
    assert_span(sample, document, found.span, sample->span);
    assert_span(sample, document, found.first.span, sample->word);
    if (letter_of(found.first.start) != sample->start ||
        mark_of(found.end) != sample->end || found.length != sample->length ||
        found.length_with_rest != sample->with_rest)
        fail_msg("%s: %c %c %zu %zu", sample->bullet,
                 letter_of(found.first.start), mark_of(found.end), found.length,
                 found.length_with_rest);
    document_free(document);
    arena_release(&arena);
}

static void test_bullets(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

static void test_none(void **state)
{
    static const char *const none[] = {
        "",
        " -",
        " - ",
        " does a",
        "-a",
        " by B - c",
        " (b) - c",
        " - [b](https://c.d/e - f)",
        " - \xc3\x83\xc2\xa9t\xc3\x83\xc2\xa9",
    };

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct description found;
        struct document *document;
        struct arena arena;

        arena_init(&arena);
        document = parse(&arena, none[i]);
        if (description_of_bullet(document, document->entries, &found))
            fail_msg("\"%s\" is a description", none[i]);
        document_free(document);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bullets),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
