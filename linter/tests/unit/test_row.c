#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "document/row.h"
#include "text/buf.h"

enum { ROUNDS = 20000, WIDEST = 24, LONGEST = 40 };

static int setup(void **state)
{
    (void)state;
    cmark_gfm_core_extensions_ensure_registered();
    return 0;
}

/* The same numbers in every run. */
static unsigned next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Columns of the table that cmark-gfm makes of the text, 0 if none. */
static size_t columns_of(struct str text)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_node *root, *block;
    size_t columns = 0;

    cmark_parser_attach_syntax_extension(parser,
                                         cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text.ptr, text.len);
    root = cmark_parser_finish(parser);
    block = cmark_node_first_child(root);
    if (block && !strcmp(cmark_node_get_type_string(block), "table"))
        columns = cmark_gfm_extensions_get_table_columns(block);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return columns;
}

/* Adds text made of the pieces, of which the first `begin` may begin it. */
static void add_random(struct buf *buf, uint32_t *seed,
                       const char *const *pieces, size_t begin)
{
    size_t count = 0, len = 1 + next_random(seed) % LONGEST;

    while (pieces[count])
        count++;
    buf_printf(buf, "%s", pieces[next_random(seed) % begin]);
    for (size_t i = 1; i < len; i++)
        buf_printf(buf, "%s", pieces[next_random(seed) % count]);
}

static size_t scan_count(struct str text)
{
    struct arena arena;
    size_t count;

    arena_init(&arena);
    count = row_scan(&arena, text, (struct span){0, text.len}).ncells;
    arena_release(&arena);
    return count;
}

static size_t columns_under(struct str header, size_t columns)
{
    struct buf buf;
    size_t shown;

    buf_init(&buf);
    buf_add(&buf, header);
    buf_printf(&buf, "\n|");
    for (size_t i = 0; i < columns; i++)
        buf_printf(&buf, "-|");
    shown = columns_of(buf_str(&buf));
    buf_release(&buf);
    return shown;
}

/* A header row is only one above a delimiter row of as many cells, so there
   cmark-gfm tells how many it counts. */
static void test_cells_as_cmark(void **state)
{
    static const char *const pieces[] = {
        "|", "a", "|",  "|",  " ",  "\\", "\\|", "`", "\t", "\v", "\f",
        "[", "]", "](", "**", "<b", ">",  "&",   "é", "-",  ":",  NULL};
    uint32_t seed = 1;
    size_t tables = 0;

    (void)state;
    for (size_t i = 0; i < ROUNDS; i++) {
        struct buf row;
        size_t cells;

        buf_init(&row);
        add_random(&row, &seed, pieces, 2);
        cells = scan_count(buf_str(&row));
        if (columns_under(buf_str(&row), cells ? cells : 1) != cells)
            fail_msg("row \"%s\": not %zu cells", row.ptr, cells);
        tables += cells > 0;
        buf_release(&row);
    }
    assert_true(tables > ROUNDS / 2);
}

static void add_header(struct buf *buf, size_t cells)
{
    buf_add_char(buf, '|');
    for (size_t i = 0; i < cells; i++)
        buf_printf(buf, "x|");
    buf_add_char(buf, '\n');
}

static bool is_table(size_t columns, struct str delimiter)
{
    struct buf buf;
    size_t shown;

    buf_init(&buf);
    add_header(&buf, columns);
    buf_add(&buf, delimiter);
    shown = columns_of(buf_str(&buf));
    buf_release(&buf);
    return shown == columns;
}

/* What cmark-gfm takes for a heading's underline or a list item first. */
static bool is_other_block(struct str text)
{
    return !row_pipes(text) || str_starts(text, STR("- ")) ||
           str_starts(text, STR("-\t"));
}

static void check_delimiter(struct str text)
{
    size_t columns = row_delimiter_columns(text);

    if (columns) {
        if (!is_table(columns, text))
            fail_msg("\"%s\": not %zu columns", text.ptr, columns);
        return;
    }
    for (columns = 1; columns <= WIDEST; columns++)
        if (is_table(columns, text))
            fail_msg("\"%s\": %zu columns", text.ptr, columns);
}

static void test_delimiters_as_cmark(void **state)
{
    static const char *const pieces[] = {
        "|",  ":",  "--", "|",   "-",   "-",     "|-|", ":-|", "--:|",
        " -", "| ", "|:", "---", "---", "|---|", " ",   "\t",  NULL};
    uint32_t seed = 7;
    size_t valid = 0;

    (void)state;
    for (size_t i = 0; i < ROUNDS / 10; i++) {
        struct buf row;

        buf_init(&row);
        add_random(&row, &seed, pieces, 4);
        if (i % 2) /* short ones are valid more often */
            row.ptr[row.len = row.len > 9 ? 9 : row.len] = '\0';
        if (!is_other_block(buf_str(&row))) {
            check_delimiter(buf_str(&row));
            valid += row_delimiter_columns(buf_str(&row)) > 0;
        }
        buf_release(&row);
    }
    assert_true(valid > ROUNDS / 200);
}

static void test_scan(void **state)
{
    struct str source = STR("> |  a |b\\|c|| `d |  ");
    struct arena arena;
    struct row row;

    (void)state;
    arena_init(&arena);
    row = row_scan(&arena, source, (struct span){2, source.len});
    assert_int_equal(row.span.start, 2);
    assert_int_equal(row.span.end, 19);
    assert_true(row.leading_pipe && row.trailing_pipe);
    assert_int_equal(row.ncells, 4);
    assert_int_equal(row.cells[0].span.start, 3);
    assert_int_equal(row.cells[0].span.end, 7);
    assert_int_equal(row.cells[0].content.start, 5);
    assert_int_equal(row.cells[0].content.end, 6);
    assert_int_equal(row.cells[1].content.start, 8);
    assert_int_equal(row.cells[1].content.end, 12);
    assert_int_equal(row.cells[2].span.start, row.cells[2].span.end);
    assert_int_equal(row.cells[3].content.start, 15);
    arena_release(&arena);
}

struct sample {
    const char *text;
    size_t cells, pipes;
    bool leading, trailing;
};

static const struct sample samples[] = {
    {"", 0, 0, false, false},        {"   ", 0, 0, false, false},
    {"a", 1, 0, false, false},       {"|", 0, 1, true, false},
    {"||", 1, 2, true, true},        {"| |", 1, 2, true, true},
    {"a|", 1, 1, false, true},       {"|a", 1, 1, true, false},
    {"a|b", 2, 1, false, false},     {"|a|b|", 2, 3, true, true},
    {"\\|a|", 1, 1, false, true},    {"|a\\|", 1, 1, true, false},
    {"|a\\\\|b|", 1, 2, true, true}, {"|`a|b`|", 2, 3, true, true},
    {"a | b | ", 2, 2, false, true}, {"|a|b||", 3, 4, true, true},
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct str text = str_from(sample->text);
        struct arena arena;
        struct row row;

        arena_init(&arena);
        row = row_scan(&arena, text, (struct span){0, text.len});
        assert_int_equal(row.ncells, sample->cells);
        assert_int_equal(row_pipes(text), sample->pipes);
        assert_int_equal(row.leading_pipe, sample->leading);
        assert_int_equal(row.trailing_pipe, sample->trailing);
        arena_release(&arena);
    }
}

static void test_delimiter_cells(void **state)
{
    static const char *const good[] = {"-", "---", ":-", "-:", ":-:", NULL};
    static const char *const bad[] = {
        "", ":", "::", "::-", "-:-", "- -", "--=", "\xE2\x80\x94", NULL};

    (void)state;
    for (size_t i = 0; good[i]; i++)
        assert_true(row_delimiter_cell(str_from(good[i])));
    for (size_t i = 0; bad[i]; i++)
        assert_false(row_delimiter_cell(str_from(bad[i])));
}

static const struct {
    const char *row;
    size_t columns;
} delimiter_rows[] = {
    {"|---|---|", 2}, {" \t|---|---| \t", 2}, {"  --- | :-:", 2}, {"|---", 1},
    {"---", 1},       {"|---||", 0},          {"  ", 0},          {"", 0},
    {"|", 0},         {"|---|x|", 0},
};

static void test_delimiter_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof delimiter_rows / sizeof *delimiter_rows; i++)
        if (row_delimiter_columns(str_from(delimiter_rows[i].row)) !=
            delimiter_rows[i].columns)
            fail_msg("%s", delimiter_rows[i].row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_as_cmark),
        cmocka_unit_test(test_delimiters_as_cmark),
        cmocka_unit_test(test_scan),
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_delimiter_cells),
        cmocka_unit_test(test_delimiter_rows),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
