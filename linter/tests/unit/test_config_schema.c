#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_config.h"

static void assert_text(struct str found, const char *expected)
{
    assert_string_equal(found.ptr, expected);
    assert_int_equal(found.len, strlen(expected));
}

static void assert_texts(struct given_texts found, const char *expected)
{
    struct buf joined;

    buf_init(&joined);
    for (size_t i = 0; i < found.count; i++)
        buf_printf(&joined, "%s%.*s", i ? "|" : "", STR_ARG(found.items[i]));
    assert_string_equal(joined.len ? joined.ptr : "", expected);
    buf_release(&joined);
}

static void every_key_is_taken_in(void **state)
{
    struct config *config = load("schemas:\n"
                                 "  books:\n"
                                 "    order: {by: title, pinned: '^Ad'}\n"
                                 "    match: [Book-Title, URL]\n"
                                 "    columns:\n"
                                 "      Title: {required: yes, unique: schema,"
                                 " names: link}\n"
                                 "      Format:\n"
                                 "        values: [PDF, no, 7]\n"
                                 "        separator: ' + '\n"
                                 "        pattern: '^[A-Z]'\n"
                                 "      Size: {type: quantity, unique: no}\n"
                                 "      Link: {type: link, one: true, hosts:"
                                 " [a.example, b.example/x]}\n"
                                 "      Notes:\n"
                                 "    missing: \"-\"\n"
                                 "  plain: {columns: {A: {}}}\n");
    const struct given_schema *books = config_schemas(config), *plain;

    (void)state;
    assert_text(books->name, "books");
    assert_texts(books->match, "booktitle|url");
    assert_text(books->order_by, "title");
    assert_true(patterns_match(books->pinned, STR("Ad: buy")));
    assert_false(patterns_match(books->pinned, STR("No Ad")));
    assert_true(books->marked);
    assert_text(books->missing, "-");
    assert_int_equal(books->ncolumns, 5);

    assert_text(books->columns[0].name, "Title");
    assert_text(books->columns[0].key, "title");
    assert_true(books->columns[0].required && books->columns[0].unique);
    assert_text(books->columns[0].names, "link");
    assert_false(books->columns[0].typed);
    assert_texts(books->columns[1].values, "PDF|no|7");
    assert_true(books->columns[1].separated);
    assert_text(books->columns[1].separator, " + ");
    assert_true(patterns_match(books->columns[1].pattern, STR("PDF")));
    assert_false(patterns_match(books->columns[1].pattern, STR("pdf")));
    assert_true(books->columns[2].typed);
    assert_int_equal(books->columns[2].type, COLUMN_QUANTITY);
    assert_false(books->columns[2].unique);
    assert_int_equal(books->columns[3].type, COLUMN_LINK);
    assert_true(books->columns[3].one);
    assert_texts(books->columns[3].hosts, "a.example|b.example/x");
    assert_text(books->columns[4].name, "Notes");
    assert_false(books->columns[4].required || books->columns[4].pattern);

    plain = books->next;
    assert_text(plain->name, "plain");
    assert_false(plain->marked);
    assert_int_equal(plain->order_by.len, 0);
    assert_int_equal(plain->match.count, 0);
    assert_null(plain->pinned);
    assert_null(plain->next);
    config_free(config);
}

static void each_type_has_its_word(void **state)
{
    static const char *const words[] = {
        "text", "name", "link", "quantity", "vocabulary", "date", "licence"};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct config *config;
        char source[64];

        snprintf(source, sizeof source,
                 "schemas: {a: {columns: {B: {type: %s}}}}", words[i]);
        config = load(source);
        assert_int_equal(config_schemas(config)->columns[0].type, i);
        config_free(config);
    }
}

static void without_schemas_there_are_none(void **state)
{
    static const char *const sources[] = {"", "schemas:\n", "schemas: {}\n"};

    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct config *config = load(sources[i]);

        assert_null(config_schemas(config));
        config_free(config);
    }
}

static void assert_error(const char *source, const char *expected)
{
    struct arena arena;
    struct str error = STR("");

    arena_init(&arena);
    scratch_write(".listlint.yml", source);
    assert_null(
        config_load(STR(".listlint.yml"), sample_rules, &arena, &error));
    assert_true(str_starts(error, STR(".listlint.yml:")));
    assert_string_equal(error.ptr + 14, expected);
    arena_release(&arena);
}

/* A schema with the column Link, then this one. */
#define COLUMN(text)                                                           \
    "schemas:\n a:\n  columns:\n   Link:\n   Name: {" text "}\n"

static void mistakes_are_named_with_their_place(void **state)
{
    static const char *const cases[][2] = {
        {"schemas: [a]", "1:10: schemas must be a mapping"},
        {"schemas: {a: }", "1:14: a has no \"columns\""},
        {"schemas: {a: {match: [B]}}", "1:14: a has no \"columns\""},
        {"schemas: {a: {columns: }}", "1:24: columns is empty"},
        {"schemas: {a: {columns: {}}}", "1:24: columns is empty"},
        {"schemas: {a: {columns: [B]}}", "1:24: columns must be a mapping"},
        {"schemas: {a: {colums: {B: }}}",
         "1:15: unknown key \"colums\"; did you mean \"columns\"?"},
        {"schemas: {a: {columns: {B: }, match: B}}",
         "1:38: match must be a list"},
        {"schemas: {a: {columns: {B: }, match: [[B]]}}",
         "1:39: an item of match must be text"},
        {"schemas: {a: {columns: {B: }, missing: [B]}}",
         "1:40: missing must be text"},
        {COLUMN("requird: true"),
         "5:11: unknown key \"requird\"; did you mean \"required\"?"},
        {COLUMN("required: maybe"),
         "5:21: required wants true, false, yes or no, "
         "not \"maybe\""},
        {COLUMN("one: schema"),
         "5:16: one wants true, false, yes or no, not \"schema\""},
        {COLUMN("unique: schemas"),
         "5:19: unique wants true, false, yes, no or schema, not \"schemas\"; "
         "did you mean schema?"},
        {COLUMN("unique: "),
         "5:19: unique wants true, false, yes, no or schema, not \"\""},
        {COLUMN("type: number"),
         "5:17: type wants text, name, link, quantity, vocabulary, date or "
         "licence, not \"number\""},
        {COLUMN("names: Lnk"),
         "5:18: unknown column \"Lnk\"; did you mean \"Link\"?"},
        {COLUMN("names: name"), "5:18: \"Name\" cannot name itself"},
        {COLUMN("values: [a], type: quantity"),
         "5:19: values need the type vocabulary, or none"},
        {COLUMN("values: a"), "5:19: values must be a list"},
        {COLUMN("pattern: '(b'"),
         "5:20: bad pattern at offset 2: missing closing parenthesis"},
        {COLUMN("hosts: ['https://a.example']"),
         "5:19: \"https://a.example\" is no host; write example.org or "
         "example.org/path"},
        {COLUMN("hosts: ['']"),
         "5:19: \"\" is no host; write example.org or example.org/path"},
        {"schemas: {a: {columns: {Li-Nk: , LINK: }}}",
         "1:34: \"LINK\" is the same column as \"Li-Nk\""},
        {"schemas: {a: {columns: {B: }, order: {}}}",
         "1:38: order has no \"by\""},
        {"schemas: {a: {order: {by: Link}, columns: {Likn: }}}",
         "1:27: unknown column \"Link\"; did you mean \"Likn\"?"},
        {"schemas: {a: {columns: {B: }, order: {by: B, pinned: '['}}}",
         "1:54: bad pattern at offset 1: missing terminating ] for character "
         "class"},
        {"schemas: {a: {columns: {B: {pattern: 'x'}}}, a: {}}",
         "1:46: repeated key \"a\", first in line 1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_error(cases[i][0], cases[i][1]);
}

static void there_are_bounds(void **state)
{
    struct buf source;

    (void)state;
    buf_init(&source);
    buf_add(&source, STR("schemas:\n"));
    for (int i = 0; i < 33; i++)
        buf_printf(&source, " a%d: {columns: {B: }}\n", i);
    assert_error(source.ptr, "34:2: more than 32 schemas");
    buf_clear(&source);
    buf_add(&source, STR("schemas:\n a:\n  columns:\n"));
    for (int i = 0; i < 65; i++)
        buf_printf(&source, "   c%d:\n", i);
    assert_error(source.ptr, "68:4: more than 64 columns");
    buf_clear(&source);
    buf_add(&source, STR("schemas:\n a:\n  columns:\n   B:\n    values:\n"));
    for (int i = 0; i < 513; i++)
        buf_printf(&source, "    - v%d\n", i);
    assert_error(source.ptr, "518:7: more than 512 values");
    buf_release(&source);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_key_is_taken_in),
        TEST(each_type_has_its_word),
        TEST(without_schemas_there_are_none),
        TEST(mistakes_are_named_with_their_place),
        TEST(there_are_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
