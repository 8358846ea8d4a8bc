#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/rule.h"
#include "explain/words.h"
#include "sample_rules.h"

static void each_kind_says_what_it_takes(void **state)
{
    static const char *const expected[] = {
        "both (default), leading or none",
        "soon (default)",
        "80 (default), a whole number",
        "\"{a}\" (default), a template, or a pattern (PCRE2) between slashes",
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; sample_options[i].name; i++) {
        struct str values = option_values(&arena, &sample_options[i], "");

        assert_string_equal(values.ptr, expected[i]);
    }
    arena_release(&arena);
}

static void a_rule_asks_for_its_values(void **state)
{
    static const char *const given[] = {"none", "", "0120", "/^a+$/"};
    struct check check = {.rule = &sample_pipe_style};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    check.arena = &arena;
    assert_int_equal(check_option_number(&check, "most"), 80);
    check.options = given;
    assert_int_equal(check_option_number(&check, "most"), 120);
    assert_string_equal(check_option(&check, "shape"), "/^a+$/");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_says_what_it_takes),
        cmocka_unit_test(a_rule_asks_for_its_values),
    };
    (void)sample_rules;

    return cmocka_run_group_tests(tests, NULL, NULL);
}
