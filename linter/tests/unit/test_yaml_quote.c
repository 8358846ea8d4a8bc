#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/yaml.h"
#include "text/buf.h"
#include "text/yaml_quote.h"

static void quotes_where_they_are_needed(void **state)
{
    static const char *const cases[][2] = {
        {"Link", "Link"},
        {"Name of it", "Name of it"},
        {"2 or 3", "2 or 3"},
        {"a.b/c-d_e (f) +", "a.b/c-d_e (f) +"},
        {"\xe6\x95\xb0\xe6\x8d\xae", "\xe6\x95\xb0\xe6\x8d\xae"},
        {"", "\"\""},
        {"-", "\"-\""},
        {", ", "\", \""},
        {"a ", "\"a \""},
        {"no", "\"no\""},
        {"NULL", "\"NULL\""},
        {"a: b", "\"a: b\""},
        {"#1", "\"#1\""},
        {"it's", "\"it's\""},
        {"[a]", "\"[a]\""},
        {"{a}", "\"{a}\""},
        {"*a", "\"*a\""},
        {"a\"b", "'a\"b'"},
        {"^a\\.b$", "'^a\\.b$'"},
        {"a\\'b", "\"a\\\\'b\""},
        {"a\tb\nc\x01", "\"a\\tb\\nc\\x01\""},
        {"\x1b[31m\"", "\"\\x1B[31m\\\"\""},
        {"a\xff"
         "b",
         "\"a\xef\xbf\xbd"
         "b\""},
        {"\xe2\x80\xae", "\"\\u202E\""},
        {"\xf3\xa0\x80\xa0", "\"\\U000E0020\""},
        {"\xc2\x85", "\"\\x85\""},
        {"##[error]", "\"\\x23\\x23[error]\""},
        {"::error::", "\"\\x3A\\x3Aerror\\x3A\\x3A\""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str quoted = yaml_quote(&arena, str_from(cases[i][0]));

        assert_int_equal(quoted.len, strlen(cases[i][1]));
        assert_memory_equal(quoted.ptr, cases[i][1], quoted.len);
    }
    arena_release(&arena);
}

/* As a key and as a value, in a block and in a flow. */
static void assert_read_back(struct arena *arena, struct str text)
{
    struct str quoted = yaml_quote(arena, text);
    struct str source = str_printf(arena, "%.*s: {%.*s: %.*s, other: [%.*s]}\n",
                                   STR_ARG(quoted), STR_ARG(quoted),
                                   STR_ARG(quoted), STR_ARG(quoted));
    struct yaml_error error = {0};
    const struct yaml *root = yaml_read(arena, source, &error);
    const struct yaml *inner;

    if (!root)
        fail_msg("%.*s: %.*s", STR_ARG(error.message), STR_ARG(source));
    inner = root->first->first;
    assert_true(str_eq(root->first->key->text, text));
    assert_true(str_eq(inner->key->text, text));
    assert_true(str_eq(inner->text, text));
    assert_false(inner->null);
    assert_true(str_eq(inner->next->first->text, text));
}

static void every_character_is_read_back(void **state)
{
    struct arena arena;

    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x101) {
        struct buf text;

        if (c >= 0xD800 && c < 0xE000)
            continue;
        arena_init(&arena);
        buf_init(&text);
        buf_add_code_point(&text, c);
        assert_read_back(&arena, buf_str(&text));
        buf_add_code_point(&text, 'x');
        buf_add_code_point(&text, c);
        assert_read_back(&arena, buf_str(&text));
        buf_release(&text);
        arena_release(&arena);
    }
}

static void hostile_texts_are_read_back(void **state)
{
    static const char *const texts[] = {
        "- a",   "? a",     "a:",   ": a",        "a # b",     "---", "...",
        "%YAML", "!!str a", "&a",   "|",          ">",         "'",   "\"",
        "\\",    "a\\\"'b", "\r\n", " a ",        "a\n\n b\n", "<<",  "~",
        "=",     "0x10",    "1e3",  "2024-01-01", "12:30:45",  "@a",  "`a`",
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_read_back(&arena, str_from(texts[i]));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_where_they_are_needed),
        cmocka_unit_test(every_character_is_read_back),
        cmocka_unit_test(hostile_texts_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
