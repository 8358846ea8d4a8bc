#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "engine/diff.h"
#include "engine/diff_match.h"
#include "text/alloc.h"

static void assert_diff(const char *path, const char *before, const char *after,
                        const char *expected)
{
    struct buf out;

    buf_init(&out);
    diff_unified(&out, str_from(path), str_from(before), str_from(after));
    assert_string_equal(out.len ? out.ptr : "", expected);
    buf_release(&out);
}

#define HEAD "--- a.md\n+++ a.md\n"

static void what_is_the_same_has_no_diff(void **state)
{
    (void)state;
    assert_diff("a.md", "", "", "");
    assert_diff("a.md", "a\nb", "a\nb", "");
}

static void three_lines_stand_around_a_change(void **state)
{
    (void)state;
    assert_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
                HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    assert_diff("a.md", "1\n2\n", "1\n2\n3\n",
                HEAD "@@ -1,2 +1,3 @@\n 1\n 2\n+3\n");
    assert_diff("a.md", "1\n2\n3\n", "2\n3\n",
                HEAD "@@ -1,3 +1,2 @@\n-1\n 2\n 3\n");
}

static void near_changes_share_a_hunk(void **state)
{
    (void)state;
    assert_diff("a.md", "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
                HEAD
                "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
    assert_diff("a.md", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
                "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
                HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
                     "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

static void neighbours_change_together(void **state)
{
    (void)state;
    assert_diff("a.md", "a\nb\nc\n", "A\nB\nc\n",
                HEAD "@@ -1,3 +1,3 @@\n-a\n-b\n+A\n+B\n c\n");
}

static void an_empty_side_is_named_by_the_line_before(void **state)
{
    (void)state;
    assert_diff("a.md", "", "a\n", HEAD "@@ -0,0 +1 @@\n+a\n");
    assert_diff("a.md", "a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
}

static void a_last_line_may_lack_its_end(void **state)
{
    (void)state;
    assert_diff("a.md", "a", "a\n",
                HEAD "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
    assert_diff("a.md", "a\nb", "A\nb",
                HEAD "@@ -1,2 +1,2 @@\n-a\n+A\n b\n"
                     "\\ No newline at end of file\n");
}

static void carriage_returns_are_bytes(void **state)
{
    (void)state;
    assert_diff("a.md", "a\r\nb\r\n", "a\r\nc\r\n",
                HEAD "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
}

static void each_byte_that_needs_it_is_quoted(void **state)
{
    static const char *const rows[][2] = {
        {"\x1f", "\\037"},
        {"\x7f", "\\177"},
        {"\"", "\\\""},
        {"\\", "\\\\"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[16], expected[64];

        snprintf(path, sizeof path, "\xc3\xa9%s", rows[i][0]);
        snprintf(expected, sizeof expected,
                 "--- \"\xc3\xa9%s\"\n+++ \"\xc3\xa9%s\"\n"
                 "@@ -0,0 +1 @@\n+a\n",
                 rows[i][1], rows[i][1]);
        assert_diff(path, "", "a\n", expected);
    }
}

static void names_are_quoted_where_they_must(void **state)
{
    (void)state;
    assert_diff("a b.md", "", "a\n",
                "--- a b.md\t\n+++ a b.md\t\n@@ -0,0 +1 @@\n+a\n");
    assert_diff("a\n\"\\.md", "", "a\n",
                "--- \"a\\012\\\"\\\\.md\"\n+++ \"a\\012\\\"\\\\.md\"\n"
                "@@ -0,0 +1 @@\n+a\n");
    assert_diff("\xe4\xb8\xad.md", "", "a\n",
                "--- \xe4\xb8\xad.md\n+++ \xe4\xb8\xad.md\n"
                "@@ -0,0 +1 @@\n+a\n");
}

static void a_line_that_moved_stays_out_of_the_chain(void **state)
{
    (void)state;
    assert_diff("a.md", "x\na\nb\nc\n", "a\nb\nc\nx\n",
                HEAD "@@ -1,4 +1,4 @@\n-x\n a\n b\n c\n+x\n");
}

/* Lines of one letter, by the bytes of the text. */
static void lines_of(struct diff_lines *lines, const char *text)
{
    lines->count = strlen(text);
    lines->items = mem_zero(lines->count, sizeof *lines->items);
    for (size_t i = 0; i < lines->count; i++)
        lines->items[i] = (struct str){text + i, 1};
}

/* `expected` has the index as a digit, or '.'. */
static void assert_matches(const char *before, const char *after,
                           const char *expected)
{
    struct diff_lines old, new;
    size_t *matches;

    lines_of(&old, before);
    lines_of(&new, after);
    matches = diff_match(&old, &new);
    for (size_t i = 0; i < old.count; i++) {
        size_t wanted =
            expected[i] == '.' ? STR_NONE : (size_t)(expected[i] - '0');

        assert_int_equal(matches[i], wanted);
    }
    mem_free(matches);
    mem_free(old.items);
    mem_free(new.items);
}

static void lines_are_matched(void **state)
{
    (void)state;
    assert_matches("", "abc", "");
    assert_matches("abc", "", "...");
    assert_matches("abc", "abc", "012");
    assert_matches("a--b", "a--c", "012.");
    assert_matches("a-b-c", "x-b-y", ".123.");
    assert_matches("-a-", "---", "0.2");
    assert_matches("x-y-", "z-w-", ".1.3");
    assert_matches("dabc", "abcd", ".012");
    assert_matches("--a", "-a", "0.1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same_has_no_diff),
        cmocka_unit_test(three_lines_stand_around_a_change),
        cmocka_unit_test(near_changes_share_a_hunk),
        cmocka_unit_test(neighbours_change_together),
        cmocka_unit_test(an_empty_side_is_named_by_the_line_before),
        cmocka_unit_test(a_last_line_may_lack_its_end),
        cmocka_unit_test(carriage_returns_are_bytes),
        cmocka_unit_test(names_are_quoted_where_they_must),
        cmocka_unit_test(each_byte_that_needs_it_is_quoted),
        cmocka_unit_test(a_line_that_moved_stays_out_of_the_chain),
        cmocka_unit_test(lines_are_matched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
