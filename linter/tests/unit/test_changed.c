#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/changed.h"
#include "engine/diff.h"

/* The spans of a change, as `0-2 5-7`. */
static void tell(struct buf *out, const struct changed_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++)
        buf_printf(out, "%s%u-%u", i ? " " : "", spans->items[i].start,
                   spans->items[i].end);
}

static void assert_spans(const struct changed_spans *spans,
                         const char *expected)
{
    struct buf out;

    buf_init(&out);
    tell(&out, spans);
    assert_string_equal(out.len ? out.ptr : "", expected);
    buf_release(&out);
}

static const struct changed *change(struct arena *arena, const char *text,
                                    size_t first, size_t end)
{
    const struct changed *changed;
    struct line_runs runs;

    line_runs_init(&runs);
    line_runs_add(&runs, first, end);
    changed = changed_lines(arena, str_from(text), &runs);
    line_runs_release(&runs);
    return changed;
}

static void texts_are_compared(void **state)
{
    static const struct {
        const char *before, *after, *added, *beside;
    } rows[] = {
        {"a\nb\n", "a\nb\n", "", ""},
        {"", "a\nb", "0-3", ""},
        {"a\nb\n", "a\nc\nb\n", "2-4", ""},
        {"a\nb", "a\nb\n", "2-4", ""},
        {"a\nb\r\n", "a\nb\n", "2-4", ""},
        {"a\n\nb\n", "a\nb\n", "", "0-4"},
        {"\na\nb\n", "a\nb\n", "", "0-2"},
        {"a\n[b](c)\nd\n", "a\nd\n", "", ""},
        {"a\nb\n", "", "", ""},
        {"a\nb\nc\nd\n", "a\nB\nc\nD\n", "2-4 6-8", ""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct changed *changed;
        struct line_runs runs;

        line_runs_init(&runs);
        diff_runs(&runs, str_from(rows[i].before), str_from(rows[i].after));
        changed = changed_lines(&arena, str_from(rows[i].after), &runs);
        assert_spans(&changed->added, rows[i].added);
        assert_spans(&changed->beside, rows[i].beside);
        line_runs_release(&runs);
    }
    arena_release(&arena);
}

/* Line 1 of "ab\ncd\nef\n" is 3 to 6, with its line end. */
static void a_line_holds_spans(void **state)
{
    static const struct {
        size_t start, end;
        bool held;
    } rows[] = {
        {0, 2, false}, {0, 3, false}, {0, 4, true},  {3, 3, true},
        {5, 5, true},  {5, 6, true},  {6, 6, false}, {6, 8, false},
        {0, 9, true},  {2, 2, false}, {9, 9, false},
    };
    struct arena arena;
    const struct changed *changed;

    (void)state;
    arena_init(&arena);
    changed = change(&arena, "ab\ncd\nef\n", 1, 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            changed_adds(changed, (struct span){rows[i].start, rows[i].end}),
            rows[i].held);
    changed = change(&arena, "ab\ncd\nef\n", 2, 3);
    assert_true(changed_adds(changed, (struct span){9, 9}));
    changed = changed_all(&arena);
    assert_true(changed_adds(changed, (struct span){0, 0}));
    assert_true(changed_adds(changed, (struct span){7, 99}));
    arena_release(&arena);
}

struct moving {
    const char *before, *after;
    struct move moves[2];
    size_t nmoves;
    size_t first, end; /* lines that are new */
    const char *added;
};

static void assert_moving(struct arena *arena, struct moving *moving)
{
    struct fixed fixed;
    const struct changed *changed =
        change(arena, moving->before, moving->first, moving->end);

    fixed_init(&fixed);
    buf_add(&fixed.text, str_from(moving->after));
    fixed.moves = moving->moves;
    fixed.nmoves = moving->nmoves;
    changed = changed_after(arena, changed, str_from(moving->before), &fixed);
    assert_spans(&changed->added, moving->added);
    buf_release(&fixed.text);
}

#define MOVE(a, b, c, d)                                                       \
    {                                                                          \
        {a, b},                                                                \
        {                                                                      \
            c, d                                                               \
        }                                                                      \
    }

static void changes_move_with_the_text(void **state)
{
    struct moving rows[] = {
        /* nothing; before; in the line */
        {"a\nb\nc\n", "a\nb\nc\n", {MOVE(0, 0, 0, 0)}, 0, 1, 2, "2-4"},
        {"a\nb\nc\n", "aa\nb\nc\n", {MOVE(0, 1, 0, 2)}, 1, 1, 2, "3-5"},
        {"a\nb\nc\n", "a\nbbb\nc\n", {MOVE(3, 3, 3, 5)}, 1, 1, 2, "2-6"},
        /* what is put at the start of a line is of that line */
        {"a\nb\nc\n", "a\n\nb\nc\n", {MOVE(2, 2, 2, 3)}, 1, 1, 2, "2-5"},
        {"a\nb\nc\n", "a\nb\n\nc\n", {MOVE(4, 4, 4, 5)}, 1, 1, 2, "2-4"},
        /* at the end of the text; behind the line; gone */
        {"a\nb", "a\nb\n", {MOVE(3, 3, 3, 4)}, 1, 1, 2, "2-4"},
        {"a\nb\nc\n", "a\nb\n", {MOVE(4, 6, 4, 4)}, 1, 1, 2, "2-4"},
        {"a\nb\nc\n", "a\nc\n", {MOVE(2, 4, 2, 2)}, 1, 1, 2, ""},
        /* lines of a text that is replaced, as many as before and not */
        {"a\nb\nc\n", "aa\nbb\ncc\n", {MOVE(0, 5, 0, 8)}, 1, 1, 2, "3-6"},
        {"a\nb\nc\n", "aa\ncc\n", {MOVE(0, 5, 0, 5)}, 1, 1, 2, "0-5"},
        {"a\nb\nc\n",
         "aa\nb\ncc\n",
         {MOVE(0, 1, 0, 2), MOVE(4, 5, 5, 7)},
         2,
         2,
         3,
         "5-8"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_moving(&arena, &rows[i]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_compared),
        cmocka_unit_test(a_line_holds_spans),
        cmocka_unit_test(changes_move_with_the_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
