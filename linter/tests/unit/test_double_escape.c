#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/double_escape.h"

/* Reads the entity at the first ampersand. */
static bool read_first(const char *text, struct double_entity *found)
{
    struct str s = str_from(text);

    return double_entity_read(s, str_find_char(s, '&', 0), found);
}

static void test_entities(void **state)
{
    static const struct {
        const char *text, *meant;
        size_t end;
    } cases[] = {
        {"&amp;amp;", "amp;", 9},          {"&amp;amp;amp; x", "amp;", 13},
        {"&amp;#39;s", "#39;", 9},         {"&amp;amp;#39;s", "#39;", 13},
        {"&amp;#x1F600;", "#x1F600;", 13}, {"&amp;lt;b", "lt;", 8},
        {"&amp;nbsp;", "nbsp;", 10},
    };
    static const char *const none[] = {
        "&amp;",     "&amp; amp;",     "&amp;amp",  "&lt;",
        "&amp;b=2",  "&amp;copy=2",    "&amp;#;",   "&amp;#12345678;",
        "&amp;#39",  "&amp;#x;",       "&amp;foo;", "&",
        "&amp;#xg;", "&amp;#x123456a",
    };
    struct double_entity found;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_first(cases[i].text, &found));
        assert_int_equal(found.start, 0);
        assert_int_equal(found.end, cases[i].end);
        assert_true(str_eq(found.meant, str_from(cases[i].meant)));
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (read_first(none[i], &found))
            fail_msg("%s", none[i]);
}

static void test_woven(void **state)
{
    static const char *const woven[] = {
        "Q&amp;amp;A",     "don&amp;#39;t", "R &amp;amp; D",
        "&amp;quot;Hello", "é&amp;lt;",     " &amp;nbsp; ",
    };
    static const char *const apart[] = {
        "&amp;amp;",    "is &amp;lt; or", "(&amp;amp;)",
        "a &amp;amp; ", "&amp;amp; a",    "\"&amp;quot;\"",
    };
    struct double_entity found;

    (void)state;
    for (size_t i = 0; i < sizeof woven / sizeof *woven; i++)
        if (!read_first(woven[i], &found) || !found.woven)
            fail_msg("%s", woven[i]);
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (!read_first(apart[i], &found) || found.woven)
            fail_msg("%s", apart[i]);
}

static bool is_subject(const char *text, const char *entity)
{
    struct double_entity found;

    assert_true(read_first(entity, &found));
    return double_entity_is_subject(str_from(text), &found);
}

static void test_subject(void **state)
{
    (void)state;
    assert_true(is_subject("Escaping in shells", "&amp;amp;"));
    assert_true(is_subject("the ampersand is one", "&amp;amp;"));
    assert_true(is_subject("x <code>y</code>", "&amp;amp;"));
    assert_true(is_subject("HTML 5", "&amp;lt;"));
    assert_false(is_subject("HTML & CSS", "&amp;amp;"));
    assert_false(is_subject("Landscapes", "&amp;amp;"));
    assert_false(is_subject("", "&amp;lt;"));
}

static void assert_page(const char *address, const char *page, size_t at)
{
    struct str found = double_percent_page(str_from(address));

    assert_true(str_eq(found, str_from(page)));
    if (found.len)
        assert_int_equal(double_percent_find(found, 0), at);
}

static void test_percent(void **state)
{
    (void)state;
    assert_page("https://en.wikipedia.org/wiki/C%252B%252B", "C%252B%252B", 1);
    assert_page("https://a.fandom.com/ru/wiki/%25D0%259C?x=%2520", "%25D0%259C",
                0);
    assert_page("https://en.wikipedia.org/wiki/100%25", "100%25", STR_NONE);
    assert_page("https://en.wikipedia.org/wiki/100%25_a", "100%25_a", STR_NONE);
    assert_page("https://en.wikipedia.org/wiki/C%2B%2B", "", 0);
    assert_page("https://en.wikipedia.org/w/x?title=C%252B", "", 0);
    assert_page("https://example.org/wiki/C%252B", "", 0);
    assert_page("https://www.mediafire.com/file/a_%25281%2529.zip", "", 0);
    assert_page("/wiki/C%252B", "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_woven),
        cmocka_unit_test(test_subject),
        cmocka_unit_test(test_percent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
