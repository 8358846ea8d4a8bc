#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "text/alloc.h"
#include "text/url.h"

struct pair {
    const char *from, *to;
};

static const struct pair normals[] = {
    {"http://example.org", "http://example.org/"},
    {"HTTP://Example.ORG/Path", "http://example.org/Path"},
    {"https://example.org:443/", "https://example.org/"},
    {"http://example.org:080/", "http://example.org/"},
    {"http://example.org:/", "http://example.org/"},
    {"https://example.org:80/", "https://example.org:80/"},
    {"http://example.org/a#top", "http://example.org/a"},
    {"http://example.org?q", "http://example.org/?q"},
    {"http://example.org/?", "http://example.org/?"},
    {"http://example.org/?a=1#?b", "http://example.org/?a=1"},
    {"http://example.org/a/./b/../c", "http://example.org/a/c"},
    {"http://example.org/../../a", "http://example.org/a"},
    {"http://example.org/a/..", "http://example.org/"},
    {"http://example.org/a/.", "http://example.org/a/"},
    {"http://example.org/a//b/", "http://example.org/a//b/"},
    {"http://example.org/...", "http://example.org/..."},
    {"http://example.org/a b|c^{d}", "http://example.org/a%20b%7Cc%5E%7Bd%7D"},
    {"http://example.org/<x>\"", "http://example.org/%3Cx%3E%22"},
    {"http://example.org/%zz%2f", "http://example.org/%zz%2f"},
    {"http://example.org/\xc3\xa9", "http://example.org/%C3%A9"},
    {"http://example.org/\xff", "http://example.org/%FF"},
    {"http://example.org/?q=\xe4\xb8\xad x",
     "http://example.org/?q=%E4%B8%AD%20x"},
    {"http://example.org/a?b=../c", "http://example.org/a?b=../c"},
    {"http://b\xc3\xbc"
     "cher.example/",
     "http://xn--bcher-kva.example/"},
    {"http://\xe4\xb8\xad\xe6\x96\x87.example/", "http://xn--fiq228c.example/"},
    {"http://fa\xc3\x9f.example/", "http://xn--fa-hia.example/"},
    {"http://example\xe3\x80\x82org/", "http://example.org/"},
    {"http://\xef\xbc\xa5xample.org/", "http://example.org/"},
    {"http://ex%61mple.org/", "http://example.org/"},
    {"http://under_score.example.org/", "http://under_score.example.org/"},
    {"http://example.org./", "http://example.org./"},
    {"http://127\xe3\x80\x82"
     "0\xef\xbc\x8e"
     "0\xef\xbd\xa1"
     "1/",
     "http://127.0.0.1/"},
    {"http://2130706433/", "http://127.0.0.1/"},
    {"http://0x7f.1/", "http://127.0.0.1/"},
    {"http://0177.0.0.01/", "http://127.0.0.1/"},
    {"http://127.1./", "http://127.0.0.1/"},
    {"http://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.1/", "http://127.0.0.1/"},
    {"http://[::FFFF:127.0.0.1]:8080/", "http://[::ffff:127.0.0.1]:8080/"},
    {"http://[2001:DB8:0:0::1]/", "http://[2001:db8::1]/"},
    {"http://u:p@example.org/", "http://u:p@example.org/"},
    {"http://a@b@example.org/", "http://a%40b@example.org/"},
    {"http://evil.org\\@127.0.0.1/", "http://evil.org%5C@127.0.0.1/"},
    {"mailto:a@b.org", ""},
    {"ftp://example.org/", ""},
    {"/path", ""},
    {"#top", ""},
    {"", ""},
    {"http:example.org", ""},
    {"http:///path", ""},
    {"http://", ""},
    {"http://ex ample.org/", ""},
    {"http://ex<ample.org/", ""},
    {"http://a..b/", ""},
    {"http://.a/", ""},
    {"http://a%00b.org/", ""},
    {"http://[::1/", ""},
    {"http://[fe80::1%25eth0]/", ""},
    {"http://example.org:99999/", ""},
    {"http://example.org:8a/", ""},
    {"http://example.org:0/", ""},
    {"http://256.1.1.1/", ""},
    {"http://1.2.3.08/", ""},
    {"http://4294967296/", ""},
    {"https\xef\xbc\x9a//example.org/", ""},
};

static struct arena arena;

static void check(struct str found, const char *expected, const char *from)
{
    if (!str_eq(found, str_from(expected)))
        fail_msg("%s: %.*s, not %s", from, STR_ARG(found), expected);
}

static void test_normal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof normals / sizeof *normals; i++) {
        struct str once = url_normal(&arena, str_from(normals[i].from));

        check(once, normals[i].to, normals[i].from);
        check(url_normal(&arena, once), normals[i].to, normals[i].from);
    }
}

/* The examples of RFC 3986, 5.4.1 and 5.4.2. */
static const struct pair references[] = {
    {"g:h", "g:h"},
    {"g", "http://a/b/c/g"},
    {"./g", "http://a/b/c/g"},
    {"g/", "http://a/b/c/g/"},
    {"/g", "http://a/g"},
    {"//g", "http://g"},
    {"?y", "http://a/b/c/d;p?y"},
    {"g?y", "http://a/b/c/g?y"},
    {"#s", "http://a/b/c/d;p?q#s"},
    {"g#s", "http://a/b/c/g#s"},
    {"g?y#s", "http://a/b/c/g?y#s"},
    {";x", "http://a/b/c/;x"},
    {"g;x", "http://a/b/c/g;x"},
    {"g;x?y#s", "http://a/b/c/g;x?y#s"},
    {"", "http://a/b/c/d;p?q"},
    {".", "http://a/b/c/"},
    {"./", "http://a/b/c/"},
    {"..", "http://a/b/"},
    {"../", "http://a/b/"},
    {"../g", "http://a/b/g"},
    {"../..", "http://a/"},
    {"../../", "http://a/"},
    {"../../g", "http://a/g"},
    {"../../../g", "http://a/g"},
    {"/./g", "http://a/g"},
    {"/../g", "http://a/g"},
    {"g.", "http://a/b/c/g."},
    {".g", "http://a/b/c/.g"},
    {"./../g", "http://a/b/g"},
    {"./g/.", "http://a/b/c/g/"},
    {"g/./h", "http://a/b/c/g/h"},
    {"g/../h", "http://a/b/c/h"},
    {"g;x=1/../y", "http://a/b/c/y"},
    {"g?y/./x", "http://a/b/c/g?y/./x"},
    {"g#s/../x", "http://a/b/c/g#s/../x"},
};

static void test_resolve(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        check(url_resolve(&arena, STR("http://a/b/c/d;p?q"),
                          str_from(references[i].from)),
              references[i].to, references[i].from);
    check(url_resolve(&arena, STR("http://a"), STR("b")), "http://a/b", "b");
    check(url_resolve(&arena, STR("file:/a/b"), STR("../c/./d")), "file:/c/d",
          "no authority");
    check(url_resolve(&arena, STR("mailto:a"), STR("b")), "mailto:b",
          "no path");
    check(url_resolve(&arena, STR("mailto:"), STR("b/../c")), "mailto:b/../c",
          "no root");
}

/* The parts of an address whose front needs no second look. */
static void test_split_plain(void **state)
{
    struct url url;

    (void)state;
    assert_true(url_split(STR("https://a-b.C_d/p?q=http://x/?#f#?"), &url));
    check(url.scheme, "https", "scheme");
    check(url.user, "", "user");
    check(url.host, "a-b.C_d", "host");
    check(url.port, "", "port");
    check(url.path, "/p", "path");
    check(url.query, "q=http://x/?", "query");
    check(url.fragment, "f#?", "fragment");
    assert_true(url_split(STR("http://a"), &url));
    check(url.host, "a", "host");
    check(url.path, "", "path");
    assert_true(url_split(STR("http:///p"), &url));
    assert_true(url.has_authority);
    check(url.host, "", "host");
    check(url.path, "/p", "path");
}

static void test_plain_host(void **state)
{
    (void)state;
    check(url_plain_host(STR("https://a.b/c")), "a.b", "a path");
    check(url_plain_host(STR("http://a.b")), "a.b", "nothing");
    check(url_plain_host(STR("https://A.b/c")), "", "a capital");
    check(url_plain_host(STR("https://a.b:80/c")), "", "a port");
    check(url_plain_host(STR("https://u@a.b/c")), "", "a user");
    check(url_plain_host(STR("https://a.b?c")), "", "a query");
    check(url_plain_host(STR("https://127.0.0.1/c")), "", "a number");
    check(url_plain_host(STR("https:///c")), "", "no host");
    check(url_plain_host(STR("ftp://a.b/c")), "", "another scheme");
    check(url_plain_host(STR("/c")), "", "a path alone");
}

static void test_is_normal(void **state)
{
    (void)state;
    assert_true(url_is_normal(STR("https://a.b/c.d/?e=f.g/h")));
    assert_false(url_is_normal(STR("https://a.b")));
    assert_false(url_is_normal(STR("https://a.b/./c")));
    assert_false(url_is_normal(STR("https://a.b/c d")));
    assert_false(url_is_normal(STR("https://a.b/c?d|e")));
    assert_false(url_is_normal(STR("https://a.b/\xc3\xa9")));
    assert_false(url_is_normal(STR("a/b")));
}

static void test_scheme(void **state)
{
    (void)state;
    assert_true(url_has_scheme(STR("https://a")));
    assert_true(url_has_scheme(STR("a+b-c.d:")));
    assert_false(url_has_scheme(STR("//a")));
    assert_false(url_has_scheme(STR("1a:b")));
    assert_false(url_has_scheme(STR(":a")));
    assert_false(url_has_scheme(STR("a/b:c")));
    assert_false(url_has_scheme(STR("")));
}

static void test_split(void **state)
{
    struct url url;

    (void)state;
    assert_true(url_split(STR("http://u:p@[::1]:80/p/a?q=1?2#f#g"), &url));
    check(url.scheme, "http", "scheme");
    check(url.user, "u:p", "user");
    check(url.host, "::1", "host");
    check(url.port, "80", "port");
    check(url.path, "/p/a", "path");
    check(url.query, "q=1?2", "query");
    check(url.fragment, "f#g", "fragment");
    assert_true(url_split(STR("mailto:a@b.org"), &url));
    assert_false(url.has_authority);
    check(url.path, "a@b.org", "path");
    assert_false(url_split(STR("docs/a.md"), &url));
    assert_false(url_split(STR("1a:b"), &url));
    assert_false(url_split(STR("a_b:c"), &url));
    assert_true(url_split(STR("a1+b-c.d:e"), &url));
    check(url.scheme, "a1+b-c.d", "scheme");
    assert_true(url_is_web(STR("HtTpS://x")));
    assert_false(url_is_web(STR("https:x")));
    assert_true(url_is_web(STR("https://x/@y")));
    assert_false(url_is_web(STR("https://x@/y")));
    assert_false(url_is_web(STR("https://x@:80")));
    assert_false(url_is_web(STR("https:///x")));
    assert_false(url_is_web(STR("ftp://x")));
}

static void test_site(void **state)
{
    (void)state;
    check(url_site(&arena, STR("https://WWW.Example.org:8/a")), "example.org",
          "www");
    check(url_site(&arena, STR("docs/a.md")), "", "path");
    check(url_site(&arena, STR("mailto:a")), "", "no host");
    check(url_site(&arena, STR("http://WWW.A b/")), "a b", "no name");
}

/* Long hostile input takes time in proportion: this would run for minutes. */
static void test_long(void **state)
{
    const char *const pieces[] = {"/..", "/a/..", "%41", "?&", "a@", "/.git"};
    enum { REPEAT = 300000 };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]), at = 16;
        char *text = mem_alloc(at + len * REPEAT);
        struct arena own;

        arena_init(&own);
        memcpy(text, "http://e.org/xyz", at);
        for (int n = 0; n < REPEAT; n++, at += len)
            memcpy(text + at, pieces[i], len);
        assert_true(url_normal(&own, (struct str){text, at}).len > 0);
        arena_release(&own);
        mem_free(text);
    }
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal),    cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_split),     cmocka_unit_test(test_split_plain),
        cmocka_unit_test(test_scheme),    cmocka_unit_test(test_plain_host),
        cmocka_unit_test(test_is_normal), cmocka_unit_test(test_site),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
