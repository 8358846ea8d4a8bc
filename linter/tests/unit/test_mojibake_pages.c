/*
 * Text damaged through each page, and what is found of it: the pages of
 * text/mojibake.h one by one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/mojibake.h"
#include "text/mojibake_sieve.h"
#include "text/utf8.h"

static const char *const texts[] = {
    "大规模中文语料集，涵盖多种文本形式，数据来源于互联网",
    "Набор данных для обучения языковых моделей",
    "🚀 Le modèle a été entraîné là où l’on a déjà corrigé ça",
    "データの集合、日本語の文書",
    "한국어자료목록",
    "Ελληνικά δεδομένα",
};

enum { TEXTS = sizeof texts / sizeof *texts };

static void damage(struct buf *buf, struct str text,
                   const struct codepage *page)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];

        if (byte < 0x80)
            buf_add_char(buf, text.ptr[i]);
        else
            buf_add_code_point(buf, page->decode[byte - 0x80]);
    }
}

static bool read_text(struct str text, struct mojibake_reading *reading)
{
    struct mojibake_vote vote;

    mojibake_vote_init(&vote);
    mojibake_vote_add(&vote, text);
    return mojibake_decide(&vote, reading);
}

/* What a text said; every run must be believed, and proved. */
static void restore(struct buf *buf, struct str text,
                    const struct mojibake_reading *reading)
{
    struct mojibake_run run;
    size_t at = 0, done = 0;

    while (mojibake_next(reading, text, &at, &run)) {
        struct str part = str_slice(text, run.start, run.end);
        size_t before;

        if (!mojibake_believed(reading, &run))
            fail_msg("%s %.*s ev %d", reading->all->pages[reading->page].name,
                     STR_ARG(part), (int)run.evidence);
        buf_add(buf, str_slice(text, done, run.start));
        before = buf->len;
        mojibake_decode(reading, part, buf);
        assert_true(mojibake_proved(reading, part,
                                    str_slice(buf_str(buf), before, buf->len)));
        done = run.end;
    }
    buf_add(buf, str_slice(text, done, text.len));
}

static void check(const struct codepage *page, const char *text)
{
    struct mojibake_reading reading;
    struct buf damaged, restored;

    buf_init(&damaged);
    buf_init(&restored);
    damage(&damaged, str_from(text), page);
    if (!read_text(buf_str(&damaged), &reading))
        fail_msg("%s: not found: %s", page->name, damaged.ptr);
    restore(&restored, buf_str(&damaged), &reading);
    assert_string_equal(restored.ptr, text);
    buf_release(&damaged);
    buf_release(&restored);
}

static void test_every_page(void **state)
{
    static const char *const names[] = {
        "ISO-8859-1",   "Windows-1250", "Windows-1251", "Windows-1252",
        "Windows-1253", "Windows-1254", "Windows-1255", "Windows-1256",
        "Windows-1257", "Windows-1258", "ISO-8859-2",   "ISO-8859-9",
        "ISO-8859-15",  "Mac Roman",    "CP437",        "CP850",
        "KOI8-R"};
    const struct codepages *all = codepages();
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < CODEPAGE_COUNT; i++) {
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            found += !strcmp(all->pages[i].name, names[k]);
        for (size_t k = 0; k < TEXTS; k++)
            check(&all->pages[i], texts[k]);
    }
    assert_int_equal(found, CODEPAGE_COUNT);
}

/* Twice and three times over: what the first reading gives is damaged text. */
static void test_over_and_over(void **state)
{
    const struct codepages *all = codepages();

    (void)state;
    for (size_t i = 0; i < CODEPAGE_COUNT; i++) {
        struct buf once, twice;

        buf_init(&once);
        buf_init(&twice);
        damage(&once, str_from(texts[0]), &all->pages[i]);
        check(&all->pages[i], once.ptr);
        damage(&twice, buf_str(&once), &all->pages[i]);
        check(&all->pages[i], twice.ptr);
        buf_release(&once);
        buf_release(&twice);
    }
}

/* What the sieve leaves out, judging would have left out too. */
static void test_sieve(void **state)
{
    const struct codepages *all = codepages();

    (void)state;
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        for (size_t k = 0; k < TEXTS; k++) {
            struct buf damaged;
            struct sieve sieve;

            buf_init(&damaged);
            damage(&damaged, str_from(texts[k]), &all->pages[i]);
            sieve = sieve_run(all, buf_str(&damaged),
                              utf8_skip_ascii(buf_str(&damaged), 0));
            assert_true(sieve.pages >> i & 1);
            buf_release(&damaged);
        }
}

static void test_sieve_of_clean_text(void **state)
{
    static const struct {
        const char *run;
        size_t letters;
    } clean[] = {{"é", 1},     {"Привет", 6},    {"中文数据集的文件", 8},
                 {"été", 1},   {"žluťoučký", 1}, {"한국어", 3},
                 {"\xC3(", 1}, {"\xFF\xFE", 2},  {"“", 1}};

    (void)state;
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) {
        struct str run = str_from(clean[i].run);
        struct sieve sieve = sieve_run(codepages(), run, 0);

        assert_int_equal(sieve.pages, 0);
        assert_int_equal(sieve.letters, clean[i].letters);
    }
}

/* Of a long text one page is asked first, and yet a run that only another one
   explains is found. */
static void test_long_text(void **state)
{
    const struct codepages *all = codepages();
    struct mojibake_reading reading;
    struct mojibake_vote vote;
    struct buf once;

    (void)state;
    buf_init(&once);
    damage(&once, STR("déjà données à côté"), &all->pages[0]);
    mojibake_vote_init(&vote);
    for (int i = 0; i < 2000; i++)
        mojibake_vote_add(&vote, buf_str(&once));
    assert_int_equal(vote.ahead, 0);
    assert_true(vote.tallies[0].strong_runs > 2 * vote.tallies[2].strong_runs);
    mojibake_vote_add(&vote, STR("ğŸ”¥"));
    assert_int_equal(vote.tallies[0].missed, 1);
    assert_true(mojibake_decide(&vote, &reading));
    assert_string_equal(all->pages[reading.page].name, "Windows-1254");
    buf_release(&once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_page),
        cmocka_unit_test(test_over_and_over),
        cmocka_unit_test(test_sieve),
        cmocka_unit_test(test_sieve_of_clean_text),
        cmocka_unit_test(test_long_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
