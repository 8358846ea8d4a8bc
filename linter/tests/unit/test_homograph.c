#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/homograph.h"
#include "text/host.h"

/* A host as written; what it looks like and mixes, each empty if nothing. */
struct sample {
    const char *host, *lookalike, *scripts;
};

static void check(const struct sample *sample)
{
    struct homograph found;
    struct arena arena;
    struct str host;

    arena_init(&arena);
    host = host_readable(&arena, str_from(sample->host));
    found = homograph_of(&arena, host);
    if (!str_eq(found.lookalike, str_from(sample->lookalike)) ||
        !str_eq(found.scripts, str_from(sample->scripts)) ||
        !found.label.len != (!*sample->lookalike && !*sample->scripts))
        fail_msg("%s: \"%.*s\" looks like \"%.*s\", mixes \"%.*s\"",
                 sample->host, STR_ARG(host), STR_ARG(found.lookalike),
                 STR_ARG(found.scripts));
    arena_release(&arena);
}

static void check_all(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(&samples[i]);
}

static void test_lookalikes(void **state)
{
    static const struct sample samples[] = {
        {"аррӏе.com", "apple.com", ""},
        {"АРРӏЕ.com", "apple.com", ""},
        {"xn--80ak6aa92e.com", "apple.com", ""},
        {"XN--80AK6AA92E.com", "apple.com", ""},
        {"%D0%B0%D1%80%D1%80%D3%8F%D0%B5.com", "apple.com", ""},
        {"www.аррӏе.com.", "www.apple.com", ""},
        {"exаmple.com", "example.com", "Latin and Cyrillic"},
        {"gοοgle.com", "google.com", "Latin and Greek"},
        {"ıstanbul.com", "istanbul.com", ""},
        {"ɡithub.com", "github.com", ""},
        {"оса.com", "oca.com", ""},
        {"foo–bar.org", "foo-bar.org", ""},
        {"example.com∕login.evil.ru", "example.com/login.evil.ru", ""},
        {"example.comノlogin.evil.ru", "example.com/login.evil.ru", ""},
    };

    (void)state;
    check_all(samples, sizeof samples / sizeof *samples);
}

static void test_mixtures(void **state)
{
    static const struct sample samples[] = {
        {"приmер.рф", "", "Cyrillic and Latin"},
        {"it-школа.com", "", "Latin and Cyrillic"},
        {"россияαβ.com", "", "Cyrillic and Greek"},
        {"日本россия.jp", "", "Han and Cyrillic"},
        {"한국日本ひ.kr", "", "Hangul and Han and Hiragana"},
        {"نعم中.com", "", "Arabic and Han"},
    };

    (void)state;
    check_all(samples, sizeof samples / sizeof *samples);
}

static void test_honest_hosts(void **state)
{
    static const struct sample samples[] = {
        {"example.com", "", ""},
        {"münchen.de", "", ""},
        {"xn--mnchen-3ya.de", "", ""},
        {"faß.de", "", ""},
        {"россия.com", "", ""},
        {"дом.рф", "", ""},
        {"оса.рф", "", ""},
        {"оса.xn--p1ai", "", ""},
        {"рус", "", ""},
        {"рос.рус", "", ""},
        {"оса.su", "", ""},
        {"中文ai.com", "", ""},
        {"日本語テストです-web.jp", "", ""},
        {"한국ai.kr", "", ""},
        {"台灣ㄅㄆ-x.tw", "", ""},
        {"ελλάδα.gr", "", ""},
        {"νερο.gr", "", ""},
        {"ουρανός.com", "", ""},
        {"موقع.وزارة-الأتصالات.مصر", "", ""},
        {"אתר.com", "", ""},
        {"סוס.co.il", "", ""},
        {"ılıca.com.tr", "", ""},
        {"lærebok.no", "", ""},
        {"œuvre.fr", "", ""},
        {"þing.is", "", ""},
        {"đà-nẵng.vn", "", ""},
        {"łódź.pl", "", ""},
        {"हिन्दी.भारत", "", ""},
        {"ไทย.com", "", ""},
        {"i❤.ws", "", ""},
        {"∞.com", "", ""},
        {"ノ.com", "", ""},
        {"example。com", "", ""},
        {"ｅｘａｍｐｌｅ．ｃｏｍ", "", ""},
        {"example.com，看这里", "", ""},
        {"example.com’s", "", ""},
        {"col·lecció.cat", "", ""},
        {"l’été.fr", "", ""},
        {"bad\xff.com", "", ""},
        {"xn--.com", "", ""},
        {"xn--99999999.com", "", ""},
        {"[::1]", "", ""},
        {"", "", ""},
    };

    (void)state;
    check_all(samples, sizeof samples / sizeof *samples);
}

/* A name of labels without end takes no time. */
static void test_many_labels(void **state)
{
    struct homograph found;
    struct arena arena;
    char *host;

    (void)state;
    arena_init(&arena);
    host = arena_alloc(&arena, 4096);
    for (size_t i = 0; i + 3 <= 4095; i += 3)
        host[i] = '\xD0', host[i + 1] = '\xBE', host[i + 2] = '.';
    for (int i = 0; i < 100; i++) {
        found = homograph_of(&arena, host_readable(&arena, str_from(host)));
        assert_int_equal(found.label.len, 0);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lookalikes),
        cmocka_unit_test(test_mixtures),
        cmocka_unit_test(test_honest_hosts),
        cmocka_unit_test(test_many_labels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
