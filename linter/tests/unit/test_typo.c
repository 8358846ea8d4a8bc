#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/typo.h"

static const struct {
    const char *word;
    bool is;
} words[] = {
    {"language", true},
    {"Language", true},
    {"LANGUAGE", false},
    {"LangUage", false},
    {"langua9e", false},
    {"languag", false},
    {"", false},
    {"abcdefghijklmnopqrstuvwxyzabcdef", true},
    {"abcdefghijklmnopqrstuvwxyzabcdefg", false},
};

static void test_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(typo_is_word(str_from(words[i].word)), words[i].is);
}

static const struct {
    const char *a, *b;
    bool apart;
} pairs[] = {
    {"multilingual", "multilingial", true}, /* a key beside */
    {"Multilingual", "multilingIal", true},
    {"language", "lnaguage", true}, /* swapped */
    {"language", "langauge", true},
    {"committee", "commitee", true}, /* doubled */
    {"commitee", "committee", true},
    {"tutorial", "tutorrial", true},
    {"marketstack", "markestack", true}, /* left out */
    {"multilingual", "multilngual", true},
    {"lighting", "lightning", false}, /* too short for that */
    {"painting", "printing", false},  /* keys apart */
    {"contract", "contrast", false},
    {"compiler", "compiled", false}, /* the end */
    {"chatbots", "chatbot", false},
    {"annotations", "annotation", false},
    {"xnnotation", "annotation", false}, /* the beginning */
    {"chatbotss", "chatbots", false},
    {"llanguage", "language", false},
    {"eactables", "reactables", false},
    {"agnlugea", "language", false},
    {"langauges", "language", false}, /* two slips */
    {"language", "language", false},
    {"language", "langu ge", false},
    {"language", "langu\xc3\xa4ge", false},
    {"", "", false},
    {"a", "", false},
    {"aa", "a", false},
};

static void test_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str a = str_from(pairs[i].a), b = str_from(pairs[i].b);

        assert_int_equal(typo_apart(a, b), pairs[i].apart);
        assert_int_equal(typo_apart(b, a), pairs[i].apart);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word),
        cmocka_unit_test(test_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
