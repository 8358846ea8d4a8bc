#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "engine/schema.h"
#include "engine/vocabulary.h"
#include "sample_column.h"
#include "text/buf.h"

/* A column that was looked at. */
struct list {
    struct arena arena;
    struct buf source;
    struct document *document;
    const struct schema *schema;
    const struct column *column;
    bool found;
};

static void look(struct list *list, const char *cells)
{
    buf_init(&list->source);
    column_write(&list->source, "Kind", cells);
    arena_init(&list->arena);
    list->document = document_parse(STR("a.md"), buf_str(&list->source));
    list->schema = schema_infer(&list->arena, &list->document, 1, NULL);
    list->schema->columns[1].nterms = 0;
    list->schema->columns[1].separator = STR("");
    list->column = &list->schema->columns[1];
    list->found = vocabulary_find(&list->arena, list->schema, 1);
}

static void release(struct list *list)
{
    document_free(list->document);
    buf_release(&list->source);
    arena_release(&list->arena);
}

/* Terms and counts, `a:3 b:5`; `none` where it is no vocabulary. */
static void assert_terms(const char *cells, const char *expected)
{
    struct list list;
    struct buf terms;

    buf_init(&terms);
    look(&list, cells);
    if (!list.found)
        buf_add(&terms, STR("none"));
    for (size_t i = 0; i < list.column->nterms; i++)
        buf_printf(&terms, "%s%.*s:%zu", i ? "|" : "",
                   STR_ARG(list.column->terms[i].text),
                   list.column->terms[i].count);
    if (!str_eq(buf_str(&terms), str_from(expected)))
        fail_msg("\"%s\" is \"%.*s\", not \"%s\"", cells,
                 STR_ARG(buf_str(&terms)), expected);
    buf_release(&terms);
    release(&list);
}

static void values_that_are_there_again_are_terms(void **state)
{
    static const char *const rows[][2] = {
        /* By their text, in the order of its bytes. */
        {"3*text|5*Image", "Image:5|text:3"},
        {"4*b|4*a|4*B|4*é", "B:4|a:4|b:4|é:4"},
        {"4*a, b|4*b、a", "a:8|b:8"},
        {"8*a,|8*b , ", "a:8|b:8"},
        {"8*a, , b", "a:8|b:8"},
        {"8*a|5*|3*-|2*N/A", "a:8"},
        {"8***a**", "a:8"},
        /* A fifth of the values may be rare. */
        {"8*a|1*b|1*c", "a:8|b:1|c:1"},
        {"8*a|1*b|1*c|1*d", "none"},
        {"8*a|2*b", "a:8|b:2"},
        {"8*a|2*b|1*c", "none"},
        {"3*a|3*b|3*c", "a:3|b:3|c:3"},
        {"2*a|2*b|2*c|2*d", "none"},
        /* Too few cells. */
        {"7*a", "none"},
        {"8*a", "a:8"},
        {"7*a, b", "none"},
        /* Cells of marks or pictures alone say nothing. */
        {"8*,", "none"},
        {"8*![x](y.png)", "none"},
        {"", "none"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_terms(rows[i][0], rows[i][1]);
}

/* One cell in twenty may be prose: longer than a hundred bytes. */
static void prose_is_none(void **state)
{
    static const struct {
        size_t length;
        int cells;
        bool found;
    } rows[] = {{100, 8, true},
                {101, 8, false},
                {101, 19, true},
                {101, 18, false},
                {100, 19, true}};
    char text[256];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char prose[128] = "", expected[256];

        memset(prose, 'p', rows[i].length);
        snprintf(text, sizeof text, "%d*a|1*%s", rows[i].cells, prose);
        snprintf(expected, sizeof expected, "a:%d%s%s", rows[i].cells,
                 rows[i].length > 100 ? "" : "|",
                 rows[i].length > 100 ? "" : prose);
        if (rows[i].length <= 100)
            strcat(expected, ":1");
        assert_terms(text, rows[i].found ? expected : "none");
    }
}

/* With more values than 256 a column is none, however often they are there. */
static void there_is_a_bound(void **state)
{
    (void)state;
    for (size_t terms = 256; terms <= 257; terms++) {
        struct list list;
        struct buf cells;

        buf_init(&cells);
        for (size_t i = 0; i < terms; i++)
            buf_printf(&cells, "3*t%zu|", i);
        look(&list, cells.ptr);
        assert_int_equal(list.found, terms == 256);
        assert_int_equal(list.column->nterms, terms == 256 ? 256 : 0);
        release(&list);
        buf_release(&cells);
    }
}

static void the_first_separator_of_most_cells_is_the_columns(void **state)
{
    static const char *const rows[][2] = {
        {"8*a", ""},
        {"8*a,", ""},
        {"8*a, b", ", "},
        {"4*a, b|5*a,b", ","},
        {"4*a / b|4*a;b", " / "},
        {"4*a;b|4*a / b", ";"},
        {"3*a, b|4*a、b|2*a;b", "、"},
        {"5*a, b; c; d|3*a; b", ", "},
        {"8*a|1*b; a", "; "},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str expected = str_from(rows[i][1]);
        struct list list;

        look(&list, rows[i][0]);
        assert_true(list.found);
        if (!str_eq(list.column->separator, expected))
            fail_msg("\"%s\" has the separator \"%.*s\"", rows[i][0],
                     STR_ARG(list.column->separator));
        release(&list);
    }
}

static void terms_are_found_again(void **state)
{
    const struct column none = {.nterms = 0};
    struct list list;

    (void)state;
    look(&list, "3*b|3*d|3*a, c");
    for (const char *term = "abcd"; *term; term++) {
        const struct term *found =
            vocabulary_term(list.column, (struct str){term, 1});

        assert_non_null(found);
        assert_int_equal(found->text.ptr[0], *term);
        assert_int_equal(found->count, 3);
    }
    assert_null(vocabulary_term(list.column, STR("")));
    assert_null(vocabulary_term(list.column, STR("A")));
    assert_null(vocabulary_term(list.column, STR("aa")));
    assert_null(vocabulary_term(list.column, STR("e")));
    assert_null(vocabulary_term(&none, STR("a")));
    release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_that_are_there_again_are_terms),
        cmocka_unit_test(prose_is_none),
        cmocka_unit_test(there_is_a_bound),
        cmocka_unit_test(the_first_separator_of_most_cells_is_the_columns),
        cmocka_unit_test(terms_are_found_again),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
