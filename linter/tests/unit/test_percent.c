#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/percent.h"

static void test_byte(void **state)
{
    static const struct {
        const char *text;
        size_t at;
        int byte;
    } cases[] = {
        {"%2F", 0, 0x2F}, {"%2f", 0, 0x2F}, {"a%fF", 1, 0xFF}, {"%00", 0, 0},
        {"%2F", 1, -1},   {"%2", 0, -1},    {"%", 0, -1},      {"", 0, -1},
        {"%2g", 0, -1},   {"%g2", 0, -1},   {"%%2F", 0, -1},   {"a2F", 0, -1},
        {"%2F", 3, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (percent_byte(str_from(cases[i].text), cases[i].at) != cases[i].byte)
            fail_msg("%s at %zu", cases[i].text, cases[i].at);
}

static void test_decode(void **state)
{
    static const struct {
        const char *text, *decoded;
    } cases[] = {
        {"", ""},
        {"a%20b%C3%bc", "a b\xc3\xbc"},
        {"100%, %4, %zz%", "100%, %4, %zz%"},
        {"%2541", "%41"},
        {"%%41", "%A"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str decoded = percent_decode(&arena, str_from(cases[i].text));

        if (!str_eq(decoded, str_from(cases[i].decoded)))
            fail_msg("%s", cases[i].text);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_byte),
        cmocka_unit_test(test_decode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
