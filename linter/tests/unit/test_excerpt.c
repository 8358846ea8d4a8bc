#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "reports/excerpt.h"
#include "text/alloc.h"
#include "text/width.h"

#define DOTS "\xE2\x80\xA6"
#define CJK  "\xE4\xB8\xAD"
/* A family of three, joined by U+200D: one grapheme, two columns. */
#define FAMILY                                                                 \
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"

struct sample {
    struct record_excerpt line;
    size_t width;
    const char *text;
    size_t indent, carets;
};

static const struct sample samples[] = {
    {{1, "ab", "cd", "ef"}, 20, "abcdef", 2, 2},
    {{1, "", "", ""}, 20, "", 0, 1},
    {{1, "ab", "", ""}, 20, "ab", 2, 1},
    {{1, "ab", "", "cd"}, 20, "abcd", 2, 1},
    {{1, CJK CJK, CJK, "x"}, 20, CJK CJK CJK "x", 4, 2},
    {{1, "a", FAMILY, "b"}, 20, "a" FAMILY "b", 1, 2},
    /* Exactly as wide as there is room, and one more. */
    {{1, "0123456789", "ab", "01234567"}, 20, "0123456789ab01234567", 10, 2},
    {{1, "0123456789", "ab", "012345678"},
     20,
     DOTS "23456789ab01234567" DOTS,
     9,
     2},
    /* A caret behind the end takes a column too. */
    {{1, "0123456789012345678", "", ""}, 20, "0123456789012345678", 19, 1},
    {{1, "01234567890123456789", "", ""}, 20, DOTS "34567890123456789", 18, 1},
    /* The mark at either end. */
    {{1, "", "ab", "01234567890123456789"},
     20,
     "ab0123456789012345" DOTS,
     0,
     2},
    {{1, "01234567890123456789", "ab", ""},
     20,
     DOTS "4567890123456789ab",
     17,
     2},
    /* A mark wider than the room: its beginning. */
    {{1, "0123456789", "abcdefghijklmnopqrstuvwxyz", "z"},
     20,
     DOTS "abcdefghijklmnopqr" DOTS,
     1,
     18},
    /* Graphemes are never cut: 18 columns hold two of five and spaces. */
    {{1, CJK CJK CJK CJK CJK, "x", CJK CJK CJK CJK CJK},
     20,
     DOTS CJK CJK CJK CJK "x" CJK CJK CJK CJK DOTS,
     9,
     1},
    /* A mark inside a grapheme covers all of it. */
    {{1, "a\xF0\x9F\x91\xA8\xE2\x80\x8D", "\xF0\x9F\x91\xA9", "b"},
     20,
     "a\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"
     "b",
     1,
     2},
    {{1, "e", "\xCC\x81", "b"},
     20,
     "e\xCC\x81"
     "b",
     0,
     1},
    /* A command of the GitHub runner is not put together from parts. */
    {{1, "##", "[error]", "x"}, 40, "##<U+005B>error]x", 2, 14},
    {{1, "#", "#[error]", "x"}, 40, "#<U+0023>[error]x", 1, 15},
    {{1, "#", "#", "[x"}, 40, "##<U+005B>x", 1, 1},
    {{1, "##", "", "[x"}, 40, "##<U+005B>x", 2, 1},
};

/* The marked bytes stand where the carets do. */
static void check_mark(const struct excerpt *excerpt)
{
    struct str before = str_slice(excerpt->text, 0, excerpt->mark);
    struct str marked =
        str_slice(excerpt->text, excerpt->mark, excerpt->mark_end);

    assert_true(excerpt->mark <= excerpt->mark_end);
    assert_true(excerpt->mark_end <= excerpt->text.len);
    assert_int_equal(text_width(before), excerpt->indent);
    if (text_width(marked))
        assert_int_equal(text_width(marked), excerpt->carets);
    else
        assert_int_equal(excerpt->carets, 1);
}

static void test_samples(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct excerpt excerpt =
            excerpt_cut(&arena, &sample->line, sample->width);

        assert_string_equal(excerpt.text.ptr, sample->text);
        assert_int_equal(excerpt.text.len, strlen(sample->text));
        assert_int_equal(excerpt.indent, sample->indent);
        assert_int_equal(excerpt.carets, sample->carets);
        check_mark(&excerpt);
    }
    arena_release(&arena);
}

/* Text of `count` times `piece`; the caller frees it. */
static char *repeat(const char *piece, size_t count)
{
    size_t len = strlen(piece);
    char *text = mem_alloc(len * count + 1);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * len, piece, len);
    text[len * count] = '\0';
    return text;
}

static void check_long(const char *piece, size_t width)
{
    char *text = repeat(piece, 300000 / strlen(piece));
    const struct record_excerpt lines[] = {
        {1, text, "", ""},     {1, "", text, ""},   {1, "", "", text},
        {1, text, "xy", ""},   {1, "", "xy", text}, {1, text, "xy", text},
        {1, text, text, text},
    };
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct excerpt excerpt = excerpt_cut(&arena, &lines[i], width);

        assert_true(text_width(excerpt.text) <= width);
        assert_true(excerpt.indent + excerpt.carets <= width);
        assert_true(excerpt.carets >= 1);
        check_mark(&excerpt);
        assert_true(excerpt.text.len < 3 * 16 * (width + 5));
    }
    arena_release(&arena);
    mem_free(text);
}

/* However long the line and its graphemes: the columns hold. */
static void test_long(void **state)
{
    static const char *const pieces[] = {
        "a", CJK, FAMILY, "\xCC\x81", "\xF0\x9F\x87\xA6", "e\xCC\x81"};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        check_long(pieces[i], 20);
        check_long(pieces[i], 93);
        check_long(pieces[i], 500);
    }
}

/* The cut text begins and ends with whole flags. */
static void test_whole_graphemes(void **state)
{
    const char *flag = "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA";
    char *text = repeat(flag, 100);
    struct record_excerpt line = {1, text, "xy", text};
    struct excerpt excerpt;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    excerpt = excerpt_cut(&arena, &line, 12);
    assert_string_equal(excerpt.text.ptr,
                        DOTS "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
                             "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
                             "xy"
                             "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
                             "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA" DOTS);
    assert_int_equal(excerpt.indent, 5);
    arena_release(&arena);
    mem_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_whole_graphemes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
