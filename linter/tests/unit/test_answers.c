#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "cli/answers.h"

static const struct hop hops[] = {
    {{"https://x.org/old", 17}, 301, true},
    {{"https://X.org/new#top", 21}, 200, false},
};

static const struct response moved = {
    .url = {"https://x.org/old", 17},
    .verdict = VERDICT_ALIVE,
    .status = 200,
    .final_url = {"https://X.org/new#top", 21},
    .permanent = true,
    .hops = hops,
    .nhops = 2,
};

static const struct response passing = {
    .url = {"https://x.org/now", 17},
    .verdict = VERDICT_ALIVE,
    .status = 200,
    .final_url = {"https://x.org/elsewhere", 23},
};

static void what_was_asked_is_known(void **state)
{
    struct answers *answers = answers_new();

    (void)state;
    answers_add(answers, &moved);
    answers_add(answers, &passing);
    assert_true(answers_of(answers, moved.url)->permanent);
    assert_false(answers_of(answers, passing.url)->permanent);
    assert_null(answers_of(answers, STR("https://x.org/new")));
    answers_free(answers);
}

static void the_end_of_a_permanent_way_is_known(void **state)
{
    struct answers *answers = answers_new();
    struct response end;

    (void)state;
    answers_add(answers, &moved);
    answers_add(answers, &passing);
    assert_true(answers_of_redirect(answers, STR("https://x.org/new"), &end));
    assert_int_equal(end.verdict, VERDICT_ALIVE);
    assert_int_equal(end.status, 200);
    assert_true(str_eq(end.url, STR("https://x.org/new")));
    assert_int_equal(end.final_url.len, 0);
    assert_false(end.permanent);
    assert_int_equal(end.nhops, 1);
    assert_int_equal(end.hops[0].status, 200);
    assert_false(
        answers_of_redirect(answers, STR("https://x.org/elsewhere"), &end));
    assert_false(answers_of_redirect(answers, STR("https://x.org/"), &end));
    answers_free(answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_is_known),
        cmocka_unit_test(the_end_of_a_permanent_way_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
