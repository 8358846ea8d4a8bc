#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/rule.h"

#define TEN    "0123456789"
#define SIXTY  TEN TEN TEN TEN TEN TEN
#define DOTS   "\xE2\x80\xA6"
#define CHOSEN "\xE9\x80\x89"

struct sample {
    struct str text;
    const char *quoted;
};

#define SAMPLE(text, quoted)                                                   \
    {                                                                          \
        {text, sizeof(text) - 1}, quoted                                       \
    }

static const struct sample samples[] = {
    SAMPLE("", "\"\""),
    SAMPLE("a", "\"a\""),
    SAMPLE("  a b\t", "\"a b\""),
    SAMPLE("a\r\nb\tc", "\"a  b c\""),
    SAMPLE(SIXTY, "\"" SIXTY "\""),
    SAMPLE(SIXTY "x", "\"" SIXTY DOTS "\""),
    SAMPLE(SIXTY "   ", "\"" SIXTY "\""),
    SAMPLE(TEN TEN TEN TEN TEN "01234567" CHOSEN,
           "\"" TEN TEN TEN TEN TEN "01234567" DOTS "\""),
    SAMPLE(TEN TEN TEN TEN TEN "0123456" CHOSEN,
           "\"" TEN TEN TEN TEN TEN "0123456" CHOSEN "\""),
    SAMPLE(TEN TEN TEN TEN TEN "012345678\xFF\xFF",
           "\"" TEN TEN TEN TEN TEN "012345678\xFF" DOTS "\""),
    SAMPLE("say \"a\"", "\"say \"a\"\""),
};

static void test_quote(void **state)
{
    struct arena arena;
    struct check check = {.arena = &arena};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct str quoted = quote(&check, samples[i].text);

        assert_int_equal(quoted.len, strlen(samples[i].quoted));
        assert_memory_equal(quoted.ptr, samples[i].quoted, quoted.len);
    }
    arena_release(&arena);
}

static void test_nul(void **state)
{
    struct arena arena;
    struct check check = {.arena = &arena};
    struct str quoted;

    (void)state;
    arena_init(&arena);
    quoted = quote(&check, STR("a\0b"));
    assert_int_equal(quoted.len, 7);
    assert_memory_equal(quoted.ptr,
                        "\"a\xEF\xBF\xBD"
                        "b\"",
                        7);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_nul),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
