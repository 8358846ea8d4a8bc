#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/sarif_part.h"

static const struct {
    const char *text, *plain, *markdown;
} rows[] = {
    {"", "", ""},
    {"a row", "a row", "a row"},
    {"a {0} b", "a {{0}} b", "a {{0}} b"},
    {"[a] (b)", "[a] (b)", "[a] (b)"},
    {"[a](b)", "\\[a\\](b)", "[a](b)"},
    {"a\\b \\[ \\] \\\\", "a\\b \\\\[ \\\\] \\\\\\", "a\\b \\[ \\] \\\\"},
};

static void assert_text(json_t *value, const char *expected)
{
    assert_string_equal(json_string_value(value), expected);
    json_decref(value);
}

static void test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_text(sarif_text(rows[i].text), rows[i].plain);
        assert_text(sarif_markdown(rows[i].text), rows[i].markdown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
