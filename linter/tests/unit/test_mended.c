#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "document/damage.h"
#include "document/mended.h"

static struct document *parse(const char *source)
{
    return document_parse(STR("a.md"), str_from(source));
}

static void assert_str(struct str found, const char *expected)
{
    assert_int_equal(found.len, strlen(expected));
    assert_memory_equal(found.ptr, expected, found.len);
}

/* The span of a part of the source. */
static struct span find(const struct document *document, const char *part)
{
    size_t at = str_find(document->source, str_from(part), 0);

    assert_true(at != STR_NONE);
    return (struct span){at, at + strlen(part)};
}

static void test_texts(void **state)
{
    struct document *document =
        parse("# Jeux de donnÃ©es\n"
              "\n"
              "- [Ã‰tÃ©](https://x.org/Ã©) - **dÃ©jÃ©** vu, *`Ã©` crÃ¨me*\n"
              "\n"
              "| nÂ° | Donn*Ã©es* |\n"
              "| --- | --- |\n"
              "| 1 | a \\| [cafÃ©](https://x.org) |\n");
    const struct table *table = &document->tables[0];

    (void)state;
    assert_str(document->headings[0].text, "Jeux de données");
    assert_str(document->headings[0].slug, "jeux-de-donnães");
    assert_str(document->links[0].text, "Été");
    assert_str(document->links[0].url, "https://x.org/Ã©");
    assert_str(document->links[1].text, "café");
    assert_str(document->entries[0].name, "Été");
    assert_str(document->entries[0].description, "- déjé vu, Ã© crème");
    assert_str(table->header.cells[0].text, "n°");
    assert_str(table->header.cells[1].text, "Données");
    assert_str(table->rows[0].cells[1].text, "a | café");
    assert_true(document_has_anchor(document, STR("jeux-de-donnães")));
    assert_false(document_has_anchor(document, STR("jeux-de-données")));
    document_free(document);
}

/* A header that numbers the rows does so damaged, too. */
static void test_the_column_of_names(void **state)
{
    struct document *document =
        parse("| åº\xc2\x8få\xc2\x8f· | Name |\n| --- | --- |\n"
              "| 1 | æ•°é‡\xc2\x8fä¸\xc2\xadæ–‡ |\n");

    (void)state;
    assert_str(document->tables[0].header.cells[0].text, "序号");
    assert_int_equal(document->nentries, 1);
    assert_str(document->entries[0].name, "数量中文");
    document_free(document);
}

/* What is damaged where nobody sees it moves nothing. */
static void test_what_is_not_shown(void **state)
{
    static const char *const cells[] = {
        "![Ã¨](u) Ã©tÃ© Ã¨",
        "![a ![Ã¨](u) Ã¨](u) Ã©tÃ© Ã¨",
        "[Ã©tÃ©](https://x.org/Ã¨ \"Ã¨\") Ã¨",
        "[![Ã¨](u) Ã©tÃ©](https://x.org/Ã¨) Ã¨",
        "<b title=\"Ã¨\">Ã©tÃ©</b> Ã¨",
        "<!-- Ã¨ --> Ã©tÃ© Ã¨",
        "<a href=\"Ã¨\">Ã©tÃ©</a><img alt=\"Ã¨\" src=\"u\"> Ã¨",
        "[Ã©tÃ©](https://x.org/Ã¨ - b) Ã¨",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct arena arena;
        struct document *document;
        struct str text;

        arena_init(&arena);
        document = parse(str_printf(&arena, "|a|\n|-|\n|%s|\n", cells[i]).ptr);
        text = document->tables[0].rows[0].cells[0].text;
        assert_true(str_find(text, STR("été"), 0) != STR_NONE);
        assert_true(str_ends(text, STR(" è")));
        document_free(document);
        arena_release(&arena);
    }
}

/* An unknown character is not compared with others: all of its text stays. */
static void test_unknown_characters(void **state)
{
    struct document *document = parse("- [ðŸ˜ hi](https://x.org) - Ã©tÃ©\n");
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_str(document->entries[0].name, "ðŸ˜ hi");
    assert_str(document->entries[0].description, "- été");
    assert_true(document_lost(document, document->entries[0].name_span));
    assert_true(document_lost(document, document->entries[0].span));
    assert_false(document_lost(document, find(document, "x.org")));
    assert_str(
        document_mended(&arena, document, find(document, "ðŸ˜ hi](https")),
        "ðŸ˜ hi](https");
    assert_str(document_mended(&arena, document, find(document, "- Ã©tÃ©")),
               "- été");
    assert_str(document_mended(&arena, document, document->entries[0].span),
               "[ðŸ˜ hi](https://x.org) - Ã©tÃ©");
    arena_release(&arena);
    document_free(document);
}

static void test_bytes(void **state)
{
    struct document *document = parse("`Ã©` cafÃ© `Ã©` et dÃ©jÃ\u00A0 vu\n");
    struct span cut = find(document, "fÃ©");
    struct arena arena;
    struct str text;

    (void)state;
    arena_init(&arena);
    assert_str(document_mended(&arena, document,
                               (struct span){0, document->source.len}),
               "`Ã©` café `Ã©` et déjà vu\n");
    text = document_mended(&arena, document, find(document, "et d"));
    assert_ptr_equal(text.ptr,
                     document->source.ptr + find(document, "et").start);
    cut.end--; /* within a run */
    assert_int_equal(document_mended(&arena, document, cut).len, 4);
    assert_false(
        document_lost(document, (struct span){0, document->source.len}));
    arena_release(&arena);
    document_free(document);
}

/* Nothing is made of a clean document: every text is a view or its own. */
static void test_clean(void **state)
{
    struct document *document = parse("- [été](https://x.org) - plain\n");
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_int_equal(document->damages->count, 0);
    assert_ptr_equal(document_mended(&arena, document, (struct span){0, 9}).ptr,
                     document->source.ptr);
    assert_null(arena.chunks);
    assert_str(document->entries[0].name, "été");
    document_free(document);
    document = parse("");
    assert_int_equal(document->damages->count, 0);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_the_column_of_names),
        cmocka_unit_test(test_what_is_not_shown),
        cmocka_unit_test(test_unknown_characters),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_clean),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
