#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "engine/schema.h"
#include "text/buf.h"
#include "text/utf8.h"

enum { MOST = 4 };

/* Documents and what is inferred of them. */
struct inferred {
    struct document *documents[MOST];
    size_t count;
    struct arena arena;
    const struct schema *schemas;
};

static void infer(struct inferred *inferred, const char *const *sources)
{
    *inferred = (struct inferred){0};
    arena_init(&inferred->arena);
    for (; sources[inferred->count]; inferred->count++)
        inferred->documents[inferred->count] =
            document_parse(STR("a.md"), str_from(sources[inferred->count]));
    inferred->schemas = schema_infer(&inferred->arena, inferred->documents,
                                     inferred->count, NULL);
}

static void release(struct inferred *inferred)
{
    for (size_t i = 0; i < inferred->count; i++)
        document_free(inferred->documents[i]);
    arena_release(&inferred->arena);
}

static size_t count_schemas(const struct schema *schema)
{
    size_t count = 0;

    for (; schema; schema = schema->next)
        count++;
    return count;
}

static void test_missing(void **state)
{
    static const char *const markers[] = {"",    " ",      "-",    "--", "—",
                                          "N/A", " n/a\t", "None", "?",  NULL};
    static const char *const values[] = {"0",    "x",  "-1",      "a-b",
                                         "----", "No", "not yet", NULL};

    (void)state;
    for (size_t i = 0; markers[i]; i++)
        assert_true(schema_missing(str_from(markers[i])));
    for (size_t i = 0; values[i]; i++)
        assert_false(schema_missing(str_from(values[i])));
}

static void test_name_key(void **state)
{
    static const struct {
        const char *name, *key;
    } rows[] = {
        {"Street-Scenes_1.0", "streetscenes10"},
        {"  Street scenes 10 ", "streetscenes10"},
        {"\xef\xbc\xa6\xef\xbc\xaf\xef\xbc\xa7", "fog"},
        {"Stra\xc3\x9f"
         "e",
         "strasse"},
        {"\xc2\xa0x\xe2\x80\x8b", "x"},
        {"-._", ""},
        {"", ""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str key = schema_name_key(&arena, str_from(rows[i].name));

        assert_int_equal(key.len, strlen(rows[i].key));
        assert_memory_equal(key.ptr, rows[i].key, key.len);
    }
    assert_int_equal(schema_name_key(&arena, STR("a\xff-b")).len, 3);
    arena_release(&arena);
}

static void assert_one_hash(struct str name)
{
    struct arena arena;

    arena_init(&arena);
    assert_int_equal(schema_name_hash(name),
                     schema_name_hash(schema_name_key(&arena, name)));
    arena_release(&arena);
}

/* A key is its own key, so that both have one hash: every character of the
   basic plane, alone, in a word and with marks in either order. */
static void test_name_hash(void **state)
{
    static const struct {
        const char *before, *behind;
    } words[] = {
        {"", ""},
        {"Ab-", " 1"},
        {"", "\xcc\xa3\xcc\x87"},
        {"", "\xcc\x87\xcc\xa3x"},
    };

    (void)state;
    for (uint32_t c = 1; c < 0x10000; c++) {
        char bytes[4], name[64];
        size_t len = utf8_encode(c, bytes);

        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            snprintf(name, sizeof name, "%s%.*s%s", words[i].before, (int)len,
                     bytes, words[i].behind);
            assert_one_hash(str_from(name));
        }
    }
    assert_one_hash(STR("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab")); /* jamo */
    assert_int_not_equal(schema_name_hash(STR("Street scenes")),
                         schema_name_hash(STR("Street scene")));
    assert_int_not_equal(schema_name_hash(STR("\xe4\xb8\xad")),
                         schema_name_hash(STR("\xe6\x96\x87")));
}

/* Of a long name the beginning is enough, in whatever form it is written. */
static void test_long_name_hash(void **state)
{
    struct buf plain, wide;

    (void)state;
    buf_init(&plain);
    buf_init(&wide);
    for (uint32_t i = 0; i < 200; i++) {
        buf_add_char(&plain, (char)('a' + i % 26));
        buf_add_code_point(&wide, 0xFF21 + i % 26); /* full-width */
    }
    assert_int_equal(schema_name_hash(buf_str(&plain)),
                     schema_name_hash(buf_str(&wide)));
    buf_release(&plain);
    buf_release(&wide);
}

static const char datasets[] = "| No. | Dataset | Notes | Link |\n"
                               "| --- | --- | --- | --- |\n"
                               "| 1 | One | x | [One](https://x.org/1) |\n"
                               "| 2 | Two | - | [Two](https://x.org/2) |\n"
                               "| 3 | Three | | [three](https://x.org/3) |\n"
                               "| 4 | Four | | [Four](https://x.org/4) |\n"
                               "| 5 | Five | | [Five](https://x.org/5 - a) |\n";

static void test_columns(void **state)
{
    const char *const sources[] = {datasets, NULL};
    struct inferred inferred;
    const struct schema *schema;

    (void)state;
    infer(&inferred, sources);
    schema = inferred.schemas;
    assert_int_equal(count_schemas(schema), 1);
    assert_int_equal(schema->ncolumns, 4);
    assert_int_equal(schema->name_column, 1);
    assert_int_equal(schema->link_column, 3);
    assert_true(schema->named_links);
    assert_int_equal(schema->columns[0].type, COLUMN_TEXT);
    assert_int_equal(schema->columns[1].type, COLUMN_NAME);
    assert_int_equal(schema->columns[2].type, COLUMN_TEXT);
    assert_int_equal(schema->columns[3].type, COLUMN_LINK);
    assert_true(schema->columns[1].required);
    assert_false(schema->columns[2].required);
    assert_true(schema->columns[3].required);
    assert_int_equal(schema->columns[2].count.filled, 1);
    assert_int_equal(schema->columns[2].count.markers, 1);
    assert_int_equal(schema->columns[2].count.empty, 3);
    release(&inferred);
}

/* Four rows say too little to call anything a rule. */
static void test_few_rows(void **state)
{
    const char *const sources[] = {"| Dataset | Link |\n"
                                   "| --- | --- |\n"
                                   "| One | [One](https://x.org/1) |\n"
                                   "| Two | [Two](https://x.org/2) |\n"
                                   "| Three | [Three](https://x.org/3) |\n"
                                   "| Four | [Four](https://x.org/4) |\n",
                                   NULL};
    struct inferred inferred;

    (void)state;
    infer(&inferred, sources);
    assert_int_equal(inferred.schemas->name_column, 0);
    assert_int_equal(inferred.schemas->link_column, NONE);
    assert_false(inferred.schemas->named_links);
    assert_false(inferred.schemas->columns[0].required);
    release(&inferred);
}

/* Headers that share three names of five are of one kind, two of five not;
   the order of the columns and the spelling of their names do not count. */
static void test_kinds(void **state)
{
    const char *const sources[] = {
        "| A | B | C | D |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n",
        "| c | b. | a | X |\n|-|-|-|-|\n| 3 | 2 | 1 | 0 |\n",
        "| A | B | X | Y |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n",
        NULL,
    };
    struct inferred inferred;
    const struct schema_table *second;
    const struct row *row;

    (void)state;
    infer(&inferred, sources);
    assert_int_equal(count_schemas(inferred.schemas), 2);
    assert_int_equal(inferred.schemas->ntables, 2);
    assert_int_equal(inferred.schemas->next->ntables, 1);
    second = &inferred.schemas->tables[1];
    assert_ptr_equal(second->document, inferred.documents[1]);
    assert_int_equal(second->columns[0], 2);
    assert_int_equal(second->columns[1], 1);
    assert_int_equal(second->columns[2], 0);
    assert_int_equal(second->columns[3], NONE);
    row = &second->table->rows[0];
    assert_int_equal(schema_cell(second, 0, row)->text.ptr[0], '1');
    assert_null(schema_cell(second, 3, row));
    assert_null(schema_cell(second, NONE, row));
    release(&inferred);
}

static void test_link(void **state)
{
    const char *const sources[] = {
        "| A | B | C | D | E |\n|-|-|-|-|-|\n"
        "| [a](https://x.org/a) | [b](u) [c](v) | no "
        "| [d](https://x.org/d - e) | [![i](j)](k) [f](g) |\n",
        NULL};
    static const char *const texts[] = {"a", NULL, NULL, "d", "f"};
    struct inferred inferred;
    const struct row *row;

    (void)state;
    infer(&inferred, sources);
    row = &inferred.documents[0]->tables[0].rows[0];
    for (size_t i = 0; i < row->ncells; i++) {
        const struct link *link =
            schema_link(inferred.documents[0], &row->cells[i]);

        if (!texts[i])
            assert_null(link);
        else
            assert_true(link && str_eq(link->text, str_from(texts[i])));
    }
    release(&inferred);
}

/* Many tables with different headers are no more work than they are bytes. */
static void test_many_kinds(void **state)
{
    enum { TABLES = 3000 };
    struct inferred inferred;
    struct buf buf;

    (void)state;
    buf_init(&buf);
    for (int i = 0; i < TABLES; i++)
        buf_printf(&buf, "|a%d|b%d|\n|-|-|\n|x|y|\n\n", i % (TABLES / 2), i);
    {
        const char *const sources[] = {buf.ptr, NULL};

        infer(&inferred, sources);
    }
    assert_int_equal(count_schemas(inferred.schemas), TABLES);
    release(&inferred);
    buf_release(&buf);
}

static void test_none(void **state)
{
    const char *const sources[] = {"no table\n", "", NULL};
    struct inferred inferred;

    (void)state;
    infer(&inferred, sources);
    assert_null(inferred.schemas);
    release(&inferred);
}

/* A damaged table is of the kind of its whole sisters, and what is damaged in
   it says what it said. */
static void test_damaged(void **state)
{
    static const char *const sources[] = {
        "| Données | Modèle | Page |\n| --- | --- | --- |\n"
        "| Été | — | [Été](https://x.org) |\n"
        "| Être | a | [Être](https://x.org) |\n"
        "| Noël | a | [Noël](https://x.org) |\n",
        "| DonnÃ©es | ModÃ¨le | Page |\n| --- | --- | --- |\n"
        "| Ã‰tÃ© | â€” | [Ã‰tÃ©](https://x.org) |\n"
        "| ÃŠtre | a | [Être](https://x.org) |\n"
        "| Noël | a | [NoÃ«l](https://x.org) |\n",
        NULL,
    };
    struct inferred inferred;

    (void)state;
    infer(&inferred, sources);
    assert_int_equal(count_schemas(inferred.schemas), 1);
    assert_int_equal(inferred.schemas->ntables, 2);
    assert_int_equal(inferred.schemas->columns[1].count.markers, 2);
    assert_true(inferred.schemas->named_links);
    release(&inferred);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_name_key),
        cmocka_unit_test(test_name_hash),
        cmocka_unit_test(test_long_name_hash),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_few_rows),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_link),
        cmocka_unit_test(test_many_kinds),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_damaged),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
