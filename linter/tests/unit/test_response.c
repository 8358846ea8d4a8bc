#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/response.h"

static void test_verdicts(void **state)
{
    (void)state;
    for (int i = VERDICT_SKIPPED; i <= VERDICT_UNVERIFIED; i++) {
        enum verdict verdict = VERDICT_SKIPPED;

        assert_true(verdict_parse(str_from(verdict_name(i)), &verdict));
        assert_int_equal(verdict, i);
    }
    assert_string_equal(verdict_name(VERDICT_DEAD), "dead");
    assert_false(verdict_parse(STR("Dead"), &(enum verdict){0}));
}

static void test_reasons(void **state)
{
    (void)state;
    for (int i = 0; i < REASON_COUNT; i++) {
        enum reason reason = REASON_COUNT;

        assert_non_null(reason_name(i));
        assert_true(reason_parse(str_from(reason_name(i)), &reason));
        assert_int_equal(reason, i);
    }
    assert_string_equal(reason_name(REASON_NO_SUCH_HOST), "no-such-host");
    assert_false(reason_parse(STR("not-foun"), &(enum reason){0}));
    assert_false(reason_parse(STR(""), &(enum reason){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_reasons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
