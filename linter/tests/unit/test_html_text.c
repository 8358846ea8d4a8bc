#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "reports/html/text.h"

struct sink {
    char *text;
    size_t len;
    FILE *out;
};

static void open_sink(struct sink *sink)
{
    sink->out = open_memstream(&sink->text, &sink->len);
    assert_non_null(sink->out);
}

static void expect(struct sink *sink, const char *expected)
{
    fclose(sink->out);
    assert_string_equal(sink->text, expected);
    free(sink->text);
}

static void test_escaping(void **state)
{
    static const char *const samples[][2] = {
        {"", ""},
        {"plain", "plain"},
        {"<", "&lt;"},
        {"a<b>c", "a&lt;b&gt;c"},
        {"&amp;", "&amp;amp;"},
        {"\"'\"", "&quot;&#39;&quot;"},
        {"</script><!-- ]]>", "&lt;/script&gt;&lt;!-- ]]&gt;"},
        {"%s %n", "%s %n"},
        {"\xE4\xB8\xAD<\xF0\x9F\x98\x80", "\xE4\xB8\xAD&lt;\xF0\x9F\x98\x80"},
    };
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        open_sink(&sink);
        html_put(sink.out, "%s", samples[i][0]);
        expect(&sink, samples[i][1]);
        open_sink(&sink);
        html_put(sink.out, "%.*s", STR_ARG(str_from(samples[i][0])));
        expect(&sink, samples[i][1]);
    }
}

static void test_formats(void **state)
{
    struct sink sink;

    (void)state;
    open_sink(&sink);
    html_put(sink.out, "<p class=\"%s\">%zu%% of %d</p>%.*s", "<a>",
             (size_t)1234567, 1234567, 2, "&<>");
    expect(&sink, "<p class=\"&lt;a&gt;\">1,234,567% of 1234567</p>&amp;&lt;");
}

static void test_numbers(void **state)
{
    static const struct {
        size_t number;
        const char *text;
    } samples[] = {
        {0, "0"},          {999, "999"},        {1000, "1,000"},
        {12345, "12,345"}, {999999, "999,999"}, {1000000, "1,000,000"}};
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        open_sink(&sink);
        html_put(sink.out, "%zu", samples[i].number);
        expect(&sink, samples[i].text);
    }
    open_sink(&sink);
    html_count(sink.out, 1, "error", "errors");
    html_count(sink.out, 2000, " error", " errors");
    expect(&sink, "1 error2,000  errors");
}

/* Only the web is linked to, whatever the scheme looks like. */
static void test_addresses(void **state)
{
    static const char *const linked[] = {
        "http://example.org", "https://example.org/?a=1#b",
        "HTTPS://EXAMPLE.ORG/", "https://[::1]:80/"};
    static const char *const plain[] = {"",
                                        "javascript:alert(1)",
                                        "JavaScript:alert(1)",
                                        "data:text/html,x",
                                        "vbscript:x",
                                        "//example.org/",
                                        "http:example.org",
                                        "https:///example.org",
                                        " https://example.org/",
                                        "java script:x",
                                        "file:///etc/passwd",
                                        "mailto:a@example.org",
                                        "#fragment",
                                        "LICENSE",
                                        "xhttps://example.org/"};
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof linked / sizeof *linked; i++) {
        char expected[256];

        snprintf(expected, sizeof expected,
                 "<a class=\"address\" href=\"%s\" "
                 "rel=\"noopener noreferrer nofollow\" "
                 "referrerpolicy=\"no-referrer\">%s</a>",
                 linked[i], linked[i]);
        open_sink(&sink);
        html_address(sink.out, linked[i]);
        expect(&sink, expected);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char expected[256];

        snprintf(expected, sizeof expected, "<span class=\"address\">%s</span>",
                 plain[i]);
        open_sink(&sink);
        html_address(sink.out, plain[i]);
        expect(&sink, expected);
    }
    open_sink(&sink);
    html_address(sink.out, "https://a/\"'<>&");
    expect(&sink, "<a class=\"address\" href=\"https://a/&quot;&#39;&lt;&gt;"
                  "&amp;\" rel=\"noopener noreferrer nofollow\" "
                  "referrerpolicy=\"no-referrer\">https://a/&quot;&#39;&lt;"
                  "&gt;&amp;</a>");
}

static void test_prose(void **state)
{
    static const char *const samples[][2] = {
        {"", ""},
        {"none", "none"},
        {"a `b` c", "a <code>b</code> c"},
        {"`<b>`", "<code>&lt;b&gt;</code>"},
        {"`a`, `b`", "<code>a</code>, <code>b</code>"},
        {"open `a", "open <code>a</code>"},
        {"empty `` one", "empty  one"},
    };
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        open_sink(&sink);
        html_prose(sink.out, samples[i][0]);
        expect(&sink, samples[i][1]);
    }
}

static void test_times(void **state)
{
    static const struct {
        long long seconds;
        const char *day, *minute;
    } samples[] = {
        {0, "<time>1970-01-01</time>",
         "<time>1970-01-01</time> <time>00:00</time> UTC"},
        {1764086459, "<time>2025-11-25</time>",
         "<time>2025-11-25</time> <time>16:00</time> UTC"},
        {-1, "\xE2\x80\x93", "\xE2\x80\x93"},
        {INT64_MAX, "\xE2\x80\x93", "\xE2\x80\x93"},
        {253402300800, "\xE2\x80\x93", "\xE2\x80\x93"},
    };
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        open_sink(&sink);
        html_day(sink.out, samples[i].seconds);
        expect(&sink, samples[i].day);
        open_sink(&sink);
        html_minute(sink.out, samples[i].seconds);
        expect(&sink, samples[i].minute);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escaping), cmocka_unit_test(test_formats),
        cmocka_unit_test(test_numbers),  cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_prose),    cmocka_unit_test(test_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
