#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/passage.h"

static const char source[] = "text | with a pipe\n\n"
                             "| Name | Kind | Link |\n"
                             "|---|---|---|\n"
                             "| one | two | three |\n"
                             "| short |\n";

/* Asks for the place of the word. */
static size_t pipes_at(const struct document *document, const char *word)
{
    return passage_pipes(document,
                         str_find(document->source, str_from(word), 0));
}

static void test_pipes(void **state)
{
    struct document *document =
        document_parse(STR("list.md"), str_from(source));

    (void)state;
    assert_int_equal(document->ntables, 1);
    assert_int_equal(pipes_at(document, "with"), NONE);
    assert_int_equal(pipes_at(document, "Kind"), 0);
    assert_int_equal(pipes_at(document, "---"), NONE);
    assert_int_equal(pipes_at(document, "two"), 0);
    assert_int_equal(pipes_at(document, "short"), 2);
    document_free(document);
}

static void test_passages(void **state)
{
    struct document *document =
        document_parse(STR("list.md"), str_from(source));
    struct str all = document->source;

    (void)state;
    assert_string_equal(passage_at(document, 0).name, "line");
    assert_string_equal(passage_at(document, str_find(all, STR("two"), 0)).name,
                        "cell");
    assert_string_equal(passage_at(document, str_find(all, STR("---"), 0)).name,
                        "line");
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pipes),
        cmocka_unit_test(test_passages),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
