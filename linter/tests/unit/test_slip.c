#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/slip.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

struct sample {
    const char *address;
    enum slip_kind kind;
    const char *written, *meant, *host;
};

static const struct sample samples[] = {
    {"htps://a.b/c", SLIP_MISSPELT, "htps://", "https://", "a.b"},
    {"HTTTP://a.b", SLIP_MISSPELT, "HTTTP://", "http://", "a.b"},
    {"https//a.b", SLIP_NO_COLON, "https//", "https://", "a.b"},
    {"http;//a.b", SLIP_MARK, "http;//", "http://", "a.b"},
    {"https:://a.b", SLIP_MARK, "https:://", "https://", "a.b"},
    {"https:/a.b/c", SLIP_ONE_SLASH, "https:/", "https://", "a.b"},
    {"https:\\\\a.b", SLIP_BACKSLASH, "https:\\\\", "https://", "a.b"},
    {"https\xef\xbc\x9a//a.b", SLIP_FULLWIDTH, "https\xef\xbc\x9a//",
     "https://", "a.b"},
    {"https:\xef\xbc\x8f\xef\xbc\x8f"
     "a.b",
     SLIP_FULLWIDTH, "https:\xef\xbc\x8f\xef\xbc\x8f", "https://", "a.b"},
    {"http://https://a.b", SLIP_TWICE, "http://", "", ""},
    {"https:https://a.b", SLIP_TWICE, "https:", "", ""},
    {"https://http//a.b", SLIP_TWICE, "https://", "", ""},
};

static void test_slips(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct slip slip;

        if (!slip_read(str_from(samples[i].address), &slip))
            fail_msg("nothing is wrong with %s", samples[i].address);
        assert_int_equal(slip.kind, samples[i].kind);
        assert_str(slip.written, samples[i].written);
        assert_str(slip.meant, samples[i].meant);
        assert_str(slip.host, samples[i].host);
    }
}

static const char *const right[] = {
    "",
    "https://a.b",
    "http://a.b/https://c.d",
    "HTTPS://a.b",
    "https:///a.b",
    "https:a.b",
    "https/",
    "https/a.b",
    "https//",
    "https//a",
    "https://",
    "http:/",
    "hxxps://a.b",
    "ftp://a.b",
    "htp:a.b",
    "htps",
    "http.a.b",
    "https://http.a.b",
    "https://https",
    "//a.b",
    "mailto:a@b.c",
};

static void test_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct slip slip;

        if (slip_read(str_from(right[i]), &slip))
            fail_msg("%s is taken for a slip", right[i]);
    }
}

struct place {
    const char *text;
    size_t from, found;
};

static const struct place places[] = {
    {"see htps://a.b now", 0, 4},
    {"see htps://a.b now", 5, STR_NONE},
    {"see xhtps://a.b now", 0, STR_NONE},
    {"and/or: https://a.b; https//a.b", 0, 21},
    {"http://https://a.b", 0, 0},
    {"htps htps\xef\xbc\x9a//a.b", 0, 5},
    {"htps://a.b httsp://a.b", 1, 11},
    {"", 0, STR_NONE},
};

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct slip slip;

        if (slip_find(str_from(places[i].text), places[i].from, &slip) !=
            places[i].found)
            fail_msg("row %zu: %s", i, places[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_right),
        cmocka_unit_test(test_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
