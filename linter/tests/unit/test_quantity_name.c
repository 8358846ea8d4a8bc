#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "text/quantity.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void assert_number(double value, double expected, const char *text)
{
    if (fabs(value - expected) > fabs(expected) * 1e-12)
        fail_msg("%s: %.17g is not %.17g", text, value, expected);
}

/* 0 for none. */
static const struct {
    const char *name;
    double value;
} names[] = {
    {"LLaVA-Instruct-150K", 150e3},
    {"firefly-train-1.1M", 1.1e6},
    {"generated_chat_0.4M", 0.4e6},
    {"Huatuo - 26M", 26e6},
    {"zhihu_rlhf_3k", 3e3},
    {"Cambrian-10M", 10e6},
    {"alpaca_gpt4_data_52k", 52e3},
    {"dialogs.50k", 50e3},
    {"百科问答-3万", 3e4},
    {"GPT-4", 0},
    {"V1-2", 0},
    {"V1-2M", 0},
    {"M4-Instruct", 0},
    {"CLUECorpus2020", 0},
    {"ShareGPT52K", 0},
    {"video-4K", 0},
    {"LongText-128K", 0},
    {"LLaVA-7B", 0},
    {"laion-5B", 0},
    {"1B-word", 0},
    {"top-100", 0},
    {"ImageNet-21K", 0},
    {"scenes-10m", 0},
    {"OpenText-40GB", 0},
    {"model-13B-200K", 0},
    {"10k-20k", 0},
    {"steps-100k", 0},
    {"a.5M", 5e6},
    {"v1.5M", 0},
    {"", 0},
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct amount amount = {0};

        if (!quantity_in_name(str_from(names[i].name), &amount))
            amount.least = 0;
        assert_number(amount.least, names[i].value, names[i].name);
    }
}

static const struct {
    const char *name, *text;
    bool contradicts;
} pairs[] = {
    {"LLaVA-Instruct-150K", "15k", true},
    {"LLaVA-Instruct-150K", "1.5M samples", true},
    {"set-50K", "5K+", true},
    {"set-50K", "5k entries, 20MB", true},
    {"set-50K", "5k + 3k", true},
    {"set-1.1M", "11万条", true},
    {"LLaVA-Instruct-150K", "150k", false},
    {"LLaVA-Instruct-150K", "158K", false},
    {"firefly-train-1.1M", "115万", false},
    {"set-400K", "396,209", false},
    {"set-178K", "178510", false},
    {"set-1.2M", "1.27M", false},
    {"set-665K", "655k", false},
    {"set-50K", "10K + 40K", false},
    {"set-50K", "1k, 10k, 40k, 300", false},
    {"set-50K", "5k-100k", false},
    {"set-50K", "10K + 20K + 20K", false},
    {"set-50K", "500 samples per class", false},
    {"set-50K", "60 GB", false},
    {"set-50K", "30 hours", false},
    {"set-50K", "3T tokens", false},
    {"set-50K", "5k images", false},
    {"set-50K", "5G", false},
    {"set-50K", "large", false},
    {"set-50K", "5k (#1)", false},
    {"set-50K", "35K+", false},
    {"set-50K", "<90k", false},
};

static void test_contradictions(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct quantity quantity;
        struct amount amount;

        quantity_read(str_from(pairs[i].text), &quantity);
        assert_true(quantity_in_name(str_from(pairs[i].name), &amount));
        if (quantity_contradicts(&amount, &quantity) != pairs[i].contradicts)
            fail_msg("%s and %s", pairs[i].name, pairs[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_contradictions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
