/* What was accepted is known again where the fixes moved it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/holds.h"
#include "engine/rule.h"

static const struct rule rule = {.code = "AAA001"};
static const struct rule other_rule = {.code = "AAA002"};

/* Whether a finding that was accepted at `before` is known at `after`. */
static bool is_held(const struct fixed *fixed, size_t before, size_t after,
                    const struct rule *after_rule)
{
    struct document document = {.index = 1};
    struct edit edit = {.safe = true};
    struct finding old = {.rule = &rule, .document = &document, .edits = &edit};
    struct finding now = {.rule = after_rule, .document = &document};
    struct finding *olds[] = {&old}, *nows[] = {&now};
    struct findings was = {.baselined = olds, .nbaselined = 1};
    struct findings is = {.items = nows, .count = 1};
    const struct fixed *all[] = {NULL, fixed};
    struct holds holds = {0};

    old.span = (struct span){before, before + 1};
    now.span = (struct span){after, after + 1};
    holds_take(&holds, &was, all);
    holds_apply(&holds, &is);
    holds_release(&holds);
    return now.held;
}

static void test_places(void **state)
{
    static const struct {
        size_t before, after;
        bool held;
    } rows[] = {
        {5, 5, true},   {5, 6, false},   {9, 9, true},    {10, 10, true},
        {12, 10, true}, {12, 15, true},  {12, 9, false},  {12, 16, false},
        {20, 15, true}, {21, 16, true},  {21, 15, false}, {30, 25, true},
        {30, 27, true}, {30, 28, false}, {31, 28, true},  {40, 37, true},
        {41, 37, true}, {42, 38, true},
    };
    /* 10 bytes become 5, 2 are inserted, 1 goes */
    struct move moves[] = {
        {{10, 20}, {10, 15}},
        {{30, 30}, {25, 27}},
        {{40, 41}, {37, 37}},
    };
    struct fixed fixed = {.moves = moves, .nmoves = 3};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(is_held(&fixed, rows[i].before, rows[i].after, &rule),
                         rows[i].held);
        assert_false(
            is_held(&fixed, rows[i].before, rows[i].after, &other_rule));
    }
    assert_true(is_held(NULL, 7, 7, &rule));
    assert_false(is_held(NULL, 7, 8, &rule));
}

static void test_from_pass_to_pass(void **state)
{
    struct document document = {.index = 0};
    struct edit edit = {.safe = true};
    struct finding old[3], *items[3] = {&old[0], &old[1], &old[2]};
    struct findings findings = {.items = items, .count = 3};
    const struct fixed *all[] = {NULL};
    struct holds holds = {0};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        old[i] = (struct finding){.rule = &rule,
                                  .document = &document,
                                  .span = {i, i},
                                  .edits = &edit};
    old[2].held = true;
    holds_take(&holds, &findings, all);
    old[2].held = false;
    holds_apply(&holds, &findings);
    assert_false(old[0].held);
    assert_false(old[1].held);
    assert_true(old[2].held);
    old[2].held = false;
    holds_take(&holds, &findings, all);
    assert_int_equal(holds.count, 0);
    holds_release(&holds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_from_pass_to_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
