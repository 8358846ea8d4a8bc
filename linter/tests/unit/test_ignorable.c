#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "text/bidi.h"
#include "text/ignorable.h"
#include "text/ignorable_kind.h"
#include "text/utf8.h"

#define ZWSP "\u200B"
#define ZWNJ "\u200C"
#define ZWJ  "\u200D"
#define LRM  "\u200E"
#define WJ   "\u2060"
#define VS15 "\uFE0E"
#define VS16 "\uFE0F"
#define SHY  "\u00AD"

/* How many runs of the text are not needed. */
static size_t count_runs(const char *text)
{
    struct ignorable_search search = {.text = str_from(text)};
    struct ignorable found;
    size_t count = 0;

    while (ignorable_next(&search, &found))
        count++;
    return count;
}

static void assert_all(const char *const *texts, size_t count, size_t runs)
{
    for (size_t i = 0; i < count; i++)
        if (count_runs(texts[i]) != runs)
            fail_msg("%s: %zu runs, not %zu", texts[i], count_runs(texts[i]),
                     runs);
}

#define ASSERT_ALL(texts, runs)                                                \
    assert_all(texts, sizeof(texts) / sizeof *(texts), runs)

static void test_emoji(void **state)
{
    static const char *const needed[] = {
        "❤" VS16,
        "☎" VS15 " x",
        "↔" VS16,
        "™" VS16 "ℹ" VS16 "‼" VS16 "〰" VS16,
        "1" VS16 "\u20E3#" VS16 "\u20E3*" VS16 "\u20E3",
        "👨" ZWJ "👩" ZWJ "👧",
        "👩🏽" ZWJ "💻",
        "🏳" VS16 ZWJ "🌈",
        "👁" VS16 ZWJ "🗨" VS16,
        "🧑" ZWJ "⚕" VS16,
        "🏴" ZWJ "☠" VS16,
        "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "🏴\U000E0075\U000E0073\U000E0063\U000E0061\U000E007F!",
        "✓" VS16 "★" VS16 "●" VS16,
    };
    static const char *const not [] = {
        VS16,          "## " VS16 "Title", "a" VS16,      "❤" VS16 VS16,
        "👨" ZWJ,       "👨" ZWJ " a",       ZWJ "♀",       "a" ZWJ "b",
        "。" VS16,     "中" VS16,          "😀\U000E0101", "a\U000E0100",
        "\U000E0041b", "🏴\U000E0067b",  "x\U000E007F",
    };

    (void)state;
    ASSERT_ALL(needed, 0);
    ASSERT_ALL(not, 1);
}

/* What text about code says in tags is no flag. */
static void test_long_tags(void **state)
{
    struct ignorable_search search = {
        .text = STR("🏴\U000E0069\U000E0067\U000E006E\U000E006F\U000E0072"
                    "\U000E0065\U000E0021\U000E007F")};
    struct ignorable found;
    char bytes[4];

    (void)state;
    assert_true(ignorable_next(&search, &found));
    assert_int_equal(found.start, 4);
    assert_int_equal(found.end, search.text.len);
    assert_int_equal(found.count, 8);
    assert_string_equal(found.name, "tag character");
    assert_int_equal(ignorable_tags(search.text, bytes, sizeof bytes), 4);
    assert_memory_equal(bytes, "igno", 4);
    assert_false(ignorable_next(&search, &found));
}

static void test_scripts(void **state)
{
    static const char *const needed[] = {
        "ជំនាន់" ZWSP "ថ្មី",
        "។" ZWSP,
        "C++" ZWSP " ภาษา",
        "ພາສາ" WJ "ລາວ",
        "မြန်မာ" ZWSP "စာ",
        "می" ZWNJ "خواهم",
        "PDF" ZWNJ "ها",
        "الف" ZWNJ " ب",
        "ه" ZWJ " ق",
        "क्" ZWNJ "ष",
        "न करणार्" ZWJ "या",
        "কণ্ঠ" ZWNJ "স্বর",
        "കണ്ടാല്" ZWJ ",",
        "ශ්" ZWJ "රී",
        "ಕನ್ನಡ್" ZWNJ "ನ",
        "ᠮᠣᠩᠭᠣᠯ\u180Eᠠ",
        "ᠠ\u180Bᠡ",
        "葛\U000E0100城",
        "﨑"
        "\uFE00",
        "0\uFE00",
        "∩\uFE00",
        "ᄒ\u1160ᆫ",
        "\u3164ㄱ",
        "آموزش " LRM "0 تا " LRM "100",
        "C++" LRM " שפה",
    };
    static const char *const not [] = {
        "Go" ZWSP ZWSP "alKicker",
        "यहां तक " ZWSP ZWSP "कि",
        "中" ZWSP "文",
        "3" LRM " GB",
        "\u061C",
        "a" ZWNJ "b",
        "中" ZWJ "文",
        "a\u180E",
        "a\u3164b",
        "1\uFE00",
        " \uFE01",
        "Ku" SHY "biak",
        "a\uFEFF",
        "ไทย\u2064",
    };

    (void)state;
    ASSERT_ALL(needed, 0);
    ASSERT_ALL(not, 1);
}

static void test_guards(void **state)
{
    static const char *const needed[] = {
        "@" ZWSP "name",      "#" ZWSP "12",        "🇩" ZWSP "🇪",
        "**「x」" ZWSP "**y", "y**" ZWSP "「x」**", "y*" WJ "“x”*",
    };
    static const char *const not [] = {
        "@" ZWSP " name", "a @name" ZWSP,    "- " ZWSP "**x**", "**x**" ZWSP,
        "**" ZWSP "x**",  "**x" ZWSP "** y", "🇩" ZWSP " 🇪",
    };

    (void)state;
    ASSERT_ALL(needed, 0);
    ASSERT_ALL(not, 1);
}

static struct ignorable first_run(const char *text)
{
    struct ignorable_search search = {.text = str_from(text)};
    struct ignorable found = {0};

    assert_true(ignorable_next(&search, &found));
    return found;
}

static void test_runs(void **state)
{
    struct ignorable found = first_run("a" ZWSP ZWSP "\uFEFF");

    (void)state;
    assert_int_equal(found.start, 1);
    assert_int_equal(found.end, 7);
    assert_int_equal(found.count, 2);
    assert_true(found.same);
    assert_string_equal(found.name, "zero-width space");
    found = first_run("😀\U000E0121\U000E0122");
    assert_int_equal(found.count, 2);
    assert_false(found.same);
    assert_int_equal(count_runs("a" ZWSP ZWSP "\uFEFF"), 2);
    assert_int_equal(count_runs("\xE2\x80\xE2\x80\x8B\xEF\xB8\xF3\xA0"), 1);
}

static void test_facts(void **state)
{
    (void)state;
    assert_false(first_run("a" ZWSP "b").attached);
    assert_true(first_run("क" ZWSP "ख").attached);
    assert_true(first_run("سل" SHY "ام").attached);
    assert_true(first_run("e" ZWSP "\u0301").attached);
    assert_true(first_run("👍" ZWSP "🏽").attached);
    assert_true(first_run("a\u3164").blank);
    assert_false(first_run("a" ZWSP).blank);
    assert_true(first_run("a\u3164").word);
    assert_true(first_run("a" VS16).word);
    assert_false(first_run("a" ZWSP).word);
}

/* All that Unicode lets programs ignore is found, but what other rules judge
   and what no list has. */
static void test_every_character(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        bool known = ignorable_kind(c) != NULL;
        char bytes[4];
        struct str text = {bytes, utf8_encode(c, bytes)};
        bool is_bidi = bidi_find(text, 0) < text.len;
        bool is_left = c == 0x034F || c == 0x2065 || c >= 0x1BCA0;

        if (c >= 0xD800 && c < 0xE000)
            continue;
        if ((ignorable_find(text, 0) == 0) != known)
            fail_msg("U+%04X is found: %d", (unsigned)c, !known);
        if (utf8proc_get_property((utf8proc_int32_t)c)->ignorable && !known &&
            !is_bidi && !is_left && !(c >= 0xFFF0 && c <= 0xFFF8))
            fail_msg("U+%04X is unknown", (unsigned)c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_emoji),
        cmocka_unit_test(test_long_tags),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_guards),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_every_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
