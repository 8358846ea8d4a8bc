#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/schema.h"
#include "sample_column.h"

/* The one column that is looked at, and its schema. */
struct list {
    struct arena arena;
    struct buf source;
    struct document *document;
    const struct schema *schema;
    const struct column *column;
};

/* Infers what the column holds; `given` says something of it, or is NULL. */
static void look(struct list *list, const char *header, const char *cells,
                 const struct given_column *given)
{
    struct given_column columns[] = {
        {.name = STR("Name"), .key = STR("name")},
        {.name = STR("")},
    };
    struct given_schema *schema = NULL;

    arena_init(&list->arena);
    if (given) {
        schema = arena_alloc(&list->arena, sizeof *schema);
        columns[1] = *given;
        columns[1].name = str_copy(&list->arena, str_from(header));
        columns[1].key = schema_name_key(&list->arena, columns[1].name);
        schema->columns = memcpy(arena_array(&list->arena, 2, sizeof *columns),
                                 columns, sizeof columns);
        schema->ncolumns = 2;
    }
    buf_init(&list->source);
    column_write(&list->source, header, cells);
    list->document = document_parse(STR("a.md"), buf_str(&list->source));
    list->schema = schema_infer(&list->arena, &list->document, 1,
                                (const struct given_schema *const *)&schema);
    list->column = &list->schema->columns[1];
}

static void release(struct list *list)
{
    document_free(list->document);
    buf_release(&list->source);
    arena_release(&list->arena);
}

static void assert_type(const char *header, const char *cells,
                        const struct given_column *given,
                        enum column_type expected)
{
    struct list list;

    look(&list, header, cells, given);
    if (list.column->type != expected)
        fail_msg("\"%s\" of \"%s\" has the type %d, not %d", header, cells,
                 list.column->type, expected);
    release(&list);
}

#define LINK "[a](https://x.org)"

static void types_are_inferred(void **state)
{
    static const struct {
        const char *header, *cells;
        enum column_type type;
    } rows[] = {
        /* Five cells, and nine in ten. */
        {"Link", "5*" LINK, COLUMN_LINK},
        {"Link", "4*" LINK, COLUMN_TEXT},
        {"Link", "4*" LINK "|1*see there", COLUMN_TEXT},
        {"Link", "9*" LINK "|1*see there", COLUMN_LINK},
        {"Link", "8*" LINK "|1*see there", COLUMN_VOCABULARY},
        {"Link", "5*" LINK "|5*|5*-", COLUMN_LINK},
        {"Link", "5*" LINK " " LINK, COLUMN_TEXT},
        {"Link", "5*[![i](j)](k)", COLUMN_TEXT},
        {"Link", "5*<https://x.org>", COLUMN_LINK},
        {"Link", "5*[a](https://x.org/a - b)", COLUMN_LINK},

        {"When", "5*2023-04-05", COLUMN_DATE},
        {"When", "4*2023-04-05", COLUMN_TEXT},
        {"When", "9*2023-04-05|1*soon", COLUMN_DATE},
        {"When", "2*2023-04-05|1*April 2023|1*2023年4月|1*5 Apr 2023",
         COLUMN_DATE},
        {"When", "5*03/04/2021", COLUMN_DATE},
        {"When", "5*2023-13-01", COLUMN_TEXT},
        {"When", "5*23-04", COLUMN_TEXT},

        /* A number of four digits is a year where the header says so. */
        {"Year", "2*2021|3*2023", COLUMN_DATE},
        {"year", "5*2021", COLUMN_DATE},
        {"Release Date", "5*2021", COLUMN_DATE},
        {"发布日期", "5*2021", COLUMN_DATE},
        {"年", "5*2021", COLUMN_DATE},
        {"Published", "5*2021", COLUMN_DATE},
        {"Size", "5*2021", COLUMN_TEXT},
        {"Yearly", "5*2021", COLUMN_TEXT},
        {"Size", "8*2021", COLUMN_VOCABULARY},

        {"Licence", "5*MIT", COLUMN_LICENCE},
        {"Any", "2*MIT|2*Apache 2.0|1*CC-BY-4.0", COLUMN_LICENCE},
        {"Licence", "4*MIT", COLUMN_TEXT},
        {"Licence", "9*MIT|1*custom", COLUMN_LICENCE},
        {"Licence", "8*MIT|1*custom", COLUMN_VOCABULARY},
        {"Licence", "5*BSD", COLUMN_TEXT},

        /* Half of the numbers must say more than a number. */
        {"Size", "5*40k", COLUMN_QUANTITY},
        {"Size", "4*40k", COLUMN_TEXT},
        {"Size", "3*40k|2*17", COLUMN_QUANTITY},
        {"Size", "2*40k|3*17", COLUMN_TEXT},
        {"Size", "9*2 TB|1*large", COLUMN_QUANTITY},
        {"Size", "8*2 TB|1*large", COLUMN_VOCABULARY},
        {"Size", "1*1,024|1*约40万条|1*10K + 1M|1*3-5k|1*over 2 TB",
         COLUMN_QUANTITY},

        {"Kind", "4*text|4*image", COLUMN_VOCABULARY},
        {"Kind", "3*text|4*image", COLUMN_TEXT},
        {"Kind", "1*a|1*b|1*c|1*d|1*e|1*f|1*g|1*h", COLUMN_TEXT},
        {"Kind", "", COLUMN_TEXT},
        {"Kind", "9*-", COLUMN_TEXT},
        {"Kind", "9*![x](y.png)", COLUMN_TEXT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_type(rows[i].header, rows[i].cells, NULL, rows[i].type);
}

static void given_types_win(void **state)
{
    static const struct str values[] = {{"MIT", 3}, {"GPL", 3}};
    static const struct given_column text = {.typed = true},
                                     link = {.typed = true,
                                             .type = COLUMN_LINK},
                                     untyped = {.required = true},
                                     valued = {.values = {values, 2}},
                                     vocabulary = {.typed = true,
                                                   .type = COLUMN_VOCABULARY};

    (void)state;
    assert_type("Link", "9*" LINK, &text, COLUMN_TEXT);
    assert_type("Link", "9*" LINK, &untyped, COLUMN_LINK);
    assert_type("Link", "1*a", &link, COLUMN_LINK);
    assert_type("Link", "", &link, COLUMN_LINK);
    assert_type("Licence", "9*MIT", &untyped, COLUMN_LICENCE);
    assert_type("Licence", "9*MIT", &valued, COLUMN_VOCABULARY);
    assert_type("Licence", "9*MIT", &vocabulary, COLUMN_VOCABULARY);
    assert_type("Any", "1*a", &valued, COLUMN_VOCABULARY);
    assert_type("Any", "1*a", &untyped, COLUMN_TEXT);
}

/* A vocabulary that is given has its terms, whatever they look like; the
   separator that is given is the column's. */
static void given_vocabularies_have_terms(void **state)
{
    static const struct given_column vocabulary = {.typed = true,
                                                   .type = COLUMN_VOCABULARY};
    static const struct given_column separated = {.typed = true,
                                                  .type = COLUMN_VOCABULARY,
                                                  .separated = true,
                                                  .separator = {"; ", 2}};
    struct list list;

    (void)state;
    look(&list, "Licence", "4*MIT|4*MIT, Apache-2.0", &vocabulary);
    assert_int_equal(list.column->nterms, 2);
    assert_true(str_eq(list.column->terms[0].text, STR("Apache-2.0")));
    assert_int_equal(list.column->terms[0].count, 4);
    assert_int_equal(list.column->terms[1].count, 8);
    assert_true(str_eq(list.column->separator, STR(", ")));
    release(&list);
    look(&list, "Kind", "4*a|4*a, b", &separated);
    assert_int_equal(list.column->nterms, 2);
    assert_true(str_eq(list.column->separator, STR("; ")));
    release(&list);
}

static void assert_required(const char *cells, const struct given_column *given,
                            bool expected)
{
    struct list list;

    look(&list, "Link", cells, given);
    if (list.column->required != expected)
        fail_msg("\"%s\" is %srequired", cells, expected ? "not " : "");
    release(&list);
}

/* Links and names are where nearly all rows have them: nine in ten, one
   forgotten and one more in fifty, and no `-`. */
static void requirements_are_inferred(void **state)
{
    static const struct given_column given = {.required = true},
                                     not_given = {.required = false};

    (void)state;
    assert_required("5*" LINK, NULL, true);
    assert_required("4*" LINK, NULL, false);
    assert_required("9*" LINK "|1*", NULL, true);
    assert_required("8*" LINK "|1*", NULL, false);
    assert_required("18*" LINK "|2*", NULL, false);
    assert_required("48*" LINK "|2*", NULL, true);
    assert_required("47*" LINK "|3*", NULL, false);
    assert_required("99*" LINK "|1*-", NULL, false);
    assert_required("99*text", NULL, false);
    assert_required("", &given, true);
    assert_required("1*|9*-", &given, true);
    assert_required("9*" LINK, &not_given, false);
}

/* The first marker, not what most cells say. */
static void the_first_marker_is_kept(void **state)
{
    struct list list;

    (void)state;
    look(&list, "Kind", "3*|1*N/A|5*-|2*a", NULL);
    assert_true(str_eq(list.column->marker, STR("N/A")));
    assert_int_equal(list.column->count.cells, 11);
    assert_int_equal(list.column->count.empty, 3);
    assert_int_equal(list.column->count.markers, 6);
    assert_int_equal(list.column->count.filled, 2);
    release(&list);
    look(&list, "Kind", "5*a|5*", NULL);
    assert_int_equal(list.column->marker.len, 0);
    release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_inferred),
        cmocka_unit_test(given_types_win),
        cmocka_unit_test(given_vocabularies_have_terms),
        cmocka_unit_test(requirements_are_inferred),
        cmocka_unit_test(the_first_marker_is_kept),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
