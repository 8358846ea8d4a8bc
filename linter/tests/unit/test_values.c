#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/schema.h"
#include "engine/values.h"
#include "text/buf.h"

/* A list, and the schemas of its tables. */
struct list {
    struct arena arena;
    struct document *document;
    const struct schema *schema;
};

static void read(struct list *list, const char *source,
                 const struct given_schema *given)
{
    arena_init(&list->arena);
    list->document = document_parse(STR("a.md"), str_from(source));
    list->schema = schema_infer(&list->arena, &list->document, 1, &given);
}

static void release(struct list *list)
{
    document_free(list->document);
    arena_release(&list->arena);
}

static void assert_text(struct str found, const char *expected)
{
    struct str text = str_from(expected);

    if (!str_eq(found, text))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(found), expected);
}

static void separators_are_found_with_their_space(void **state)
{
    static const struct {
        const char *text;
        size_t from;
        const char *separator;
        size_t at;
    } rows[] = {
        {"a,b", 0, ",", 1},
        {"a, b", 0, ", ", 1},
        {"a ,\tb", 0, " ,\t", 1},
        {"a;b", 0, ";", 1},
        {"a / b", 0, " / ", 1},
        {"一、二", 0, "、", 3},
        {"一 ， 二", 0, " ， ", 3},
        {"一；二", 0, "；", 3},
        {"一／二", 0, "／", 3},
        {"a,b;c", 2, ";", 3},
        {"a, b, c", 3, ", ", 4},
        {", a", 0, ", ", 0},
        {"a,,b", 2, ",", 2},
        /* The space belongs to the first of two. */
        {"a, ,b", 3, ",", 3},
        /* Behind the last value there is none. */
        {"a,", 0, "", 2},
        {"a , ", 0, "", 4},
        {"一、", 0, "", 6},
        {"a,b,", 2, "", 4},
        /* Nor anywhere in these. */
        {"", 0, "", 0},
        {"a b", 0, "", 3},
        {"a,b", 3, "", 3},
        {"a+b|c:d·e", 0, "", 10},
        /* Half of a full-width comma is none. */
        {"a\xef\xbc", 0, "", 3},
        {"a\xff,b", 0, ",", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        struct str found = value_separator(text, rows[i].from);

        assert_text(found, rows[i].separator);
        if (found.ptr - text.ptr != (ptrdiff_t)rows[i].at)
            fail_msg("the separator of \"%s\" stands at %td", rows[i].text,
                     found.ptr - text.ptr);
    }
}

static void assert_cut(const char *text, const char *expected)
{
    struct str rest = str_from(text);
    struct buf joined;

    buf_init(&joined);
    do {
        struct str value = value_cut(rest, &rest);

        buf_printf(&joined, "[%.*s]", STR_ARG(value));
    } while (rest.len);
    assert_text(buf_str(&joined), expected);
    buf_release(&joined);
}

static void values_are_cut_at_separators(void **state)
{
    static const char *const rows[][2] = {
        {"", "[]"},
        {"a", "[a]"},
        {"  a b\t", "[a b]"},
        {"a,b", "[a][b]"},
        {"a, b;c / d", "[a][b][c][d]"},
        {"图像、视频，文本；语音／其他", "[图像][视频][文本][语音][其他]"},
        {"a,", "[a]"},
        {"a, ", "[a]"},
        {"a,,", "[a][]"},
        {",a", "[][a]"},
        {"a, , b", "[a][][b]"},
        {",", "[]"},
        {"TCP/IP", "[TCP][IP]"},
        {"a+b", "[a+b]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_cut(rows[i][0], rows[i][1]);
}

/* The value behind the first `skipped` ones of the column. */
static struct value value_at(const struct list *list, size_t column,
                             size_t skipped)
{
    struct values values = values_of(list->schema, column);
    struct value value;

    do
        assert_true(values_next(&values, &value));
    while (skipped--);
    return value;
}

static void assert_place(const struct list *list, const struct value *value,
                         struct str part, const char *expected, bool there)
{
    struct span place;

    assert_int_equal(value_place(value, part, &place), there);
    assert_text(document_text(list->document, place), expected);
}

static void parts_have_a_place(void **state)
{
    struct list list;
    struct value value;
    struct str text, rest;

    (void)state;
    read(&list,
         "| A | B |\n| --- | --- |\n"
         "| x | one, two, one |\n"
         "| x | **one**, two |\n"
         "| x | **one**, one |\n"
         "| x | a&amp;b, c |\n",
         NULL);
    value = value_at(&list, 1, 0);
    assert_place(&list, &value, STR("two"), "two", true);
    assert_place(&list, &value, STR("none"), "one, two, one", false);
    assert_place(&list, &value, STR("one"), "one, two, one", false);
    assert_place(&list, &value, value_text(&value), "one, two, one", true);

    /* A view into the text is that very part. */
    text = value_text(&value);
    value_cut(text, &rest);
    value_cut(rest, &rest);
    assert_place(&list, &value, rest, "one", true);
    {
        struct span place;

        assert_true(value_place(&value, rest, &place));
        assert_int_equal(place.start, value.cell->content.start + 10);
    }

    value = value_at(&list, 1, 1);
    assert_text(value_text(&value), "one, two");
    assert_place(&list, &value, STR("one"), "one", true);
    assert_place(&list, &value, value_text(&value), "**one**, two", false);
    value = value_at(&list, 1, 2);
    assert_place(&list, &value, str_slice(value_text(&value), 0, 3),
                 "**one**, one", false);
    value = value_at(&list, 1, 3);
    assert_place(&list, &value, str_slice(value_text(&value), 0, 3),
                 "a&amp;b, c", false);
    assert_place(&list, &value, STR("c"), "c", true);
    release(&list);
}

/* The states of all values of a column, a letter each. */
static void assert_states(const struct schema *schema, size_t column,
                          const char *expected)
{
    struct values values = values_of(schema, column);
    struct value value;
    struct buf letters;

    buf_init(&letters);
    buf_add(&letters, STR(""));
    while (values_next(&values, &value))
        buf_add_char(&letters, " emf"[value.state]);
    assert_text(buf_str(&letters), expected);
    buf_release(&letters);
}

static void assert_filled(const struct schema *schema, size_t column,
                          const char *expected)
{
    struct values values = values_of(schema, column);
    struct value value;
    struct buf joined;

    buf_init(&joined);
    while (values_next_filled(&values, &value))
        buf_printf(&joined, "[%.*s]", STR_ARG(value_text(&value)));
    assert_text(buf_str(&joined), expected);
    buf_release(&joined);
}

static void cells_have_states(void **state)
{
    struct list list;

    (void)state;
    read(&list,
         "| A | B | C |\n| --- | --- | --- |\n"
         "| a | b | c |\n"
         "| d | | N/A |\n"
         "| **Title** | | |\n"
         "| | | |\n"
         "| e | - <!-- why --> | <!-- nothing --> |\n"
         "| f | g |\n"
         "| h |\n"
         "| i | ![x](y.png) | ? |\n"
         "| j | k | l | surplus |\n",
         NULL);
    assert_states(list.schema, 0, "ffffff");
    assert_states(list.schema, 1, "femfff");
    assert_states(list.schema, 2, "fmemf");
    assert_filled(list.schema, 0, "[a][d][e][f][i][j]");
    assert_filled(list.schema, 1, "[b][g][][k]");
    assert_filled(list.schema, 2, "[c][l]");
    release(&list);
}

/* Header and delimiter rows that are there again are no entries, whatever is
   given. */
static void headers_again_are_passed_over(void **state)
{
    static const struct given_column columns[] = {
        {.name = {"A", 1}, .key = {"a", 1}},
        {.name = {"B", 1}, .key = {"b", 1}}};
    static const struct given_schema given = {.columns = columns,
                                              .ncolumns = 2};
    const struct given_schema *both[] = {NULL, &given};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct list list;

        read(&list,
             "| A | B |\n| --- | --- |\n"
             "| a | b |\n"
             "| A | B |\n"
             "| --- | --- |\n"
             "| :-- | -: |\n"
             "| - | |\n"
             "| - | x |\n"
             "| A | C |\n"
             "| -- x | d |\n",
             both[i]);
        assert_int_equal(list.schema->given != NULL, i);
        assert_filled(list.schema, 0, "[a][A][-- x]");
        assert_filled(list.schema, 1, "[b][x][C][d]");
        release(&list);
    }
}

/* Who gives a schema says what its rows are: one with a single cell is no
   title. */
static void given_tables_have_no_titles(void **state)
{
    static const struct given_column columns[] = {
        {.name = {"A", 1}, .key = {"a", 1}},
        {.name = {"B", 1}, .key = {"b", 1}}};
    static const struct given_schema given = {.columns = columns,
                                              .ncolumns = 2};
    struct list list;

    (void)state;
    read(&list,
         "| A | B |\n| --- | --- |\n| a | b |\n| **T** | |\n| | |\n| c |\n",
         &given);
    assert_states(list.schema, 0, "ffef");
    assert_states(list.schema, 1, "fee");
    release(&list);
}

/* What is given for nothing says nothing, and so does what usually does. */
static void the_marker_is_given(void **state)
{
    static const struct given_column columns[] = {
        {.name = {"A", 1}, .key = {"a", 1}},
        {.name = {"B", 1}, .key = {"b", 1}}};
    static const struct given_schema given = {.columns = columns,
                                              .ncolumns = 2,
                                              .marked = true,
                                              .missing = {"TBD", 3}};
    struct list list;

    (void)state;
    read(&list,
         "| A | B |\n| --- | --- |\n| a | TBD |\n| b | TBD <!-- x --> |\n"
         "| c | - |\n| d | tbd |\n| e | TBD soon |\n| f | |\n",
         &given);
    assert_states(list.schema, 1, "mmmffe");
    release(&list);
    read(&list, "| A | B |\n| --- | --- |\n| a | TBD |\n| b | - |\n", NULL);
    assert_states(list.schema, 1, "fm");
    release(&list);
}

/* A table of one column has no titles, and each row one value. */
static void one_column_is_enough(void **state)
{
    struct list list;

    (void)state;
    read(&list, "| A |\n| --- |\n| a |\n| |\n| N/A |\n| - |\n", NULL);
    assert_states(list.schema, 0, "fem");
    release(&list);
}

/* The walk goes over all tables of the schema, and those without rows or
   without the column. */
static void tables_follow_each_other(void **state)
{
    struct list list;

    (void)state;
    read(&list,
         "| A | B | C |\n| --- | --- | --- |\n| a | b | c |\n\n"
         "| A | B | C |\n| --- | --- | --- |\n\n"
         "| C | A |\n| --- | --- |\n| d | e |\n\n"
         "| B | C | A |\n| --- | --- | --- |\n| f | g | h |\n",
         NULL);
    assert_null(list.schema->next);
    assert_int_equal(list.schema->ntables, 4);
    assert_filled(list.schema, 0, "[a][e][h]");
    assert_filled(list.schema, 1, "[b][f]");
    assert_filled(list.schema, 2, "[c][d][g]");
    release(&list);
}

static void texts_are_plain_or_marked_up(void **state)
{
    static const struct {
        const char *text;
        bool plain;
    } rows[] = {
        {"", true},      {"-", true},    {"zh_CN", true},   {"R&D; a/b", true},
        {"无", true},    {"a|b", false}, {"a\\", false},    {"`a`", false},
        {"<br>", false}, {"*a*", false}, {"[a](b)", false}, {"a\nb", false},
        {"a\rb", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (value_is_plain(str_from(rows[i].text)) != rows[i].plain)
            fail_msg("\"%s\"", rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separators_are_found_with_their_space),
        cmocka_unit_test(values_are_cut_at_separators),
        cmocka_unit_test(parts_have_a_place),
        cmocka_unit_test(cells_have_states),
        cmocka_unit_test(headers_again_are_passed_over),
        cmocka_unit_test(given_tables_have_no_titles),
        cmocka_unit_test(the_marker_is_given),
        cmocka_unit_test(one_column_is_enough),
        cmocka_unit_test(tables_follow_each_other),
        cmocka_unit_test(texts_are_plain_or_marked_up),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
