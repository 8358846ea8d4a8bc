#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/distance.h"

static void counts_every_kind_of_slip(void **state)
{
    static const struct {
        const char *a, *b;
        size_t apart;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "", 3},
        {"table", "table", 0},
        {"table", "TABLE", 0},
        {"tble", "table", 1},
        {"taable", "table", 1},
        {"tible", "table", 1},
        {"tabel", "table", 1},
        {"atbel", "table", 2},
        {"ca", "abc", 3}, /* no byte is touched twice */
        {"kitten", "sitting", 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(distance(str_from(cases[i].a), str_from(cases[i].b)),
                         cases[i].apart);
}

static void stops_where_they_are_too_far_apart(void **state)
{
    (void)state;
    assert_int_equal(distance_within(STR("kitten"), STR("sitting"), 3), 3);
    assert_true(distance_within(STR("kitten"), STR("sitting"), 2) == STR_NONE);
    assert_int_equal(distance_within(STR("tabel"), STR("table"), 1), 1);
    assert_true(distance_within(STR("tabel"), STR("table"), 0) == STR_NONE);
    assert_int_equal(distance_within(STR("a"), STR("A"), 0), 0);
    assert_int_equal(distance_within(STR("badcfe"), STR("abcdef"), 3), 3);
    assert_true(distance_within(STR("xxxxxxxxa"), STR("yyyyyyyya"), 7) ==
                STR_NONE);
}

static void does_not_compare_long_words(void **state)
{
    char word[DISTANCE_LONGEST + 1];

    (void)state;
    for (size_t i = 0; i < sizeof word; i++)
        word[i] = 'a';
    assert_int_equal(distance((struct str){word, DISTANCE_LONGEST}, STR("aa")),
                     DISTANCE_LONGEST - 2);
    assert_true(distance((struct str){word, sizeof word}, STR("aa")) ==
                STR_NONE);
    assert_true(distance(STR("aa"), (struct str){word, sizeof word}) ==
                STR_NONE);
}

static const char *hint(struct arena *arena, const char *word)
{
    struct nearest nearest = nearest_init(str_from(word));

    nearest_offer(&nearest, STR("--select"));
    nearest_offer(&nearest, STR("--offline"));
    nearest_offer(&nearest, STR("--quiet"));
    nearest_offer(&nearest, STR("rules"));
    nearest_offer(&nearest, STR("ruler"));
    return nearest_hint(arena, &nearest, "\"");
}

static void names_the_nearest_or_nothing(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(hint(&arena, "--selct"),
                        "; did you mean \"--select\"?");
    assert_string_equal(hint(&arena, "--ofline"),
                        "; did you mean \"--offline\"?");
    assert_string_equal(hint(&arena, "rule"), "; did you mean \"rules\"?");
    assert_string_equal(hint(&arena, "ruels"), "; did you mean \"rules\"?");
    assert_string_equal(hint(&arena, "schemas"), "");
    assert_string_equal(hint(&arena, ""), "");
    assert_string_equal(hint(&arena, "x"), "");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_every_kind_of_slip),
        cmocka_unit_test(stops_where_they_are_too_far_apart),
        cmocka_unit_test(does_not_compare_long_words),
        cmocka_unit_test(names_the_nearest_or_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
