#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/str.h"

static void test_find_rare(void **state)
{
    static const char *const texts[] = {
        "", "&", "&amp;", "a &am&amp; &amp;", "&&amp;", "amp;", "&amp",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str text = str_from(texts[i]);

        for (size_t from = 0; from <= text.len + 1; from++)
            assert_int_equal(str_find_rare(text, STR("&amp;"), from),
                             str_find(text, STR("&amp;"), from));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find_rare),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
