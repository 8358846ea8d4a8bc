#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "document/document.h"
#include "document/plain.h"

/* What the plain text is, with `.` for no text, `c` for code and `l` for a
   link in the place of the marks. */
struct sample {
    const char *source, *plain;
};

static const struct sample samples[] = {
    {"a `b` [c](d) e", "a ccc llllll e"},
    {"a\n\nb", "a..b"},
    {"a\n  b\n", "a\n  b."},
    {"> a\n> b\n", "..a\n  b."},
    {"- a\r\n  b", "..a\n   b"},
    {"# a", "# a"},
    {"\\[a\\]", "ccacc"},
    {"x <b>y</b> <!-- z -->", "x cccycccc cccccccccc"},
    {"x https://a.b", "x https://a.b"},
    {"<https://a.b>", "lllllllllllll"},
    {"[a](https://b.c - d)", "llllllllllllllllllll"},
    {"[![a](b)](c)", "llllllllllll"},
    {"    code", "........"},
    {"<div>[a] (b)</div>", ".................."},
    {"[a]: b\nc", ".......c"},
    {"|a|b|\n|-|-|\n|`c`|d|e|", ".a.b.........ccc.d..."},
    {"a\x01\x02"
     "b",
     "accb"},
};

static char shown(char c)
{
    if (c == PLAIN_NONE)
        return '.';
    if (c == PLAIN_CODE)
        return 'c';
    return c == PLAIN_LINK ? 'l' : c;
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct str source = str_from(samples[i].source);
        struct document *document = document_parse(STR("list.md"), source);
        char plain[64] = {0};

        assert_int_equal(document->plain.len, source.len);
        for (size_t at = 0; at < source.len; at++)
            plain[at] = shown(document->plain.ptr[at]);
        assert_string_equal(plain, samples[i].plain);
        document_free(document);
    }
}

static void test_texts(void **state)
{
    struct document *document =
        document_parse(STR("list.md"), STR("a\nb\n\n|c|d|\n|-|-|\n\n    e\n"));
    struct span text = {0};

    (void)state;
    assert_true(plain_next(document, text.end, &text));
    assert_int_equal(text.start, 0);
    assert_int_equal(text.end, 3);
    assert_true(plain_next(document, text.end, &text));
    assert_int_equal(text.start, 6);
    assert_true(plain_next(document, text.end, &text));
    assert_int_equal(text.start, 8);
    assert_int_equal(text.end, 9);
    assert_false(plain_next(document, text.end, &text));
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_texts),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
