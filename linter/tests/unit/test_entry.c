#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"

/* A column without a header names the rows if it says words; numbers, emoji and
   pictures name nothing. */
static void test_nameless_columns(void **state)
{
    static const struct {
        const char *rows, *name;
    } tables[] = {
        {"| a | b |\n| c | d |\n", "a"},
        {"| 1 | b |\n| 2 | d |\n", "b"},
        {"| \xF0\x9F\x94\xA5 | b |\n| \xE2\x9C\x93 | d |\n", "b"},
        {"| ![a](i) | b |\n| [![c](i)](u) | d |\n", "b"},
        {"| \xE6\x9D\xB1\xE5\xA4\xA7 | b |\n| 2 | d |\n| e | f |\n",
         "\xE6\x9D\xB1\xE5\xA4\xA7"},
        {"| a | b |\n| | d |\n| | f |\n", "b"},
        {"| a\xFF | b |\n", "a\xFF"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct arena arena;
        struct document *document;

        arena_init(&arena);
        document = document_parse(
            STR("a.md"),
            str_printf(&arena, "| | X |\n|---|---|\n%s", tables[i].rows));
        assert_true(document->nentries > 0);
        assert_int_equal(document->entries[0].name.ptr[0], tables[i].name[0]);
        document_free(document);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nameless_columns)};

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
