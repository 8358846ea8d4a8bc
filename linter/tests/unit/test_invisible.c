#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/invisible.h"

/* Asks for the one byte 0x01 in the text. */
static bool is_removable(const char *text)
{
    struct str source = str_from(text);
    struct document *document = document_parse(STR("a.md"), source);
    size_t start = str_find_char(source, '\x01', 0);
    bool removable =
        invisible_removable(document, (struct span){start, start + 1});

    document_free(document);
    return removable;
}

static void test_in_words(void **state)
{
    static const char *const texts[] = {
        "wo\001rd",
        "a word\001 and more",
        "\001word",
        "two \001 words",
        "**wo\001rd**",
        "中\001文",
        "the end\001.",
        "[word\001](u)",
        "| a |\n| - |\n| x\001 |",
        "`co\001de`",
        "    co\001de",
        "<b>a</b> word\001",
        "| a |\n| - |\n| a < b |\n| x\001 |",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!is_removable(texts[i]))
            fail_msg("%s", texts[i]);
}

static void test_near_punctuation(void **state)
{
    static const char *const texts[] = {
        "\001",
        "1\001. item",
        "\001- item",
        "\001# heading",
        "&am\001p;",
        "htt\001p://example.org",
        "ww\001w.a.org",
        "www\001. a",
        "<d\001iv>",
        "a <d e\001 >",
        "a <d\ne\001 >",
        "e\001\u0301",
        "`e\001\u0301`",
        "[a]\001(u)",
        "*\001*bold**",
        "text\n=\001==",
        "    \001",
        "`a\001`",
        "- \001 # no heading",
        "a@\001b.org",
        "](\001u)",
        "some_\001name",
        "~~~\n\001~~~\na",
        "[x](pa\001th/to)",
        "[x](path\001)",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (is_removable(texts[i]))
            fail_msg("%s", texts[i]);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

/* A lead byte without its sequence, which ends at the control character. */
static void test_behind_torn_utf8(void **state)
{
    (void)state;
    assert_false(is_removable("wo\xED\001rd"));
    assert_false(is_removable("`wo\xC3\001rd`"));
    assert_true(is_removable("wo\001rd \xED"));
    assert_true(is_removable("\xE4\xB8\xAD\001\xE6\x96\x87"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_words),
        cmocka_unit_test(test_near_punctuation),
        cmocka_unit_test(test_behind_torn_utf8),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
