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
    assert_true(damage->repairable);
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
    assert_true(sample.damages.items[0].repairable);
    sample_release(&sample);
}

/* Of a line that lost bytes nothing is mended; nor is an address. */
static void test_no_half_repair(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, STR("| a | b |\n| - | - |\n"
                             "| cafÃ© | â€œquotedâ€ |\n"
                             "| crÃ¨me | b |\n"));
    assert_int_equal(sample.damages.count, 3);
    assert_false(sample.damages.items[0].repairable);
    assert_false(sample.damages.items[1].repairable);
    assert_true(sample.damages.items[2].repairable);
    sample_release(&sample);
    sample_init(&sample, STR("[cafÃ©](https://a.org/cafÃ©)\n"));
    assert_int_equal(sample.damages.count, 1);
    assert_false(sample.damages.items[0].repairable);
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
    assert_false(damages->items[0].repairable);
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
        cmocka_unit_test(test_where_it_is_meant),
        cmocka_unit_test(test_clean_runs_beside),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
