#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "reports/markdown_text.h"

struct sample {
    const char *text, *markdown;
};

static const struct sample texts[] = {
    {"row has 6 cells, the header has 7", "row has 6 cells, the header has 7"},
    {"a|b `c` <d> &amp;", "a&#124;b &#96;c&#96; &#60;d&#62; &#38;amp;"},
    {"a*b_c~d\\e[f](g)", "a&#42;b&#95;c&#126;d&#92;e&#91;f&#93;(g)"},
    {"# a", "&#35;<!-- --> a"},
    {"- a - b", "&#45; a - b"},
    {"+ a", "&#43; a"},
    {"1. a 2.", "&#49;. a 2."},
    {"=== a", "&#61;== a"},
    {"  a  b ", "&#32; a  b&#32;"},
    {" ", "&#32;"},
    {"it is @you", "it is &#64;<!-- -->you"},
    {"a@b.example", "a&#64;<!-- -->b.example"},
    {"see a/b#12", "see a/b&#35;<!-- -->12"},
    {"GH-1 is a-b 3-4", "GH-<!-- -->1 is a-b 3-4"},
    {"a :smile: b", "a :<!-- -->smile: b"},
    {"a: b", "a: b"},
    {"at https://a.example/", "at https:<!-- -->//a.example/"},
    {"at mailto:a", "at mailto:<!-- -->a"},
    {"in www.a.example", "in w<!-- -->ww.a.example"},
    {"in WWW.a.example", "in W<!-- -->WW.a.example"},
    {"www wwww. a", "www ww<!-- -->ww. a"},
    {"costs $x$", "costs &#36;<!-- -->x&#36;<!-- -->"},
    {"\xE4\xB8\xAD\xE6\x96\x87", "\xE4\xB8\xAD\xE6\x96\x87"},
    {"", ""},
};

static void test_text(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        buf_clear(&out);
        markdown_text(&out, str_from(texts[i].text));
        assert_int_equal(out.len, strlen(texts[i].markdown));
        assert_memory_equal(out.len ? out.ptr : "", texts[i].markdown, out.len);
    }
    buf_release(&out);
}

static const struct sample links[] = {
    {"https://a.example/b?c=1&d=2#e",
     "[https:<!-- -->//a.example/b?c=1&#38;d=2&#35;<!-- -->e]"
     "(https://a.example/b?c=1&amp;d=2#e)"},
    {"http://a.example/(b)|<c>\"'`\\",
     "[http:<!-- -->//a.example/(b)&#124;&#60;c&#62;\"'&#96;&#92;]"
     "(http://a.example/%28b%29%7C%3Cc%3E%22%27%60%5C)"},
    {"https://a.example/%41%zz$ ]",
     "[https:<!-- -->//a.example/%41%zz&#36;<!-- --> &#93;]"
     "(https://a.example/%41%25zz%24%20%5D)"},
    {"https://a.example/%4z%4", "[https:<!-- -->//a.example/%4z%4]"
                                "(https://a.example/%254z%254)"},
    {"https://a.example/\xC3\xA9",
     "[https:<!-- -->//a.example/\xC3\xA9](https://a.example/%C3%A9)"},
    {"javascript:alert(1)", "javascript:<!-- -->alert(1)"},
    {"data:text/html,x", "data:<!-- -->text/html,x"},
    {"//a.example/", "&#47;/a.example/"},
    {"LICENSE", "LICENSE"},
};

static void test_links(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        buf_clear(&out);
        markdown_link(&out, str_from(links[i].text));
        assert_string_equal(buf_str(&out).ptr, links[i].markdown);
    }
    buf_release(&out);
}

/* The end of a long address is not shown; one too long is no link. */
static void test_long_link(void **state)
{
    char url[3001] = "https://a.example/";
    struct buf out;

    (void)state;
    buf_init(&out);
    memset(url + 18, 'b', 82);
    markdown_link(&out, str_from(url));
    assert_memory_equal(out.ptr, "[https:<!-- -->//a.example/bbbb", 31);
    assert_non_null(strstr(out.ptr, "bbb…](https://a.example/bbb"));
    assert_int_equal(out.len, 1 + 80 + 8 + strlen("…](") + 100 + 1);
    memset(url + 18, 'b', 2982);
    buf_clear(&out);
    markdown_link(&out, str_from(url));
    assert_int_equal(out.len, 80 + 8 + strlen("…"));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_long_link),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
