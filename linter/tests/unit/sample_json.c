#include "sample_json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "sample_record.h"

json_t *sample_json(const char *format, const struct record *record)
{
    const struct report_style plain = {.color = false};
    char *text = sample_write(format, record, &plain);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    assert_non_null(root);
    free(text);
    return root;
}

void expect_json(const json_t *value, const char *expected)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY |
                                       JSON_REAL_PRECISION(15));

    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

void expect_harmless(const char *text)
{
    for (const char *at = text; *at; at++)
        assert_true(*at == '\n' || (*at >= 0x20 && *at < 0x7F));
    assert_null(strstr(text, "##["));
}
