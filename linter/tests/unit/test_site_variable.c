#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/site_variable.h"

/* A piece of a form, the value that is held against its variable, and what the
   variable takes of it: NULL where it takes nothing. */
struct sample {
    const char *piece, *value, *taken;
};

static const struct sample samples[] = {
    {"{number}", "12", "12"},
    {"{number}", "1a", NULL},
    {"{number}", "", NULL},
    {"{gist}", "0123456789abcdefABCD", "0123456789abcdefABCD"},
    {"{gist}", "0123456789abcdef0123456789abcdef",
     "0123456789abcdef0123456789abcdef"},
    {"{gist}", "0123456789abcdefghij", NULL},
    {"{gist}", "0123456789abcdef0123456789abcdeg", NULL},
    {"{gist}", "0123456789abcdef012", NULL},
    {"{asin}", "B012345678", "B012345678"},
    {"{asin}", "B01234567-", NULL},
    {"{asin}", "B01234567", NULL},
    {"{country}", "de", "de"},
    {"{country}", "d1", NULL},
    {"{country}", "deu", NULL},
    {"{paper}", "2304.08485", "2304.08485"},
    {"{paper}", "0704.0001v12", "0704.0001"},
    {"{paper}", "2304.08485v2.pdf", "2304.08485"},
    {"{paper}", "2304.08485.pdf", "2304.08485"},
    {"{paper}", "2304.0848v", NULL},
    {"{paper}", "2304-08485", NULL},
    {"{paper}", "23o4.08485", NULL},
    {"{paper}", "2304.0848x", NULL},
    {"{paper}", "2304.084", NULL},
    {"{paper}", "2304.084857", NULL},
    {"{paper}", "v1", NULL},
    {"{paper}", "1", NULL},
    {"{paper}", "", NULL},
    {"{paper}", "cs/0112017v3", "cs/0112017"},
    {"{paper}", "math.GT/0309136", "math.GT/0309136"},
    {"{paper}", "cond-mat/0309136", "cond-mat/0309136"},
    {"{paper}", "c5/0112017", NULL},
    {"{paper}", "/0112017", NULL},
    {"{paper}", "cs/011201", NULL},
    {"{paper}", "cs/01120x7", NULL},
};

static void check(const struct sample *sample)
{
    const struct site_variable *variable;
    struct str before, value = str_from(sample->value);

    variable = site_variable(str_from(sample->piece), &before);
    assert_non_null(variable);
    assert_int_equal(before.len, 0);
    if (variable->takes(&value) != (sample->taken != NULL))
        fail_msg("%s and %s", sample->piece, sample->value);
    if (sample->taken && !str_eq(value, str_from(sample->taken)))
        fail_msg("%s takes %.*s of %s", sample->piece, STR_ARG(value),
                 sample->value);
}

static void test_takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

static void check_piece(const char *piece, const char *before, const char *name)
{
    struct str literal;
    const struct site_variable *variable =
        site_variable(str_from(piece), &literal);

    assert_true(str_eq(literal, str_from(before)));
    if (!name)
        assert_null(variable);
    else
        assert_true(str_eq(variable->name, str_from(name)));
}

static void test_pieces(void **state)
{
    (void)state;
    check_piece("{owner}", "", "owner");
    check_piece("id{number}", "id", "number");
    check_piece("tree", "tree", NULL);
    check_piece("", "", NULL);
    check_piece("a{nothing}", "a", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_takes),
        cmocka_unit_test(test_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
