#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <time.h>

#include "engine/fix.h"
#include "text/alloc.h"

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

/* Edits, each of a finding of its own unless `joined`. */
struct pass {
    const char *source;
    struct edit *edits;
    size_t count;
    bool joined, unsafe;
    size_t mends; /* the finding that mends damaged text, from 1; or 0 */
};

static void link_up(const struct pass *pass, struct finding *findings,
                    struct finding **list, const struct document *document)
{
    for (size_t i = 0; i < pass->count; i++) {
        findings[i] = (struct finding){.document = document,
                                       .mends = i + 1 == pass->mends};
        list[i] = &findings[i];
        pass->edits[i].next =
            pass->joined && i + 1 < pass->count ? &pass->edits[i + 1] : NULL;
        if (!pass->joined || !i)
            findings[i].edits = &pass->edits[i];
    }
}

/* Runs the pass; the text must become `expected`. Returns what fix_pass
   does. */
static size_t run(const struct pass *pass, const char *expected)
{
    struct document *document =
        document_parse(STR("a.md"), str_from(pass->source));
    struct finding *findings = mem_zero(pass->count, sizeof *findings);
    struct finding **list = mem_zero(pass->count, sizeof *list);
    struct buf out;
    size_t applied;

    buf_init(&out);
    link_up(pass, findings, list, document);
    applied = fix_pass(&out, document, list, pass->count, pass->unsafe);
    assert_int_equal(out.len, strlen(expected));
    assert_memory_equal(buf_str(&out).ptr, expected, out.len);
    buf_release(&out);
    mem_free(list);
    mem_free(findings);
    document_free(document);
    return applied;
}

#define EDIT(from, to, with, is_safe)                                          \
    {                                                                          \
        .span = {from, to}, .text = {with, sizeof(with) - 1}, .safe = is_safe  \
    }
#define PASS(text, list, ...)                                                  \
    &(struct pass)                                                             \
    {                                                                          \
        .source = text, .edits = list, .count = sizeof list / sizeof *list,    \
        __VA_ARGS__                                                            \
    }

static void edits_are_applied_by_place(void **state)
{
    struct edit edits[] = {EDIT(6, 7, "G", true), EDIT(0, 1, "", true),
                           EDIT(3, 3, "--", true)};

    (void)state;
    assert_int_equal(run(PASS("abcdefgh", edits, ), "bc--defGh"), 3);
}

static void the_first_of_two_that_touch_is_taken(void **state)
{
    struct edit overlap[] = {EDIT(2, 4, "X", true), EDIT(3, 6, "Y", true)};
    struct edit touch[] = {EDIT(2, 4, "X", true), EDIT(4, 6, "Y", true)};
    struct edit apart[] = {EDIT(2, 4, "X", true), EDIT(5, 6, "Y", true)};
    struct edit inserts[] = {EDIT(4, 4, "X", true), EDIT(4, 4, "Y", true)};

    (void)state;
    assert_int_equal(run(PASS("abcdefgh", overlap, ), "abXefgh"), 1);
    assert_int_equal(run(PASS("abcdefgh", touch, ), "abXefgh"), 1);
    assert_int_equal(run(PASS("abcdefgh", apart, ), "abXeYgh"), 2);
    assert_int_equal(run(PASS("abcdefgh", inserts, ), "abcdXefgh"), 1);
}

static void a_finding_is_fixed_whole_or_not(void **state)
{
    struct edit edits[] = {EDIT(0, 1, "A", true), EDIT(7, 8, "H", false)};
    struct edit nested[] = {EDIT(4, 4, "<", true), EDIT(4, 4, ">", true)};

    (void)state;
    assert_int_equal(run(PASS("abcdefgh", edits, .joined = true), "abcdefgh"),
                     0);
    assert_int_equal(
        run(PASS("abcdefgh", edits, .joined = true, .unsafe = true),
            "AbcdefgH"),
        1);
    assert_int_equal(
        run(PASS("abcdefgh", nested, .joined = true), "abcd<>efgh"), 1);
}

/* The last edit touches the one before it, which touches the first. */
static void what_mends_comes_first(void **state)
{
    struct edit edits[] = {EDIT(1, 3, "X", true), EDIT(3, 5, "Y", true),
                           EDIT(5, 7, "Z", true)};

    (void)state;
    assert_int_equal(run(PASS("abcdefgh", edits, ), "aXdeZh"), 2);
    assert_int_equal(run(PASS("abcdefgh", edits, .mends = 2), "abcYfgh"), 1);
    assert_int_equal(run(PASS("abcdefgh", edits, .mends = 3), "aXdeZh"), 2);
}

static void unsafe_edits_must_be_asked_for(void **state)
{
    struct edit edits[] = {EDIT(0, 1, "A", false), EDIT(7, 8, "H", true)};

    (void)state;
    assert_int_equal(run(PASS("abcdefgh", edits, ), "abcdefgH"), 1);
    assert_int_equal(run(PASS("abcdefgh", edits, .unsafe = true), "AbcdefgH"),
                     2);
}

/* A wide list in UTF-8, with the edit of one finding and perhaps one that
   converts it. */
static size_t run_wide(bool converts, bool unsafe, const char *expected)
{
    struct document *document = document_parse(STR("a.md"), STR("\xFF\xFE"
                                                                "a\0b\0c\0"));
    struct edit mend = EDIT(2, 3, "C", false), none = EDIT(0, 0, "", false);
    struct finding first = {.document = document, .edits = &mend};
    struct finding second = {
        .document = document, .edits = &none, .converts = converts};
    struct finding *list[] = {&first, &second};
    struct buf out;
    size_t applied;

    buf_init(&out);
    applied = fix_pass(&out, document, list, 2, unsafe);
    assert_int_equal(out.len, strlen(expected));
    assert_memory_equal(buf_str(&out).ptr, expected, out.len);
    buf_release(&out);
    document_free(document);
    return applied;
}

static void a_wide_list_is_converted_or_left(void **state)
{
    (void)state;
    assert_int_equal(run_wide(true, true, "abC"), 2);
    assert_int_equal(run_wide(false, true, "abc"), 0);
    assert_int_equal(run_wide(true, false, "abc"), 0);
}

static void both_ends_of_a_document_can_be_edited(void **state)
{
    struct edit edits[] = {EDIT(0, 0, "<", true), EDIT(3, 3, ">", true)};
    struct edit empty[] = {EDIT(0, 0, "a", true)};

    (void)state;
    assert_int_equal(run(PASS("abc", edits, ), "<abc>"), 2);
    assert_int_equal(run(PASS("", empty, ), "a"), 1);
}

static void lines_end_as_most_lines_do(void **state)
{
    struct edit edits[] = {EDIT(1, 1, "\nx\r\ny", true)};
    struct edit last[] = {EDIT(1, 1, "\n", true)};

    (void)state;
    run(PASS("a\nb\n", edits, ), "a\nx\r\ny\nb\n");
    run(PASS("a\r\nb\r\nc\n", edits, ), "a\r\nx\r\ny\r\nb\r\nc\n");
    run(PASS("a\rb\r", edits, ), "a\rx\r\ny\rb\r");
    run(PASS("a", last, ), "a\n");
    run(PASS("a\r\nb\n", last, ), "a\n\r\nb\n");
}

enum { MANY = 100000 };

/* From the last to the first: whoever inserts in order moves them all. */
static void many_edits_take_no_time(void **state)
{
    struct edit *edits = mem_zero(MANY, sizeof *edits);
    char *source = mem_zero(2 * MANY + 1, 1);
    char *expected = mem_zero(2 * MANY + 1, 1);
    struct pass pass = {.source = source, .edits = edits, .count = MANY};
    clock_t start;

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        size_t at = 2 * (MANY - 1 - i);

        memcpy(source + 2 * i, "a ", 2);
        memcpy(expected + 2 * i, "b ", 2);
        edits[i] =
            (struct edit){.span = {at, at + 1}, .text = STR("b"), .safe = true};
    }
    start = clock();
    assert_int_equal(run(&pass, expected), MANY);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    mem_free(source);
    mem_free(expected);
    mem_free(edits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_applied_by_place),
        cmocka_unit_test(the_first_of_two_that_touch_is_taken),
        cmocka_unit_test(a_finding_is_fixed_whole_or_not),
        cmocka_unit_test(what_mends_comes_first),
        cmocka_unit_test(unsafe_edits_must_be_asked_for),
        cmocka_unit_test(a_wide_list_is_converted_or_left),
        cmocka_unit_test(both_ends_of_a_document_can_be_edited),
        cmocka_unit_test(lines_end_as_most_lines_do),
        cmocka_unit_test(many_edits_take_no_time),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
