#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "cli/completion_words.h"

static const struct {
    const char *text, *written;
} rows[] = {
    {"", ""},           {"an entry", "an entry"},   {"it's", "it'\\''s"},
    {"a\\b", "a\\\\b"}, {"'\\'", "'\\''\\\\'\\''"},
};

static void test_quotes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *written;
        size_t len;
        FILE *out = open_memstream(&written, &len);

        assert_non_null(out);
        write_quoted(out, str_from(rows[i].text), "'\\''", "\\\\");
        assert_int_equal(fclose(out), 0);
        assert_string_equal(written, rows[i].written);
        free(written);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
