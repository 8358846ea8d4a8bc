#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sample_model.h"
#include "text/lattice.h"
#include "text/utf8.h"

enum { MOST = 600 };

/* A text of which some characters have several choices. */
struct sample {
    struct slot slots[MOST];
    uint32_t choices[MOST][4];
    float shares[MOST][4];
    size_t count;
};

/* `中{华花}人`: the choices of one character stand in braces. */
static void sample_init(struct sample *sample, const char *text)
{
    struct str rest = str_from(text);
    bool inside = false;

    memset(sample, 0, sizeof *sample);
    while (rest.len) {
        struct utf8_char c = utf8_decode(rest);
        struct slot *slot = &sample->slots[sample->count];

        rest = str_slice(rest, c.len, rest.len);
        inside = c.code_point == '{' || (inside && c.code_point != '}');
        if (c.code_point == '{')
            continue;
        if (c.code_point != '}')
            sample->choices[sample->count][slot->count++] = c.code_point;
        if (inside)
            continue;
        slot->choices = sample->choices[sample->count];
        slot->shares = sample->shares[sample->count++];
    }
}

static void solve(struct sample *sample, const char *language)
{
    struct neighbours none;

    neighbours_init(&none);
    lattice_solve(model_of(language), &none, sample->slots, sample->count);
}

static void assert_best(const char *text, const char *language,
                        const char *expected)
{
    struct sample sample;
    struct str rest = str_from(expected);

    sample_init(&sample, text);
    solve(&sample, language);
    for (size_t i = 0; i < sample.count; i++) {
        const struct slot *slot = &sample.slots[i];
        struct utf8_char c = utf8_decode(rest);

        assert_int_equal(slot->choices[slot->best], c.code_point);
        rest = str_slice(rest, c.len, rest.len);
    }
    assert_int_equal(rest.len, 0);
}

static void test_languages(void **state)
{
    (void)state;
    assert_best("{丁不与中}文数据{桐条集}", "Chinese", "中文数据集");
    assert_best("デ{ーィ}タ{ベペ}ース", "Japanese", "データベース");
    assert_best("пе{сэря}е{мн}енна{сюя}", "Russian", "переменная");
    assert_best("{АЭНО}нглийский {сюя}зык", "Russian", "Английский язык");
    assert_best("d{Íí}a y noche", "Latin", "día y noche");
    assert_best("M{ọỏốờ}i ng{ưử}{ờọỏố}i", "Vietnamese", "Mọi người");
}

static void test_shares_sum_up_to_one(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "{丁不与中}{文又}，{条集}");
    solve(&sample, "Chinese");
    for (size_t i = 0; i < sample.count; i++) {
        float sum = 0;

        for (size_t c = 0; c < sample.slots[i].count; c++)
            sum += sample.shares[i][c];
        if (sample.slots[i].count > 1)
            assert_float_equal(sum, 1, 1e-4);
    }
}

/* What the model never saw is as probable as anything else that it never saw,
   however much of it there is. */
static void test_unknown_characters(void **state)
{
    struct sample sample;

    (void)state;
    memset(&sample, 0, sizeof sample);
    for (sample.count = 0; sample.count < MOST; sample.count++) {
        struct slot *slot = &sample.slots[sample.count];

        slot->choices = sample.choices[sample.count];
        slot->shares = sample.shares[sample.count];
        slot->count = 4;
        for (uint32_t i = 0; i < 4; i++)
            sample.choices[sample.count][i] = 0x12000 + i;
    }
    solve(&sample, "Chinese");
    for (size_t i = 0; i < MOST; i++)
        for (size_t c = 0; c < 4; c++)
            assert_true(sample.shares[i][c] >= 0 && sample.shares[i][c] <= 1);
}

/* What was said elsewhere decides between two that the model takes for
   equal. */
static void test_neighbours(void **state)
{
    struct neighbours neighbours;
    struct sample sample;

    (void)state;
    neighbours_init(&neighbours);
    for (int i = 0; i < 20; i++)
        neighbours_add(&neighbours, 0x9F8D, 0x9F98); /* 龍龘 */
    sample_init(&sample, "龍{龗龘}");
    lattice_solve(model_of("Traditional Chinese"), &neighbours, sample.slots,
                  sample.count);
    assert_int_equal(sample.slots[1].best, 0);
    sample_init(&sample, "龍{王爭}");
    for (int i = 0; i < 2000; i++)
        neighbours_add(&neighbours, 0x9F8D, 0x722D); /* 龍爭 */
    lattice_solve(model_of("Traditional Chinese"), &neighbours, sample.slots,
                  sample.count);
    assert_int_equal(sample.slots[1].best, 1);
    neighbours_release(&neighbours);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_shares_sum_up_to_one),
        cmocka_unit_test(test_unknown_characters),
        cmocka_unit_test(test_neighbours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
