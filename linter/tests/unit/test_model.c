#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sample_model.h"
#include "text/model.h"

/* What the program holds of the models together is held to a mebibyte. */
static void test_all_are_there(void **state)
{
    size_t count;

    (void)state;
    models(&count);
    assert_int_equal(count, 9);
}

static void test_symbols(void **state)
{
    const struct model *chinese = model_of("Chinese");
    const struct model *russian = model_of("Russian");
    const struct model *latin = model_of("Latin");

    (void)state;
    assert_int_equal(model_symbol(chinese, 'x'), chinese->letter);
    assert_int_equal(model_symbol(chinese, '7'), chinese->digit);
    assert_int_equal(model_symbol(chinese, '|'), chinese->edge);
    assert_int_equal(model_symbol(chinese, '='), chinese->space);
    assert_int_equal(model_symbol(chinese, 0), chinese->edge);
    assert_int_equal(model_symbol(chinese, 0x12000), chinese->other);
    assert_int_equal(model_symbol(chinese, 0x1F525), chinese->other);
    assert_int_equal(model_symbol(russian, 0x0416),
                     model_symbol(russian, 0x0436)); /* Ж ж */
    assert_int_not_equal(model_symbol(latin, 'q'), model_symbol(latin, 'e'));
}

/* The probability of a code point behind a text. */
static double behind(const struct model *model, const uint32_t *text,
                     size_t len, uint32_t code_point)
{
    struct model_context context = model_start(model);

    for (size_t i = 0; i < len; i++) {
        uint16_t symbol = model_symbol(model, text[i]);

        if (!model_passes(model, &context, symbol))
            context = model_push(model, &context, symbol);
    }
    return model_next(model, &context, model_symbol(model, code_point));
}

static void test_next(void **state)
{
    const struct model *chinese = model_of("Chinese");
    const uint32_t data[] = {0x6570}; /* 数 */

    (void)state;
    assert_true(behind(chinese, data, 1, 0x636E) >       /* 据 */
                100 * behind(chinese, data, 1, 0x96C5)); /* 雅 */
}

/* A number is one digit, a word of another script one letter. */
static void test_what_passes(void **state)
{
    const struct model *chinese = model_of("Chinese");
    const uint32_t shorter[] = {'A', '3', 0x4E07};
    const uint32_t longer[] = {'G', 'P', 'T', ' ', '1', '1', '5', ' ', 0x4E07};

    (void)state;
    assert_float_equal(behind(chinese, shorter, 3, 0x6761),
                       behind(chinese, longer, 9, 0x6761), 0);
}

static void test_no_model(void **state)
{
    struct model model;

    (void)state;
    assert_false(model_read(STR(""), &model));
    assert_false(model_read(STR("GIF89a and some more bytes"), &model));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_are_there),
        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_what_passes),
        cmocka_unit_test(test_no_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
