#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/words.h"

static void test_have(void **state)
{
    (void)state;
    assert_true(words_have("md py rs", STR("md")));
    assert_true(words_have("md py rs", STR("RS")));
    assert_false(words_have("md py rs", STR("m")));
    assert_false(words_have("md py rs", STR("md py")));
    assert_false(words_have("md py rs", STR("")));
    assert_false(words_have("", STR("md")));
}

struct search {
    const char *text, *phrase;
    size_t at;
};

static const struct search searches[] = {
    {"back to top", "top", 8},
    {"Top", "top", 0},
    {"Laptop", "top", STR_NONE},
    {"topic", "top", STR_NONE},
    {"topic, top", "top", 7},
    {"Code (coming soon)", "Coming Soon", 6},
    {"\xe2\xac\x86 up", "\xe2\xac\x86", 0},
    {"up", "upward", STR_NONE},
    {"up", "", STR_NONE},
    {"", "up", STR_NONE},
};

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof searches / sizeof *searches; i++)
        assert_int_equal(words_find(str_from(searches[i].text),
                                    str_from(searches[i].phrase)),
                         searches[i].at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_have),
        cmocka_unit_test(test_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
