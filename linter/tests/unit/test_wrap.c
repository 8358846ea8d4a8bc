#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/buf.h"
#include "text/wrap.h"

/* The lines with a bar behind each. */
static void check(const char *text, size_t width, const char *expected)
{
    struct str rest = str_from(text);
    struct buf lines;

    buf_init(&lines);
    while (rest.len) {
        struct str line = wrap_line(&rest, width);

        buf_printf(&lines, "%.*s|", STR_ARG(line));
    }
    assert_string_equal(lines.len ? lines.ptr : "", expected);
    buf_release(&lines);
}

static void words_stay_whole(void **state)
{
    (void)state;
    check("", 10, "");
    check("one", 10, "one|");
    check("one two three", 7, "one two|three|");
    check("one two three", 8, "one two|three|");
    check("one two three", 6, "one|two|three|");
}

static void spaces_at_a_break_are_gone(void **state)
{
    (void)state;
    check("one   two", 3, "one|two|");
    check("one   two", 5, "one|two|");
    check("one   two", 9, "one   two|");
}

static void a_long_word_is_cut(void **state)
{
    (void)state;
    check("abcdefgh", 3, "abc|def|gh|");
    check("a bcdefgh", 3, "a|bcd|efg|h|");
}

static void a_line_feed_ends_a_line(void **state)
{
    (void)state;
    check("one\ntwo", 80, "one|two|");
    check("one\n\ntwo", 80, "one||two|");
    check("one \ntwo\n", 80, "one|two|");
    check("one\ntwo", 3, "one|two|");
}

static void columns_are_those_of_a_terminal(void **state)
{
    (void)state;
    check("中文数据", 4, "中文|数据|");
    check("中文数据", 5, "中文|数据|");
    check("é́é́é́", 2, "é́é́|é́|");
}

/* A character that is too wide still gets a line: the loop must end. */
static void a_width_that_nothing_fits(void **state)
{
    (void)state;
    check("中文", 1, "中|文|");
    check("ab", 0, "a|b|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stay_whole),
        cmocka_unit_test(spaces_at_a_break_are_gone),
        cmocka_unit_test(a_long_word_is_cut),
        cmocka_unit_test(a_line_feed_ends_a_line),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(a_width_that_nothing_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
