#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "document/damage_edit.h"
#include "text/buf.h"

static struct document *parse(const char *source)
{
    return document_parse(STR("a.md"), str_from(source));
}

/* What becomes of the damage when `text` replaces the part of the source. */
static enum damage_edit edit(const struct document *document, const char *part,
                             const char *text)
{
    size_t at = str_find(document->source, str_from(part), 0);

    assert_true(at != STR_NONE);
    return damage_edit(document, (struct span){at, at + strlen(part)},
                       str_from(text));
}

static enum damage_edit insert_at(const struct document *document, size_t at,
                                  const char *text)
{
    return damage_edit(document, (struct span){at, at}, str_from(text));
}

#define EDIT(part, text) edit(document, part, text)

/* A row may be written anew around the damage. */
static void test_kept(void **state)
{
    struct document *document = parse("| a |\n| - |\n|Ã©tÃ©|b c|\nd\n");

    (void)state;
    assert_int_equal(EDIT("b c", ""), DAMAGE_KEPT);
    assert_int_equal(EDIT("|Ã©tÃ©|b c|", "| Ã©tÃ© | bc |"), DAMAGE_KEPT);
    assert_int_equal(EDIT("|Ã©tÃ©", "|è Ã©-Ã©"), DAMAGE_KEPT);
    assert_int_equal(EDIT("|Ã", "| Ã"), DAMAGE_BROKEN);
    assert_int_equal(EDIT("t", "tt"), DAMAGE_KEPT);
    assert_int_equal(EDIT("|b", " | b"), DAMAGE_KEPT);
    assert_int_equal(insert_at(document, 0, "é"), DAMAGE_KEPT);
    assert_int_equal(insert_at(document, document->source.len, "é"),
                     DAMAGE_KEPT);
    document_free(document);
}

static void test_mended(void **state)
{
    struct document *document = parse("Ã©tÃ© `Ã©` dÃ©jÃ¨\n");

    (void)state;
    assert_int_equal(EDIT("Ã©", "é"), DAMAGE_MENDED);
    assert_int_equal(EDIT("Ã©tÃ©", "étÃ©"), DAMAGE_MENDED);
    assert_int_equal(EDIT("Ã©tÃ© `Ã©` dÃ©jÃ¨", "été `Ã©` déjè"), DAMAGE_MENDED);
    document_free(document);
}

static void test_gone(void **state)
{
    struct document *document = parse("a Ã©tÃ© b\n");

    (void)state;
    assert_int_equal(EDIT("a Ã©tÃ© b\n", ""), DAMAGE_GONE);
    assert_int_equal(EDIT("Ã©tÃ©", "Ã©t"), DAMAGE_GONE);
    assert_int_equal(EDIT("Ã©tÃ©", "e"), DAMAGE_GONE);
    document_free(document);
}

static void test_broken(void **state)
{
    struct document *document = parse("a dÃ©\x01Ã¨ Ã©tÃ© é\n");

    (void)state;
    assert_int_equal(EDIT("Ã", ""), DAMAGE_BROKEN);
    assert_int_equal(EDIT("a dÃ", "a dÃ"), DAMAGE_BROKEN);
    assert_int_equal(insert_at(document, 5, " "), DAMAGE_BROKEN);
    document_free(document);
}

/* Where other text above ASCII comes to stand beside a run, the two are read
   as one. */
static void test_joined(void **state)
{
    struct document *document = parse("a Ã©\x01Ã¨ Ã©tÃ© é\n");

    (void)state;
    assert_int_equal(EDIT("\x01", ""), DAMAGE_BROKEN);
    assert_int_equal(EDIT("\x01", "é"), DAMAGE_BROKEN);
    assert_int_equal(EDIT("\x01", " "), DAMAGE_KEPT);
    assert_int_equal(EDIT(" é\n", "é\n"), DAMAGE_BROKEN);
    assert_int_equal(EDIT("a ", ""), DAMAGE_KEPT);
    assert_int_equal(EDIT("a ", "é"), DAMAGE_BROKEN);
    assert_int_equal(EDIT("Ã©tÃ© é", "Ã©tÃ© é"), DAMAGE_KEPT);
    assert_int_equal(EDIT("Ã©tÃ© é", "Ã©tÃ©é"), DAMAGE_GONE);
    assert_int_equal(EDIT("Ã©tÃ© é", "èÃ©tÃ© è"), DAMAGE_GONE);
    assert_int_equal(EDIT("Ã©tÃ© ", "Ã©tÃ©"), DAMAGE_GONE);
    document_free(document);
}

static void test_clean(void **state)
{
    struct document *document = parse("été\n");

    (void)state;
    assert_int_equal(EDIT("é", ""), DAMAGE_KEPT);
    document_free(document);
}

/* Of a line all is mended or nothing. */
static void test_settled(void **state)
{
    struct document *document = parse("| a | b |\n| - | - |\n"
                                      "| cafÃ© | [Ã©tÃ©](https://x.org/Ã©) |\n"
                                      "| cafÃ© | crÃ¨me |\n"
                                      "| cafÃ© | `Ã©` |\n"
                                      "| cafÃ© | Ã |\n"
                                      "| cafÃ© | 中文 |\n");
    static const enum damage_mend mends[] = {
        DAMAGE_GUESSED, DAMAGE_GUESSED, DAMAGE_PROVED, DAMAGE_PROVED,
        DAMAGE_LOST,    DAMAGE_LOST,    DAMAGE_PROVED};
    const struct damages *damages = document->damages;

    (void)state;
    assert_int_equal(damages->count, 7);
    for (size_t i = 0; i < damages->count; i++)
        assert_int_equal(damages->items[i].mend, mends[i]);
    document_free(document);
}

enum { MANY = 50000 };

/* What is not in the edit's text is looked for once. */
static void test_many_runs_take_no_time(void **state)
{
    struct buf source, mended;
    struct document *document;
    struct span all;
    clock_t start;

    (void)state;
    buf_init(&source);
    buf_init(&mended);
    for (int i = 0; i < MANY; i++) {
        buf_add(&source, STR("Ã©t "));
        buf_add(&mended, STR("ét "));
    }
    document = document_parse(STR("a.md"), buf_str(&source));
    all = (struct span){0, document->source.len - 1};
    start = clock();
    assert_int_equal(damage_edit(document, all, buf_str(&mended)),
                     DAMAGE_MENDED);
    assert_int_equal(damage_edit(document, all, buf_str(&source)), DAMAGE_KEPT);
    assert_int_equal(damage_edit(document, all, STR("x")), DAMAGE_GONE);
    assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
    document_free(document);
    buf_release(&source);
    buf_release(&mended);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_mended),
        cmocka_unit_test(test_gone),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_joined),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_settled),
        cmocka_unit_test(test_many_runs_take_no_time),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
