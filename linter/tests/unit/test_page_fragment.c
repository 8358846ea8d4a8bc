#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "sample_page.h"
#include "web/page_fragment.h"

static struct arena arena;

struct row {
    const char *fragment, *body;
    bool missing;
};

#define HEADINGS "<h2 id=one>A</h2><h2 id='Two'>B</h2><h2 id=\"th-ree\">C</h2>"

static const struct row rows[] = {
    {"one", HEADINGS, false},
    {"two", HEADINGS, false}, /* told apart by browsers, not by GitHub */
    {"Two", HEADINGS, false},
    {"th%2Dree", HEADINGS, false},
    {"th-ree", HEADINGS, false},
    {"user-content-one", HEADINGS, false},
    {"one:~:text=a", HEADINGS, false},
    {"four:~:text=a", HEADINGS, true},
    {":~:text=a,b", HEADINGS, false},
    {"four", HEADINGS, true},
    {"on", HEADINGS, true},
    {"", HEADINGS, false},
    {"top", HEADINGS, false},
    {"TOP", HEADINGS, false},
    {"four", "<a name=four>", false},
    {"four", "<p name=four>", false},
    {"four", "<p title='a four b'>four</p>", true},
    {"four", "<p id='user-content-four'>", false},
    {"four", "<p id=f&#111;ur>", false},
    {"f.our(a,b)", "<p id='f.our(a,b)'>", false},
    {"f.our(a,b)", "<p id='f.our(a)'>", true},
    {"é", "<p id=é>", false},
    {"%C3%A9", "<p id=é>", false},
    {"%C3%A9", "<p id='%C3%A9'>", false},
    {"%C3%A9", "<p id=&eacute;>", false},
    {"%C3%A9", "<p id=e>", true},
    {"ДА", "<p id=да>", false},
    {"%FF%FE", "<p>", true},
    {"four%", "<p id='four%'>", false},
    {"four%4", "<p id='four%4'>", false},
    {"four%zz", "<p id='four%zz'>", false},
    {"four%4z", "<p id=four>", true},
    {"four", "<script>x={\"id\":\"four\"}</script>", false},
    {"four", "<i data-x='{&quot;id&quot;:&quot;four&quot;}'>", false},
    {"four", "<i data-x='{\\\"id\\\":\\\"four\\\"}'>", false},
    {"four", "<i data-x='id=\\u0022four\\u0022'>", false},
    {"four", "<i data-x='id=\\\\u0022four\\\\u0022'>", false},
    {"%E4%B8%AD", "<i data-x='\"\\u4E2d\"'>", false},
    {"four", "<i data-x='\"\\udc00four\"'>", true},
    {"four", "<i data-x='\"\\ud83d\\u0066our\"'>", false},
    {"%EE%80%80", "<i data-x='\"\\ue000\"'>", false},
    {"%EE%80%80", "<i data-x='\"\\ud83d\\ue000\"'>", false},
    {"a/b", "", false},
    {"a?b", "", false},
    {"item-12345", "", false},
    {"item-1234", "", true},
    {"%F0%9F%98%80", "<i data-x='\"\\ud83d\\ude00\"'>", false},
    {"four", "<a href='#four'>", false}, /* who knows what scripts make of it */
    {"four", "<a href=#four>", false},
    {"four", "<a href='x#four'>", true},
    {"four", "<a href='#four'></a><b id=user-content-x>", true},
    {"four", "<b id=user-content-x></b>\"user-content-four\"", false},
    {"!four", "", false},
    {"!/four", "", false},
    {"/four", "", false},
    {"page=3", "", false},
    {"a&b", "", false},
    {"a b", "", false},
    {"a%20b", "", false},
    {"gid=0", "", false},
    {"slide=id.p", "", false},
    {"heading=h.abc", "", false},
    {"L10", "", false},
    {"L10-L20", "", false},
    {"L10-20", "", false},
    {"L10C2-L20C3", "", false},
    {"L10x", "", true},
    {"Lx", "", true},
    {"12345", "", false},
    {"12345x", "", true},
    {"issuecomment-12", "", false},
    {"discussion_r12", "", false},
    {"diff-0a1b", "", false},
    {"0123456789abcdef0123456789abcdef", "", false},
    {"0123456789abcde", "", true},
    {"readme", "", false},
    {"ReadMe", "", false},
    {"readme-file", "", true},
    {"four", "<app-root></app-root>" WORDS_400, false},
    {"four", "<div ng-app>" WORDS_400, false},
    {"four", "<a href='#/a'>" WORDS_400, false},
    {"four", "<a href='#!'>" WORDS_400, true},
    {"four", "<meta http-equiv=Refresh content='0;url=x'>", false},
    {"four", "<input type=password>" WORDS_400, false},
    {"four", "<frameset><frame src=x></frameset>", false},
    {"four", "<script src=x></script>", false},
    {"four", "<script src=x></script>" WORDS_400, false},
    {"four", "<script src=x></script>" WORDS_400 HEADINGS, true},
    {"four", "<script src=x></script>" WORDS_10 HEADINGS, false},
    {"four", "<script type='application/ld+json'></script>" WORDS_10, true},
    {"four", "<div id=root></div>" WORDS_100 HEADINGS, false},
    {"four", "<div id=root></div>" WORDS_400 HEADINGS, true},
    {"four", "<div id=__next></div>", false},
    {"four", "<noscript>Please enable JavaScript</noscript>" WORDS_100, false},
    {"four", "<meta property='og:site_name' content='GitLab'>" WORDS_400,
     false},
};

static void test_fragments(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str wanted = str_from(rows[i].fragment);
        struct page page = sample_page("https://example.com/", rows[i].body);
        struct page_facts facts;

        page_read(&arena, &page, &wanted, 1, &facts);
        if (facts.nmissing != rows[i].missing)
            print_error("#%s in %s\n", rows[i].fragment, rows[i].body);
        assert_int_equal(facts.nmissing, rows[i].missing);
        assert_false(facts.scripted && facts.nmissing);
        page.whole = false;
        page_read(&arena, &page, &wanted, 1, &facts);
        assert_int_equal(facts.nmissing, 0);
    }
}

/* Of a link whose fragment or of a page whose id is too long nothing is said;
   what is short is found beside. */
static void test_long_names(void **state)
{
    static char name[1000], body[2000];
    static const struct {
        size_t len;
        bool missing;
    } lengths[] = {{FRAGMENT_MAX, true},
                   {FRAGMENT_MAX + 1, false},
                   {3 * FRAGMENT_MAX, false},
                   {3 * FRAGMENT_MAX + 1, false}};
    struct page page = sample_page("https://example.com/", "<p id=a>");
    struct page_facts facts;

    (void)state;
    memset(name, 'x', sizeof name - 1);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct str wanted = {name, lengths[i].len};

        page_read(&arena, &page, &wanted, 1, &facts);
        assert_int_equal(facts.nmissing, lengths[i].missing);
    }
    snprintf(body, sizeof body, "<p id=%s><p id=a>", name);
    page.body = str_from(body);
    page_read(&arena, &page, (const struct str[]){STR("a"), STR("b")}, 2,
              &facts);
    assert_int_equal(facts.nmissing, 1);
    assert_true(str_eq(facts.missing[0], STR("b")));
}

static void test_judged(void **state)
{
    static const struct {
        const char *fragment;
        bool judged;
    } names[] = {
        {"usage", true},
        {"user-content-usage", true},
        {"USER-CONTENT-Usage", true},
        {"user-content-top", false},
        {"user-content-", false},
        {"user-content-L12", false},
        {"top", false},
        {"a=b", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (page_fragment_judged(str_from(names[i].fragment)) !=
            names[i].judged)
            fail_msg("#%s", names[i].fragment);
}

static void test_several(void **state)
{
    const struct str wanted[] = {STR("a"), STR("b"), STR("B"),
                                 STR("c"), STR("a"), STR("top")};
    struct page page = sample_page("https://example.com/", "<p id=b>");
    struct page_facts facts;

    (void)state;
    page_read(&arena, &page, wanted, 6, &facts);
    assert_int_equal(facts.nmissing, 3);
    assert_ptr_equal(facts.missing[0].ptr, wanted[0].ptr);
    assert_ptr_equal(facts.missing[1].ptr, wanted[3].ptr);
    assert_ptr_equal(facts.missing[2].ptr, wanted[4].ptr);
}

/* On GitHub, only a page that came with its text is judged. */
static void test_github(void **state)
{
    const struct str wanted = STR("four");
    struct page page = sample_page("https://github.com/a/b", HEADINGS);
    struct page_facts facts;

    (void)state;
    page_read(&arena, &page, &wanted, 1, &facts);
    assert_true(facts.scripted);
    assert_int_equal(facts.nmissing, 0);
    page.url = STR("https://example.com");
    page.body = STR("<meta content=GitHub>" HEADINGS);
    page_read(&arena, &page, &wanted, 1, &facts);
    assert_true(facts.scripted);
    page.url = STR("https://github.com/a/b");
    page.body = STR("<p id='user-content-a'><a href='#four'>");
    page_read(&arena, &page, &wanted, 1, &facts);
    assert_false(facts.scripted);
    assert_int_equal(facts.nmissing, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fragments), cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_judged),    cmocka_unit_test(test_several),
        cmocka_unit_test(test_github),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
