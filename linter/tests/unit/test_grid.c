#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "explain/grid.h"

enum { CELLS = 6 };

/* A grid of two columns. */
static struct grid grid_of(struct str cells[CELLS], const char *const *texts)
{
    for (size_t i = 0; i < CELLS; i++)
        cells[i] = str_from(texts[i]);
    return (struct grid){cells, CELLS / 2, 2};
}

static void check(const char *const *texts, size_t width, const char *expected)
{
    struct str cells[CELLS];
    struct grid grid = grid_of(cells, texts);
    struct buf out;

    buf_init(&out);
    grid_draw(&out, &grid, width);
    assert_string_equal(out.ptr, expected);
    buf_release(&out);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__})

static void cells_stand_below_each_other(void **state)
{
    (void)state;
    check(TEXTS("Name", "Rows", "Alpaca", "52k", "D", ""), 80,
          "Name   │ Rows\n"
          "───────┼─────\n"
          "Alpaca │ 52k\n"
          "D      │ \n");
    check(TEXTS("", "", "中文", "1", "é", "2"), 80,
          "     │ \n"
          "─────┼──\n"
          "中文 │ 1\n"
          "é    │ 2\n");
}

static void the_widest_column_is_wrapped(void **state)
{
    (void)state;
    check(TEXTS("A", "B", "one two three", "x", "y", "z"), 11,
          "A       │ B\n"
          "────────┼──\n"
          "one two │ x\n"
          "three   │ \n"
          "y       │ z\n");
}

static void a_column_keeps_four_columns(void **state)
{
    (void)state;
    check(TEXTS("A", "B", "abcdefgh", "ijkl", "y", "z"), 3,
          "A    │ B\n"
          "─────┼─────\n"
          "abcd │ ijkl\n"
          "efgh │ \n"
          "y    │ z\n");
}

static void a_line_feed_is_a_line_of_the_cell(void **state)
{
    (void)state;
    check(TEXTS("A", "B", "1\n22", "3", "4", "5"), 80,
          "A  │ B\n"
          "───┼──\n"
          "1  │ 3\n"
          "22 │ \n"
          "4  │ 5\n");
}

static void fits_unless_a_word_is_broken(void **state)
{
    struct str cells[CELLS];
    struct grid grid =
        grid_of(cells, TEXTS("A", "B", "one three five", "x", "seven", "z"));

    (void)state;
    assert_true(grid_fits(&grid, 80));
    assert_true(grid_fits(&grid, 9));
    assert_false(grid_fits(&grid, 8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_stand_below_each_other),
        cmocka_unit_test(the_widest_column_is_wrapped),
        cmocka_unit_test(a_column_keeps_four_columns),
        cmocka_unit_test(a_line_feed_is_a_line_of_the_cell),
        cmocka_unit_test(fits_unless_a_word_is_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
