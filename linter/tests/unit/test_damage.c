#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/damage.h"

/* A document and what is damaged in it. */
struct sample {
    struct arena arena;
    struct document *document;
    struct damages damages;
};

static void sample_init(struct sample *sample, struct str source)
{
    arena_init(&sample->arena);
    sample->document = document_parse(STR("a.md"), source);
    sample->damages = document_damages(&sample->arena, sample->document);
}

static void sample_release(struct sample *sample)
{
    document_free(sample->document);
    arena_release(&sample->arena);
}

static void assert_str(struct str found, const char *expected)
{
    assert_int_equal(found.len, str_from(expected).len);
    assert_memory_equal(found.ptr, expected, found.len);
}

static void assert_clean(struct str source)
{
    struct sample sample;

    sample_init(&sample, source);
    assert_int_equal(sample.damages.count, 0);
    sample_release(&sample);
}

static void test_one_for_each_unit(void **state)
{
    static const char source[] = "# donnÃ©es\n"
                                 "\n"
                                 "relue et corrigÃ©e\n"
                                 "ligne par ligne, Ã©tÃ©\n"
                                 "\n"
                                 "| nÂ° | plain |\n"
                                 "| --- | --- |\n"
                                 "| dÃ©jÃ©vu | crÃ¨me |\n";
    static const char *const said[] = {
        "données", "corrigée ligne par ligne, été", "n°", "déjévu", "crème"};
    struct sample sample;

    (void)state;
    sample_init(&sample, str_from(source));
    assert_int_equal(sample.damages.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_str(sample.damages.items[i].said, said[i]);
    sample_release(&sample);
}

static void test_repair(void **state)
{
    struct sample sample;
    const struct damage *damage;

    (void)state;
    sample_init(&sample, STR("a dÃ©jÃ\u00A0 vu b\n"));
    assert_int_equal(sample.damages.count, 1);
    damage = &sample.damages.items[0];
    assert_str(damage->how, "Windows-1252");
    assert_str(damage->said, "déjà");
    assert_int_equal(damage->mend, DAMAGE_PROVED);
    assert_null(damage->filter);
    assert_int_equal(damage->characters, 2);
    assert_int_equal(damage->damaged, 0);
    assert_int_equal(damage->nruns, 2);
    assert_str(damage->runs[0].text, "é");
    assert_str(damage->runs[1].text, "à");
    assert_int_equal(damage->span.start, 3);
    assert_int_equal(damage->span.end, 12);
    sample_release(&sample);
}

static void test_twice_over(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, STR("cafÃƒÂ©, dÃƒÂ©jÃƒÂ¨\n"));
    assert_int_equal(sample.damages.count, 1);
    assert_str(sample.damages.items[0].how,
               "Windows-1252, then as Windows-1252");
    assert_str(sample.damages.items[0].said, "café, déjè");
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

/* A line is mended as a whole: what can be proved in it no better than what is
   guessed, and not at all where something cannot be told. */
static void test_no_half_repair(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, STR("| a | b |\n| - | - |\n"
                             "| cafÃ© | â€œquotedâ€ |\n"
                             "| crÃ¨me | b |\n"));
    assert_int_equal(sample.damages.count, 3);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_GUESSED);
    assert_int_equal(sample.damages.items[1].mend, DAMAGE_GUESSED);
    assert_int_equal(sample.damages.items[2].mend, DAMAGE_PROVED);
    sample_release(&sample);
    sample_init(&sample, STR("| a | b |\n| - | - |\n"
                             "| cafÃ© | ðŸ˜ ðŸ˜ |\n"
                             "| crÃ¨me | b |\n"));
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[1].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[2].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

/* Another address is another page, even where all bytes are there. */
static void test_address(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, STR("[cafÃ©](https://a.org/cafÃ©)\n"));
    assert_int_equal(sample.damages.count, 1);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_GUESSED);
    sample_release(&sample);
}

static void test_lost_bytes(void **state)
{
    struct sample sample;
    const struct damage *damage;

    (void)state;
    sample_init(&sample, STR("# å¤§è§„æ¨¡é¢„è®ç»ƒæ•°æ®é›†\n\nå¤šè½®å¯¹è¯\n"));
    damage = &sample.damages.items[0];
    assert_int_equal(damage->mend, DAMAGE_GUESSED);
    assert_str(damage->said, "大规模预训练数据集");
    assert_int_equal(damage->nrebuilt, 2);
    assert_true(damage_sure(&damage->rebuilt[0]));
    damage = &sample.damages.items[1];
    assert_str(damage->said, "多轮对话");
    sample_release(&sample);
}

/* Pictures are all alike: they are listed, and never guessed. */
/* What was lost before holds back the cell beside it, not the next row. */
static void test_lost_before(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, STR("| Name | Text |\n| --- | --- |\n"
                             "| cafÃ© crÃ¨me brÃ»lÃ©e | naÃ¯ve wordï¿½s |\n"
                             "| fÃ¼r Ã¼ber | schÃ¶n |\n"));
    assert_int_equal(sample.damages.count, 4);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[1].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[1].gone, 1);
    assert_int_equal(sample.damages.items[2].mend, DAMAGE_PROVED);
    assert_int_equal(sample.damages.items[3].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

static void test_lost_emoji(void **state)
{
    struct sample sample;
    const struct damage *damage;

    (void)state;
    sample_init(&sample, STR("# ðŸ˜ DonnÃ©es â€œci-dessousâ€\n"));
    assert_int_equal(sample.damages.count, 1);
    damage = &sample.damages.items[0];
    assert_int_equal(damage->mend, DAMAGE_LOST);
    assert_str(damage->said, "□ Données “ci-dessous”");
    assert_int_equal(damage->nrebuilt, 2);
    assert_false(damage->rebuilt[0].guessed);
    assert_int_equal(damage->rebuilt[0].nothers, 4);
    assert_true(damage->rebuilt[1].guessed);
    assert_int_equal(damage->rebuilt[1].best, 0x201D);
    sample_release(&sample);
}

static void test_where_it_is_meant(void **state)
{
    (void)state;
    assert_clean(STR("`cafÃ©` is shown\n"));
    assert_clean(STR("    cafÃ©\n\n```\ncafÃ©\n```\n"));
    assert_clean(STR("<div>\ncafÃ©\n</div>\n"));
    assert_clean(STR("café, “crème”, 中文\n"));
    assert_clean(STR(""));
}

static void test_clean_runs_beside(void **state)
{
    struct sample sample;
    const struct damages *damages = &sample.damages;

    (void)state;
    sample_init(&sample, STR("café and cafÃ©\n"));
    assert_int_equal(damages->count, 1);
    assert_int_equal(damages->items[0].nruns, 1);
    assert_int_equal(damages->items[0].mend, DAMAGE_LOST);
    assert_false(damages_hold(damages, 3));
    assert_false(damages_hold(damages, 12));
    assert_true(damages_hold(damages, 13));
    assert_true(damages_hold(damages, 16));
    assert_false(damages_hold(damages, 17));
    sample_release(&sample);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_for_each_unit),
        cmocka_unit_test(test_repair),
        cmocka_unit_test(test_twice_over),
        cmocka_unit_test(test_no_half_repair),
        cmocka_unit_test(test_address),
        cmocka_unit_test(test_lost_bytes),
        cmocka_unit_test(test_lost_before),
        cmocka_unit_test(test_lost_emoji),
        cmocka_unit_test(test_where_it_is_meant),
        cmocka_unit_test(test_clean_runs_beside),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
