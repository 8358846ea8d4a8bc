#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sample_page.h"
#include "text/buf.h"
#include "text/utf8.h"

static struct arena arena;

static void same(struct str seen, const char *wanted)
{
    if (!str_eq(seen, str_from(wanted)))
        print_error("%.*s\nwanted: %s\n", STR_ARG(seen), wanted);
    assert_true(str_eq(seen, str_from(wanted)));
}

struct title_row {
    const char *body, *title, *heading;
};

static const struct title_row titles[] = {
    {"", "", ""},
    {"plain", "", ""},
    {"<title>A</title>", "A", ""},
    {"<TITLE>\n A\t  B\r\n</TITLE><H1> C </H1>", "A B", "C"},
    {"<title>A &amp; B &lt;c&gt; &eacute;&#x4e2d;</title>", "A & B <c> é中",
     ""},
    {"<title></title><title>B</title>", "B", ""},
    {"<title>A</title><title>B</title>", "A", ""},
    {"<title>A</title><h1>B</h1><h1>C</h1>", "A", "B"},
    {"<h1><a href='x'><img src=y></a></h1><h1>C</h1>", "", "C"},
    {"<h1>A <em>b</em>c<br>d</h1>", "", "A bc d"},
    {"<h1>A<span>B</span></h1>", "", "AB"},
    {"<svg><title>Icon</title></svg><title>A</title>", "A", ""},
    {"<script>'<title>B</title>'</script><title>A</title>", "A", ""},
    {"<!-- <title>B</title> --><title>A</title>", "A", ""},
    {"<noscript><h1>B</h1></noscript><h1>A</h1>", "", "A"},
    {"<template><h1>B</h1></template><h1>A</h1>", "", "A"},
    {"<html><body></body></html><h1>A</h1>", "", "A"},
    {"<p>x</p><p>y</p><h1>A</h1>", "", "A"},
    {"<title>A", "A", ""},
    {"<h1>A", "", "A"},
    {"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'><head><title>A"
     "</title></head></html>",
     "A", ""},
    {"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
     "<title>A&x;</title>",
     "A&x;", ""},
};

static void test_titles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct page page = sample_page("https://example.com", titles[i].body);
        struct page_facts facts;

        page_read(&arena, &page, NULL, 0, &facts);
        same(facts.title, titles[i].title);
        same(facts.heading, titles[i].heading);
    }
}

struct charset_row {
    const char *type;
    struct str body;
    const char *title;
};

#define UTF16_LE "<\0t\0i\0t\0l\0e\0>\0-N<\0/\0t\0i\0t\0l\0e\0>\0"
#define TITLE_LE "<\0t\0i\0t\0l\0e\0>\0"
#define UTF16_BE "\0<\0t\0i\0t\0l\0e\0>\xD8\x3D\xDE\x00\0<\0/\0t"

static const struct charset_row charset_rows[] = {
    {"text/html", STR_INIT("<title>\xC3\xA9</title>"), "é"},
    {"text/html", STR_INIT("<title>\xE9</title>"), "é"},
    {"text/html", STR_INIT("<title>\x93\xE9\x94</title>"), "“é”"},
    {"text/html; charset=iso-8859-1", STR_INIT("<title>\x80\xE9</title>"),
     "€é"},
    {"text/html;charset=\"Windows-1251\"", STR_INIT("<title>\xC4\xE0</title>"),
     "Да"},
    {"text/html; Charset = gb2312", STR_INIT("<title>\xD6\xD0</title>"), "中"},
    {"text/html; charset=gb2312", STR_INIT("<title>中</title>"), "中"},
    {"text/html", STR_INIT("<meta=1 charset=gbk><title>\xD6\xD0</title>"),
     "中"},
    {"text/html", STR_INIT("<meta charset=gbk><title>\xD6\xD0</title>"), "中"},
    {"text/html",
     STR_INIT("<meta http-equiv=Content-Type content='text/html; "
              "charset=Shift_JIS'><title>\x93\xFA\x96{</title>"),
     "日本"},
    {"text/html; charset='gbk'", STR_INIT("<title>\xD6\xD0</title>"), "中"},
    {"text/html; a=b; charset=gbk", STR_INIT("<title>\xD6\xD0</title>"), "中"},
    {"text/html; char_set=x; charset=gbk", STR_INIT("<title>\xD6\xD0</title>"),
     "中"},
    {"text/html; charset=ms_kanji", STR_INIT("<title>\x93\xFA</title>"), "日"},
    {"text/html; charset=iso_8859-1:1987", STR_INIT("<title>\xE9</title>"), ""},
    {"text/html; charset=windows.1252", STR_INIT("<title>\xE9</title>"), ""},
    {"text/html; charset=hz-gb-2312", STR_INIT("<title>a</title>"), ""},
    {"text/html; charset=euc-kr", STR_INIT("<title>\xC7\xD1</title>"), "한"},
    {"text/html; charset=big5", STR_INIT("<title>\xA4\xA4</title>"), "中"},
    {"text/html; charset=utf-8", STR_INIT("<title>a\xE9z</title>"),
     "a\xEF\xBF\xBDz"},
    {"text/html; charset=iso-2022-jp", STR_INIT("<title>a</title>"), ""},
    {"text/html; charset=no-such", STR_INIT("<title>a</title>"), "a"},
    {"text/html; charset=no-such", STR_INIT("<title>\xE9</title>"), ""},
    {"text/html; charset=", STR_INIT("<title>\xE9</title>"), "é"},
    {"text/html; charset=utf-16//IGNORE", STR_INIT("<title>a</title>"), ""},
    {"text/html", STR_INIT("<meta charset=utf-16><title>é</title>"), "é"},
    {"text/html", STR_INIT("\xEF\xBB\xBF<title>é</title>"), "é"},
    {"text/html", STR_INIT("\xFF\xFE" UTF16_LE), "中"},
    {"text/html; charset=utf-16", STR_INIT("<\0t\0i\0t\0l\0e\0>\0a\0"), "a"},
    {"text/html", STR_INIT("\xFE\xFF" UTF16_BE), "😀"},
    {"text/html; charset=unicode", STR_INIT(TITLE_LE "a\0"), "a"},
    {"text/html; charset=utf-16be", STR_INIT("\0<\0t\0i\0t\0l\0e\0>\0a"), "a"},
    {"text/html; charset=utf-16", STR_INIT(TITLE_LE "\x21\xFF"), "Ａ"},
    {"text/html; charset=utf-16", STR_INIT(TITLE_LE "a\0b"), "a\xEF\xBF\xBD"},
    {"text/html; charset=utf-16",
     STR_INIT(TITLE_LE "\x3D\xD8"
                       "a\0"),
     "\xEF\xBF\xBD"
     "a"},
    {"text/html; charset=utf-16", STR_INIT(TITLE_LE "\x3D\xD8\x21\xFF"),
     "\xEF\xBF\xBDＡ"},
    {"text/html; charset=utf-16",
     STR_INIT(TITLE_LE "\0\xDE"
                       "a\0"),
     "\xEF\xBF\xBD"
     "a"},
    {"text/html; charset=utf-16", STR_INIT(TITLE_LE "\x3D\xD8"),
     "\xEF\xBF\xBD"},
    {"text/html", STR_INIT("<title>a\0b</title>"),
     "a\xEF\xBF\xBD"
     "b"},
    {"text/html", STR_INIT("<title>caf\xC3"), "caf\xEF\xBF\xBD"},
    {"application/xhtml+xml", STR_INIT("<title>a</title>"), "a"},
    {"TEXT/HTML ;x", STR_INIT("<title>a</title>"), "a"},
    {"application/pdf", STR_INIT("<title>a</title>"), ""},
    {"text/plain", STR_INIT("<title>a</title>"), ""},
    {"", STR_INIT("<title>a</title>"), ""},
};

static void test_charsets(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof charset_rows / sizeof *charset_rows; i++) {
        struct page page = {.url = STR("https://example.com"),
                            .content_type = str_from(charset_rows[i].type),
                            .body = charset_rows[i].body,
                            .whole = true};
        struct page_facts facts;

        page_read(&arena, &page, NULL, 0, &facts);
        same(facts.title, charset_rows[i].title);
    }
}

static void test_long_title(void **state)
{
    struct page page = sample_page("https://example.com", "");
    struct page_facts facts;
    struct buf body;

    (void)state;
    buf_init(&body);
    buf_add(&body, STR("<title>a"));
    for (size_t i = 0; i < 1000; i++)
        buf_add(&body, STR("é"));
    page.body = buf_str(&body);
    page_read(&arena, &page, NULL, 0, &facts);
    assert_int_equal(facts.title.len, 299);
    assert_int_equal(utf8_invalid(facts.title, 0), 299);
    buf_release(&body);
}

/* Bytes that come again and again, between others. */
struct bomb {
    const char *front, *again;
    size_t times;
    const char *back;
    bool missing; /* the page is judged all the same */
};

enum { MIB = 1024 * 1024 };

static const struct bomb bombs[] = {
    {"", "<div>", 100000, "", false},
    {"", "<b>", 100000, "</i></i></i></i>", false},
    {"<p>", "<x y=z>", 100000, "", false},
    {"<p title='", "a", MIB, "'>a</p>", true},
    {"<p title='", "a ", MIB, "", false},
    {"<p ", "a1 ", MIB, ">", false},
    {"<p ", "a=\"\"b=''", MIB / 8, ">", false},
    {"<!--", "-", MIB, "", true},
    {"<!--", "<!--", MIB / 4, "", true},
    {"<script>", "</", MIB / 2, "", false},
    {"", "&", MIB, "", true},
    {"", "&lt", MIB / 4, "", true},
    {"&#", "9", MIB, ";", true},
    {"", "<", MIB, "", true},
    {"", "</p>", MIB / 4, "", true},
    {"", "<br>", MIB / 4, "", true},
    {"<h1>", "<h1>", 100000, "", false},
    {"<", "a", MIB, ">", true},
    {"", "\\u", MIB / 2, "", true},
    {"", "\"'", MIB / 2, "", true},
    {"<!DOCTYPE ", "[<!ENTITY a '&a;&a;'>", 10000, "]>", true},
    {"<?", "x", MIB, "", true},
    /* No bombs, but long. */
    {"", "<p>It's <a href='x'>y</a> &amp; <b id=\"q\">z</b></p>\n", 20000, "",
     true},
    {"<script type='text/json'>", "{\"a\": \"b c d\"}, ", 50000, "</script><p>",
     true},
    {"<p data-x='", "{&quot;a&quot;:&quot;b c d&quot;},", 5000, "'><p>", true},
    {"<title>", " ", MIB, "</title>", true},
};

static void test_bombs(void **state)
{
    const struct str wanted = STR("wanted");

    (void)state;
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        struct page page = sample_page("https://example.com/", "");
        struct arena own;
        struct page_facts facts;
        struct buf body;

        buf_init(&body);
        arena_init(&own);
        buf_add(&body, str_from(bombs[i].front));
        for (size_t n = 0; n < bombs[i].times; n++)
            buf_add(&body, str_from(bombs[i].again));
        buf_add(&body, str_from(bombs[i].back));
        page.body = buf_str(&body);
        page_read(&own, &page, &wanted, 1, &facts);
        if (facts.nmissing != bombs[i].missing)
            print_error("bomb %zu: %s\n", i, bombs[i].again);
        assert_int_equal(facts.nmissing, bombs[i].missing);
        assert_false(facts.not_found || facts.parked);
        arena_release(&own);
        buf_release(&body);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    return *seed = *seed * 1664525u + 1013904223u;
}

static const char *const pieces[] = {
    "<div id=a>", "</div>",  "<script>",   "</script>", "<title>", "</title>",
    "<h1>",       "</h1>",   "<!--",       "-->",       "<a name", "='",
    "\"",         "&amp",    "&#x",        "<![CDATA[", "]]>",     "<?",
    "<!DOCTYPE",  "<svg>",   "</html>",    "\xE4\xB8",  "\xFF",    "404",
    "not found ", "\\u00e9", "<noscript>", "<p",        ">",       "/",
};

/* Whatever comes: no crash, valid text out. */
static void test_noise(void **state)
{
    const struct str wanted[] = {STR("a"), STR("%FF"), STR("é")};
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < 2000; round++) {
        struct page page = sample_page("https://github.com/a/b", "");
        struct page_facts facts;
        struct buf body;

        buf_init(&body);
        while (body.len < 1000) {
            uint32_t pick = next_random(&seed) >> 8;

            if (pick % 4 == 0)
                buf_add_char(&body, (char)(pick >> 4));
            else
                buf_add(&body, str_from(pieces[(pick >> 4) % 30]));
        }
        page.body = buf_str(&body);
        page_read(&arena, &page, wanted, 3, &facts);
        assert_int_equal(utf8_invalid(facts.title, 0), facts.title.len);
        assert_int_equal(utf8_invalid(facts.heading, 0), facts.heading.len);
        buf_release(&body);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),     cmocka_unit_test(test_charsets),
        cmocka_unit_test(test_long_title), cmocka_unit_test(test_bombs),
        cmocka_unit_test(test_noise),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
