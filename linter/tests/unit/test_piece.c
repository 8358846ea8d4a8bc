#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/piece.h"
#include "tests/model_text.h"

static void assert_same(const char *list)
{
    assert_true(model_is_one(str_from(list)));
}

static void test_pieces_are_the_whole(void **state)
{
    (void)state;
    assert_same("# A\n\n- [x](https://a.example) - It.\n\n## B\n\n| a | b |\n"
                "|---|---|\n| 1 | `2` |\n\n# C\n\nhttps://b.example\n");
    assert_same("# A\n\n> - x\n>   | a |\n>   |---|\n\n# B\n\n1. <b>y</b>\n");
    assert_same("# A\n\nx\n|---|---|\n| a | b |\n|---|---|\n\n# B\n\nx\n"
                "|---|---|\n| a | b |\n|---|---|\n");
    assert_same("# A\n\ntext\n| a |\n|---|\n\n# A\n\ntext\n| a |\n|---|\n");
    assert_same("\xEF\xBB\xBF# A\r\n\r\n# A\r\n\r\n# [A](b)\r\n");
    assert_same("# A\n\n    code\n\n\n# B\n");
    assert_same("");
}

/* The line before the blank one tells nothing. */
static void test_blocks_that_go_on(void **state)
{
    (void)state;
    assert_same("# A\n\n```\nx\n\n# B\n\n```\n\n# C\n");
    assert_same("# A\n\n<!--\nx\n\n# B\n\n-->\n\n# C\n");
    assert_same("# A\n\n<pre>\nx\n\n# B\n\n</pre>\n\n# C\n");
    assert_same("# A\n\n- x\n\n  ~~~\n  y\n\n# B\n\n- z\n");
    assert_same("# A\n\n```\nx\n\n# B\n\n# C\n\n# D\n\n# E\n");
    assert_same("```\nx\n\nA line that is longer than all before it.\n\ny\n");
}

/* It does, and nothing is parsed twice. */
static void test_blocks_that_look_open(void **state)
{
    struct document *document = document_parse(
        STR("list.md"),
        STR("```\nx\n```\n\n# A\n\n<!-- x\n-->\n\n# B\n\n- x\n\n# C\n"));

    (void)state;
    assert_int_equal(piece_from(document, 0, 1).end, 13);
    document_free(document);
}

static void test_what_refers_elsewhere(void **state)
{
    (void)state;
    assert_same(
        "# A\n\n[x][y], [y] and [y][]\n\n# B\n\n[y]: https://a.example\n");
    assert_same("# A\n\nx[^1]\n\n# B\n\n[^1]: y\n");
    assert_false(piece_may_be(STR("[y]\n\n# B\n\n[y]: x\n")));
    assert_false(piece_may_be(STR("[^1]\n\n# B\n\n[&Hat;1]")));
    assert_false(piece_may_be(STR("[&Hat;1]")));
    assert_false(piece_may_be(STR("[\\^1]")));
    assert_true(piece_may_be(STR("[a](b) ^ [ ][c] [\\[d\\]](e) [")));
}

static struct document *lines_of(struct str source)
{
    return document_parse(STR("list.md"), source);
}

static void test_where_a_piece_ends(void **state)
{
    struct document *document =
        lines_of(STR("# A\n\n- x\n# B\n\n- y\n\n> z\n\n  # C\n\n1. x\n\n"
                     "## D\n\ntext\n\n| a |\n|---|\n\n\xE4\xB8\xAD\n"));
    static const size_t ends[] = {13, 15, 17, 20, 21};
    struct piece piece = {0, 0};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t first = piece.end;

        piece = piece_from(document, first, 1);
        assert_int_equal(piece.first, first);
        assert_int_equal(piece.end, ends[i]);
    }
    assert_int_equal(piece.end, document->nlines);
    piece = piece_from(document, piece.end, 1);
    assert_int_equal(piece.first, piece.end);
    assert_int_equal(piece_from(document, 0, 43).end, 15);
    assert_int_equal(piece_from(document, 0, 44).end, 17);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_the_whole),
        cmocka_unit_test(test_blocks_that_go_on),
        cmocka_unit_test(test_blocks_that_look_open),
        cmocka_unit_test(test_what_refers_elsewhere),
        cmocka_unit_test(test_where_a_piece_ends),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
