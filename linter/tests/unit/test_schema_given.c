#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/schema.h"
#include "text/buf.h"

enum { MOST = 4 };

/* Documents, what is given for each, and the schemas. */
struct lists {
    struct arena arena;
    struct document *documents[MOST];
    size_t count;
    const struct schema *schemas;
};

static void read(struct lists *lists, const char *const *sources,
                 const struct given_schema *const *given)
{
    *lists = (struct lists){.count = 0};
    arena_init(&lists->arena);
    for (; sources[lists->count]; lists->count++)
        lists->documents[lists->count] =
            document_parse(STR("a.md"), str_from(sources[lists->count]));
    lists->schemas =
        schema_infer(&lists->arena, lists->documents, lists->count, given);
}

static void release(struct lists *lists)
{
    for (size_t i = 0; i < lists->count; i++)
        document_free(lists->documents[i]);
    arena_release(&lists->arena);
}

/* The schemas: what is given or `-`, the columns, and how many tables. */
static void assert_schemas(const struct lists *lists, const char *expected)
{
    struct buf text;

    buf_init(&text);
    buf_add(&text, STR(""));
    for (const struct schema *schema = lists->schemas; schema;
         schema = schema->next) {
        buf_printf(&text, "%s:", schema->given ? schema->given->name.ptr : "-");
        for (size_t i = 0; i < schema->ncolumns; i++)
            buf_printf(&text, "%s%.*s", i ? "|" : "",
                       STR_ARG(schema->columns[i].name));
        buf_printf(&text, ":%zu ", schema->ntables);
    }
    if (!str_eq(str_trim(buf_str(&text)), str_from(expected)))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(buf_str(&text)), expected);
    buf_release(&text);
}

/* The texts of this test are constant and short: a name is its own key. */
#define COLUMN(literal) .name = STR_INIT(literal), .key = STR_INIT(literal)

static const struct str match_ab[] = {STR_INIT("a"), STR_INIT("b")};
static const struct given_column abcd[] = {
    {COLUMN("a")}, {COLUMN("b")}, {COLUMN("c")}, {COLUMN("d")}};

static const struct given_schema matched = {.name = STR_INIT("matched"),
                                            .match = {match_ab, 2},
                                            .columns = abcd,
                                            .ncolumns = 4};
static const struct given_schema alike = {
    .name = STR_INIT("alike"), .columns = abcd, .ncolumns = 4};
static const struct given_schema first = {.name = STR_INIT("first"),
                                          .match = {match_ab, 1},
                                          .columns = abcd,
                                          .ncolumns = 1,
                                          .next = &alike};

static void tables_are_found_for_what_is_given(void **state)
{
    static const struct {
        const char *header;
        const struct given_schema *given;
        const char *expected;
    } rows[] = {
        /* All columns of `match`, whatever the others are. */
        {"|A|B|", &matched, "matched:a|b|c|d:1"},
        {"|x|B.|y|z|v|w|a|", &matched, "matched:a|b|c|d:1"},
        {"|a|x|", &matched, "-:a|x:1"},
        /* Or three in five of all names. */
        {"|b|c|d|", &matched, "matched:a|b|c|d:1"},
        {"|a|c|d|x|", &matched, "matched:a|b|c|d:1"},
        {"|c|d|x|", &matched, "-:c|d|x:1"},
        {"|a|b|c|x|", &alike, "alike:a|b|c|d:1"},
        {"|a|b|c|", &alike, "alike:a|b|c|d:1"},
        {"|a|b|", &alike, "-:a|b:1"},
        {"|a|b|c|x|y|", &alike, "-:a|b|c|x|y:1"},
        /* A name that is there twice is one. */
        {"|a|a|a|a|", &alike, "-:a|a|a|a:1"},
        {"|a|b|c|c|c|c|", &alike, "alike:a|b|c|d:1"},
        /* The first of several. */
        {"|a|b|c|d|", &first, "first:a:1"},
        {"|b|c|d|", &first, "alike:a|b|c|d:1"},
        {"|a|b|", NULL, "-:a|b:1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *sources[] = {NULL, NULL};
        struct lists lists;
        struct buf source;

        buf_init(&source);
        buf_printf(&source, "%s\n|", rows[i].header);
        for (const char *c = rows[i].header + 1; *c; c++)
            if (*c == '|')
                buf_add(&source, STR("-|"));
        buf_add_char(&source, '\n');
        sources[0] = source.ptr;
        read(&lists, sources, &rows[i].given);
        assert_schemas(&lists, rows[i].expected);
        release(&lists);
        buf_release(&source);
    }
}

/* A schema that is given is there once its first table is. */
static void what_is_given_needs_tables(void **state)
{
    static const char *const sources[] = {"# None\n", NULL};
    const struct given_schema *given[] = {&matched};
    struct lists lists;

    (void)state;
    read(&lists, sources, given);
    assert_null(lists.schemas);
    release(&lists);
}

#define AB   "|a|b|\n|-|-|\n|1|2|\n\n"
#define BA   "|B|A|\n|-|-|\n|1|2|\n\n"
#define ABC  "|a|b|c|\n|-|-|-|\n|1|2|3|\n\n"
#define ABCX "|A|B|C|X|\n|-|-|-|-|\n|1|2|3|4|\n\n"

/* What one document is given does not hold for the other, nor do tables for
   which nothing is given know of it. */
static void documents_have_their_own(void **state)
{
    static const char *const sources[] = {AB ABC, AB BA, AB, AB, NULL};
    const struct given_schema *given[] = {&matched, &first, NULL, &matched};
    const struct given_schema *other[] = {NULL, &alike, NULL, NULL};
    struct lists lists;

    (void)state;
    read(&lists, sources, given);
    assert_schemas(&lists, "matched:a|b|c|d:3 first:a:2 -:a|b:1");
    assert_ptr_equal(lists.schemas->tables[0].document, lists.documents[0]);
    assert_ptr_equal(lists.schemas->tables[1].document, lists.documents[0]);
    assert_ptr_equal(lists.schemas->tables[2].document, lists.documents[3]);
    assert_ptr_equal(lists.schemas->next->tables[1].document,
                     lists.documents[1]);
    release(&lists);

    /* Inferred kinds go across documents that are given different things. */
    read(&lists, sources, other);
    assert_schemas(&lists, "-:a|b:6");
    release(&lists);
}

/* The header that most tables have is the kind's, of equally many the first;
   its columns are written as in the first of these. */
static void the_majority_names_the_columns(void **state)
{
    static const char *const few[] = {ABCX ABC ABC, NULL},
                             *const equal[] = {ABCX ABC, NULL},
                             *const written[] = {ABC AB BA BA, NULL};
    struct lists lists;

    (void)state;
    read(&lists, few, NULL);
    assert_schemas(&lists, "-:a|b|c:3");
    assert_int_equal(lists.schemas->tables[0].columns[2], 2);
    release(&lists);
    read(&lists, equal, NULL);
    assert_schemas(&lists, "-:A|B|C|X:2");
    assert_int_equal(lists.schemas->tables[1].columns[3], NONE);
    release(&lists);
    read(&lists, written, NULL);
    assert_schemas(&lists, "-:B|A:4");
    assert_int_equal(lists.schemas->tables[0].columns[0], 1);
    assert_int_equal(lists.schemas->tables[0].columns[1], 0);
    release(&lists);
}

/* Columns without a name make no tables alike; of equal names the first is the
   schema's. */
static void names_that_are_there_twice_are_one(void **state)
{
    static const char *const sources[] = {
        "| | B | C |\n|-|-|-|\n| 1 | 2 | 3 |\n\n"
        "| | | |\n|-|-|-|\n| 1 | 2 | 3 |\n\n"
        "| | | | |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n\n",
        NULL};
    static const char *const twice[] = {
        "| B | a | A |\n|-|-|-|\n| 1 | 2 | 3 |\n\n", NULL};
    const struct given_schema *given[] = {&matched};
    struct lists lists;

    (void)state;
    read(&lists, sources, NULL);
    assert_schemas(&lists, "-:|B|C:1 -:||:2");
    release(&lists);
    read(&lists, twice, given);
    assert_schemas(&lists, "matched:a|b|c|d:1");
    assert_int_equal(lists.schemas->tables[0].columns[0], 1);
    assert_int_equal(lists.schemas->tables[0].columns[1], 0);
    assert_int_equal(lists.schemas->tables[0].columns[2], NONE);
    assert_int_equal(lists.schemas->tables[0].columns[3], NONE);
    release(&lists);
}

static void columns_are_known_by_what_is_given(void **state)
{
    static const char *const sources[] = {ABC, NULL};
    const struct given_schema *given[] = {&matched};
    struct lists lists;

    (void)state;
    read(&lists, sources, given);
    for (size_t i = 0; i < 4; i++)
        assert_ptr_equal(lists.schemas->columns[i].given, &abcd[i]);
    assert_ptr_equal(lists.schemas->given, &matched);
    assert_int_equal(schema_find_column(lists.schemas, STR("C.")), 2);
    assert_int_equal(schema_find_column(lists.schemas, STR("x")), NONE);
    release(&lists);
    read(&lists, sources, NULL);
    assert_null(lists.schemas->given);
    assert_null(lists.schemas->columns[0].given);
    release(&lists);
}

#define NO_ROWS "| Data | Link |\n|-|-|\n\n"
#define ROWS                                                                   \
    "| No. | Data | Link | Page |\n|-|-|-|-|\n"                                \
    "| 1 | a | [a](https://x.org/a) | [b](https://x.org/a) |\n"                \
    "| 2 | b | [b](https://x.org/b) | [c](https://x.org/b) |\n"                \
    "| 3 | c | [c](https://x.org/c) | [d](https://x.org/c) |\n"                \
    "| 4 | d | [d](https://x.org/d) | [e](https://x.org/d) |\n"                \
    "| 5 | e | [e](https://x.org/e) | [f](https://x.org/e) |\n\n"
#define EMPTY "| No. | Data | Link | Page |\n|-|-|-|-|\n\n"

static void assert_roles(const struct schema *schema, size_t name, size_t link,
                         bool named)
{
    assert_int_equal(schema->name_column, name);
    assert_int_equal(schema->link_column, link);
    assert_int_equal(schema->named_links, named);
}

/* The first table that has rows tells the column of the names. */
static void roles_are_inferred(void **state)
{
    static const char *const rows[] = {ROWS, NULL},
                             *const empty_first[] = {EMPTY ROWS, NULL},
                             *const empty[] = {NO_ROWS, NULL};
    struct lists lists;

    (void)state;
    read(&lists, rows, NULL);
    assert_roles(lists.schemas, 1, 2, true);
    release(&lists);
    read(&lists, empty_first, NULL);
    assert_int_equal(lists.schemas->ntables, 2);
    assert_roles(lists.schemas, 1, 2, true);
    assert_int_equal(lists.schemas->columns[1].type, COLUMN_NAME);
    release(&lists);
    read(&lists, empty, NULL);
    assert_roles(lists.schemas, NONE, NONE, false);
    release(&lists);
}

/* What is given for the columns of ROWS: `names` of one, the type of one. */
static void assert_given_roles(size_t naming, const char *names, size_t typed,
                               enum column_type type, struct schema expected)
{
    static const char *const sources[] = {EMPTY ROWS, NULL};
    struct given_column columns[] = {
        {COLUMN("no")}, {COLUMN("data")}, {COLUMN("link")}, {COLUMN("page")}};
    struct given_schema schema = {.columns = columns, .ncolumns = 4};
    const struct given_schema *given[] = {&schema};
    struct lists lists;

    if (naming != NONE)
        columns[naming].names = str_from(names);
    if (typed != NONE) {
        columns[typed].typed = true;
        columns[typed].type = type;
    }
    read(&lists, sources, given);
    assert_roles(lists.schemas, expected.name_column, expected.link_column,
                 expected.named_links);
    release(&lists);
}

static void roles_are_given(void **state)
{
    (void)state;
    assert_given_roles(NONE, NULL, NONE, COLUMN_TEXT,
                       (struct schema){.name_column = 1,
                                       .link_column = 2,
                                       .named_links = true});
    assert_given_roles(2, "Page", NONE, COLUMN_TEXT,
                       (struct schema){.name_column = 2,
                                       .link_column = 3,
                                       .named_links = true});
    assert_given_roles(1, "page", NONE, COLUMN_TEXT,
                       (struct schema){.name_column = 1,
                                       .link_column = 3,
                                       .named_links = true});
    assert_given_roles(NONE, NULL, 0, COLUMN_NAME,
                       (struct schema){.name_column = 0, .link_column = 2});
    assert_given_roles(1, "link", 0, COLUMN_NAME,
                       (struct schema){.name_column = 1,
                                       .link_column = 2,
                                       .named_links = true});
    assert_given_roles(NONE, NULL, 2, COLUMN_TEXT,
                       (struct schema){.name_column = 1, .link_column = 3});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_found_for_what_is_given),
        cmocka_unit_test(what_is_given_needs_tables),
        cmocka_unit_test(documents_have_their_own),
        cmocka_unit_test(the_majority_names_the_columns),
        cmocka_unit_test(names_that_are_there_twice_are_one),
        cmocka_unit_test(columns_are_known_by_what_is_given),
        cmocka_unit_test(roles_are_inferred),
        cmocka_unit_test(roles_are_given),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
