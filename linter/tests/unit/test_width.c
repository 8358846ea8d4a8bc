#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "text/alloc.h"
#include "text/width.h"

struct sample {
    const char *text;
    size_t bytes; /* of the first grapheme */
    size_t width; /* of the first grapheme */
    size_t all;   /* columns of the text */
};

static const struct sample samples[] = {
    {"", 0, 0, 0},
    {"a", 1, 1, 1},
    {"ab", 1, 1, 2},
    {" |", 1, 1, 2},
    {"\xE4\xB8\xAD\xE6\x96\x87", 3, 2, 4},             /* CJK */
    {"\xEF\xBC\x9A", 3, 2, 2},                         /* fullwidth colon */
    {"\xEF\xBD\xB1", 3, 1, 1},                         /* halfwidth katakana */
    {"\xEA\xB0\x80", 3, 2, 2},                         /* Hangul syllable */
    {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 9, 2, 2}, /* the same in jamo */
    {"\xC3\xA9", 2, 1, 1},                             /* e acute */
    {"e\xCC\x81x", 3, 1, 2},                       /* the same, decomposed */
    {"\xCC\x81", 2, 0, 0},                         /* an accent alone */
    {"\xE2\x80\xA6", 3, 1, 1},                     /* ellipsis */
    {"\xF0\x9F\x98\x80!", 4, 2, 3},                /* emoji */
    {"\xE2\x9D\xA4", 3, 1, 1},                     /* heart */
    {"\xE2\x9D\xA4\xEF\xB8\x8F", 6, 2, 2},         /* heart, emoji style */
    {"a\xEF\xB8\x8F", 4, 1, 1},                    /* no emoji, whatever asks */
    {"1\xEF\xB8\x8F\xE2\x83\xA3", 7, 2, 2},        /* keycap */
    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 8, 2, 2}, /* flag */
    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 8, 2,
     4},                                           /* two flags */
    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 8, 2, 2}, /* with a skin tone */
    {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
     "\xF0\x9F\x91\xA7.",
     18, 2, 3}, /* a family */
    {"\xFF\xFE", 1, 1, 2},
    {"\xE4\xB8", 1, 1, 2}, /* cut off: a column each byte */
    {"a\xE4\xB8z", 1, 1, 4},
    {"\xED\xA0\x80", 1, 1, 3}, /* surrogate */
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct str text = str_from(samples[i].text);
        size_t len = 99;

        assert_int_equal(text_grapheme(text, &len), samples[i].width);
        assert_int_equal(len, samples[i].bytes);
        assert_int_equal(text_width(text), samples[i].all);
    }
}

static void test_nul(void **state)
{
    size_t len;

    (void)state;
    assert_int_equal(text_grapheme((struct str){"\0a", 2}, &len), 0);
    assert_int_equal(len, 1);
    assert_int_equal(text_width((struct str){"\0a", 2}), 1);
}

/* A million accents on one letter are one grapheme, counted in one pass. */
static void test_long_grapheme(void **state)
{
    const size_t accents = 1000000, bytes = 1 + 2 * accents;
    char *text = mem_alloc(bytes);
    size_t len;

    (void)state;
    text[0] = 'e';
    for (size_t i = 0; i < accents; i++)
        memcpy(text + 1 + 2 * i, "\xCC\x81", 2);
    assert_int_equal(text_grapheme((struct str){text, bytes}, &len), 1);
    assert_int_equal(len, bytes);
    mem_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_long_grapheme),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
