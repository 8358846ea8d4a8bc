#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "document/row.h"
#include "document/stray.h"
#include "text/buf.h"

/* `found` has a letter for each pipe of the row that separates cells: `.`
   none, `a` in an address, `t` in a text, `c` in code. */
struct sample {
    const char *row;
    size_t columns;
    const char *found;
};

static const struct sample samples[] = {
    {"| a | b |", 2, "..."},
    {"| `a|b` | c |", 2, ".c.."},
    {"| `a|b` | c |", 3, "...."},      /* as many cells as there should be */
    {"| `a|b` | c | d |", 2, "....."}, /* one pipe for two cells */
    {"| `a|b|c` | d |", 2, ".cc.."},
    {"| `a|b` | `c|d` |", 2, ".c.c."},
    {"| ``a`|b`` | c |", 2, ".c.."},
    {"| `a` | `b` | c |", 2, "...."},
    {"| ` | `` | c |", 2, "...."},
    {"| `a\\|b` | c |", 2, "..."},
    {"| [a|b](u) | c |", 2, ".t.."},
    {"| [a|b](u) | c |", 3, ".t.."},
    {"| [a|b](u|v) | c |", 2, ".ta.."},
    {"| [a](u|v) | c |", 2, ".a.."},
    {"| [a](u|v \"t\") | c |", 2, ".a.."},
    {"| [a](u| v) | c |", 2, "...."},
    {"| [a](u|v | c |", 2, "...."},
    {"| [a](u(x|y)z) | c |", 2, ".a.."},
    {"| [![a|b](u)](v|w) | c |", 2, ".ta.."},
    {"| [x | ![a|b](u) | y](v) |", 2, ".ttt."},
    {"| [a] | b](u) |", 2, "..."},
    {"| \\[a | b](u) |", 2, "..."},
    {"| [a | b] (u) |", 2, "..."},
    {"| [a | b]() |", 2, "..."},
    {"| <http://h/a|b> | c |", 2, ".a.."},
    {"| <b|c> | d |", 2, "...."},
    {"| [a|`b`](u) `c|d` |", 1, ".tc."},
    {"[a|b](u)", 1, "t"},
};

static void write_found(struct buf *buf, struct str text,
                        const struct stray *strays, size_t count)
{
    static const char letters[] = {'a', 't', 'c'};
    size_t next = 0;

    for (size_t at = 0; at < text.len; at++) {
        if (!row_separator(text, at))
            continue;
        if (next < count && strays[next].pipe == at)
            buf_add_char(buf, letters[strays[next++].place]);
        else
            buf_add_char(buf, '.');
    }
    assert_int_equal(next, count);
}

static void check_sample(const struct sample *sample)
{
    struct str text = str_from(sample->row);
    struct stray *strays;
    struct arena arena;
    struct buf found;
    struct row row;
    size_t count;

    arena_init(&arena);
    buf_init(&found);
    row = row_scan(&arena, text, (struct span){0, text.len});
    count = stray_find(&arena, text, &row, sample->columns, &strays);
    write_found(&found, text, strays, count);
    if (strcmp(found.ptr, sample->found) != 0)
        fail_msg("%s: %s, not %s", sample->row, found.ptr, sample->found);
    buf_release(&found);
    arena_release(&arena);
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_sample(&samples[i]);
}

static void check_around(const char *text, size_t columns, const char *around)
{
    struct str source = str_from(text);
    struct stray *strays;
    struct arena arena;
    struct row row;

    arena_init(&arena);
    row = row_scan(&arena, source, (struct span){2, source.len});
    assert_int_not_equal(stray_find(&arena, source, &row, columns, &strays), 0);
    assert_int_equal(strays[0].around.end - strays[0].around.start,
                     strlen(around));
    assert_memory_equal(text + strays[0].around.start, around, strlen(around));
    arena_release(&arena);
}

static void test_around(void **state)
{
    (void)state;
    check_around("> | `a|b` |", 1, "`a|b`");
    check_around("> | [a|b](u) |", 1, "a|b");
    check_around("> | [x ![a|b](u)](v) |", 1, "x ![a|b](u)");
    check_around("> | [a](u|v) |", 1, "u|v");
}

/* A hundred thousand links that never end, and how many pipes are stray. */
static void test_deep(void **state)
{
    static const struct {
        const char *piece;
        size_t strays;
    } deep[] = {
        {"[", 0}, {"](", 0}, {"|[](", 0}, {"`|", 0}, {"[|](u|)", 200000}};

    (void)state;
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        struct arena arena;
        struct stray *strays;
        struct buf text;
        struct row row;

        arena_init(&arena);
        buf_init(&text);
        for (size_t n = 0; n < 100000; n++)
            buf_printf(&text, "%s", deep[i].piece);
        row = row_scan(&arena, buf_str(&text), (struct span){0, text.len});
        assert_int_equal(stray_find(&arena, buf_str(&text), &row, 1, &strays),
                         deep[i].strays);
        buf_release(&text);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_around),
        cmocka_unit_test(test_deep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
