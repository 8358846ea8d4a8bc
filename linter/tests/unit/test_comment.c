/* Comments of a document, and those at the end of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "document/comment.h"
#include "document/document.h"

static void test_trim(void **state)
{
    static const char *const texts[][2] = {
        {" a <!-- b --> ", "a"},
        {"<!-- b -->", ""},
        {"a <!-- b --> c", "a <!-- b --> c"},
        {"a <!-- b --> <!-- c -->", "a"},
        {"a -->", "a -->"},
        {"", ""},
        {"a <!-- b <!-- c -->", "a <!-- b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(
            str_eq(comment_trim(str_from(texts[i][0])), str_from(texts[i][1])));
}

/* Checks what the comments of a document hold, each with `;` behind it. */
static void expect(const char *source, const char *expected)
{
    struct document *document = document_parse(STR("a.md"), str_from(source));
    char found[128] = "";

    for (size_t i = 0; i < document->ncomments; i++) {
        struct span span = document->comments[i];
        struct str text =
            str_slice(document->source, span.start + 4, span.end - 3);

        strncat(found, text.ptr, text.len);
        strcat(found, ";");
    }
    assert_string_equal(found, expected);
    document_free(document);
}

static void test_comments(void **state)
{
    (void)state;
    expect("a <!--b--> c <!--d-->\n", "b;d;");
    expect("<!--a-->\n", "a;");
    expect("<!--a\n\nb-->\n\n<!--c-->", "a\n\nb;c;");
    expect("> - <!--a-->\n", "a;");
    expect("<div>\n<!--a-->\n</div>\n", "a;");
    expect("# a <!--b-->\n", "b;");
    expect("| a | b |\n|---|---|\n| c | <!--d--> | <!--e--> | <!--f-->\n",
           "d;e;f;");
    expect("a <!--b\r\nc-->\r\n", "b\r\nc;");
}

static void test_no_comments(void **state)
{
    (void)state;
    expect("`<!--a-->`\n", "");
    expect("    <!--a-->\n\n```\n<!--b-->\n```\n", "");
    expect("\\<!--a-->\n", "");
    expect("a <!--b\n\nc-->\n", "");
    expect("a <!--b\n", "");
    expect("| a | b |\n|---|---|\n| c <!--d | e--> |\n", "");
    expect("| a |\n|---|\n| c <!--d |\n| e--> |\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_no_comments),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
