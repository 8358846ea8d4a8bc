#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/mojibake.h"
#include "text/utf8.h"

/* The way a text goes: read as a page, and robbed of some of its bytes. */
struct way {
    const char *page;
    enum { KEEP, DROP_UNDEFINED, DROP_UNSEEN } loss;
};

static const struct codepage *find_page(const char *name)
{
    const struct codepages *all = codepages();

    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (!strcmp(all->pages[i].name, name))
            return &all->pages[i];
    fail_msg("no page %s", name);
    return NULL;
}

static bool is_lost(const struct codepage *page, struct way way,
                    unsigned char byte)
{
    byte_set lost = way.loss == DROP_UNSEEN      ? page->unseen
                    : way.loss == DROP_UNDEFINED ? page->undefined
                                                 : 0;

    return byte >= 0x80 && byte < 0xC0 && (lost >> (byte - 0x80) & 1);
}

static void damage(struct buf *buf, struct str text, struct way way)
{
    const struct codepage *page = find_page(way.page);

    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];

        if (byte < 0x80)
            buf_add_char(buf, text.ptr[i]);
        else if (!is_lost(page, way, byte))
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

/* What a text said, with the runs left alone that are none. */
static void restore(struct buf *buf, struct str text,
                    const struct mojibake_reading *reading)
{
    struct mojibake_run run;
    size_t at = 0, done = 0;

    while (mojibake_next(reading, text, &at, &run)) {
        struct str part = str_slice(text, run.start, run.end);

        buf_add(buf, str_slice(text, done, run.start));
        if (mojibake_believed(reading, &run))
            mojibake_decode(reading, part, buf);
        else
            buf_add(buf, part);
        done = run.end;
    }
    buf_add(buf, str_slice(text, done, text.len));
}

static void assert_restored(struct str text, struct way way,
                            const char *expected)
{
    struct mojibake_reading reading;
    struct buf damaged, restored;

    buf_init(&damaged);
    buf_init(&restored);
    damage(&damaged, text, way);
    if (!read_text(buf_str(&damaged), &reading))
        fail_msg("%s: not found: %s", way.page, damaged.ptr);
    restore(&restored, buf_str(&damaged), &reading);
    assert_string_equal(reading.all->pages[reading.page].name, way.page);
    assert_string_equal(restored.ptr, expected);
    buf_release(&damaged);
    buf_release(&restored);
}

static const char russian[] =
    "Набор данных для обучения языковых моделей, собранный из книг и статей";
static const char chinese[] =
    "大规模中文语料集，涵盖多种文本形式，数据来源于互联网";
static const char french[] =
    "Le modèle a été entraîné sur des données où l’on a déjà corrigé ça";

static void test_lossless(void **state)
{
    static const char *const pages[] = {
        "Windows-1252", "Windows-1254", "ISO-8859-1",   "ISO-8859-15",
        "Windows-1250", "Windows-1251", "Mac Roman",    "CP437",
        "CP850",        "Windows-1253", "Windows-1255", "Windows-1257",
        "ISO-8859-2",   "KOI8-R"};

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct way way = {pages[i], KEEP};
        struct mojibake_reading reading;
        struct buf damaged, restored;

        buf_init(&damaged);
        buf_init(&restored);
        damage(&damaged, str_from(chinese), way);
        assert_true(read_text(buf_str(&damaged), &reading));
        restore(&restored, buf_str(&damaged), &reading);
        assert_string_equal(restored.ptr, chinese);
        buf_release(&damaged);
        buf_release(&restored);
    }
}

static void test_page_is_named(void **state)
{
    (void)state;
    assert_restored(str_from(french), (struct way){"Windows-1252", KEEP},
                    french);
    assert_restored(str_from(russian), (struct way){"Windows-1251", KEEP},
                    russian);
    assert_restored(str_from(russian), (struct way){"CP437", KEEP}, russian);
    assert_restored(str_from(chinese), (struct way){"KOI8-R", KEEP}, chinese);
    assert_restored(STR("naïve café 🔥"), (struct way){"Windows-1254", KEEP},
                    "naïve café 🔥");
}

static void test_lossy(void **state)
{
    (void)state;
    assert_restored(STR("🔥 大规模中文语料集，涵盖多种文本形式"),
                    (struct way){"Windows-1254", DROP_UNSEEN},
                    "🔥 大规模□文□料集，涵盖多□文本形□");
    assert_restored(str_from(chinese),
                    (struct way){"Windows-1252", DROP_UNDEFINED},
                    "大规模中文语料集，涵盖多□文本形□，数□□□于互□网");
}

/* Runs that alone would prove nothing. */
static void test_firm_reading(void **state)
{
    struct way way = {"Windows-1252", DROP_UNSEEN};
    struct mojibake_reading reading;
    struct mojibake_run run;
    struct buf weak, strong;
    size_t at = 0;

    (void)state;
    buf_init(&weak);
    buf_init(&strong);
    damage(&weak, STR("约40万, 条"), way);
    damage(&strong, STR("中文医疗对话数据集, 约40万条"), way);
    assert_false(read_text(buf_str(&weak), &reading));
    assert_true(read_text(buf_str(&strong), &reading));
    assert_true(reading.firm);
    while (mojibake_next(&reading, buf_str(&weak), &at, &run)) {
        assert_int_equal(run.evidence, MOJIBAKE_WEAK);
        assert_true(mojibake_believed(&reading, &run));
    }
    assert_int_equal(at, weak.len);
    buf_release(&weak);
    buf_release(&strong);
}

static void test_short_finds_together(void **state)
{
    struct mojibake_reading reading;

    (void)state;
    assert_false(read_text(STR("caf√© and cr√®me"), &reading));
    assert_true(read_text(STR("caf√©, cr√®me, p√¢t√©"), &reading));
    assert_string_equal(reading.all->pages[reading.page].name, "Mac Roman");
    assert_false(read_text(
        STR("caf√©, cr√®me, p√¢t√©, and clean: тексты моделей"), &reading));
}

/* Text as people write it, and the first run of mojibake that someone might
   see in it. */
static void test_clean(void **state)
{
    static const char *const clean[] = {
        "",
        "plain ASCII",
        "大规模中文语料集，“引号”——省略号……",
        "l’é d’à côté : « é » et « à », déjà…",
        "ROMÃ» AMANHÃ… IRMÃ” MAÇÃ® FÃ¹ 5 Å² 3 Å³ Ä“",
        "„Ö, Ü und Ä“ ÄÖ ‚Äußerung‘ »übliche« Straße",
        "YANLIŞİFADE Ş” Ğ” ŞİFRE",
        "Là“bus NGƯỜI TIẾNG VIỆT “Ô” ô",
        "її дії моє зі» ШІ її, ґанок",
        "моё её ёлка — её «ё»",
        "ДЈЕЛО ЊЕГОШ СЈЕЊА љубав",
        "سگ تک‌تک هرگز® محمد² مراکش¹",
        "├──│ └─┐ ┬┐ ─┤ ╠═╗ ░▒▓ ═╗",
        "Δ² Γ± Α± μ» ΤΌ",
        "ŽLUŤOUČKÝ KŮŇ ĆŻ ŃŻ NĚŽNÝ",
        "© ® ™ × ÷ ± µ ¶ § ¿ ¡ ° “ ” ‘ ’ – —",
        "🔥 ✅ ❤️ 👩‍💻",
        "He wrote \"Ã©\" and 'Ã©' for it",
        "“Ã©” is what they saw",
        "\xC3\x28 \xFF\xFE \xE4\xB8 \xF0\x9F",
    };
    struct mojibake_reading reading;

    (void)state;
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++)
        if (read_text(str_from(clean[i]), &reading))
            fail_msg("%s: taken for %s", clean[i],
                     reading.all->pages[reading.page].name);
}

static void test_one_is_enough(void **state)
{
    static const char *const damaged[] = {
        "FranÃ§ois",
        "MÃ©xico",
        "Ã\u00A0 la carte",
        "Â© 2020",
        "25 Â°C",
        "itâ€™s",
        "ðŸ”¥",
        "ï¸ after",
        "â€œquotedâ€",
        "sÅ“ur",
        "‚Äôtis",
        "â†’",
        "itâ\xC2\x80\xC2\x99s",
    };
    struct mojibake_reading reading;

    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++)
        if (!read_text(str_from(damaged[i]), &reading))
            fail_msg("not found: %s", damaged[i]);
}

static void test_proof(void **state)
{
    struct mojibake_reading reading;

    (void)state;
    assert_true(read_text(STR("Ã©tÃ©"), &reading));
    assert_true(mojibake_proved(&reading, STR("Ã©"), STR("é")));
    assert_false(mojibake_proved(&reading, STR("Ã©"), STR("è")));
    assert_false(mojibake_proved(&reading, STR("Ã©Ã"), STR("é")));
    assert_false(mojibake_proved(&reading, STR("Ã"), STR("é")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lossless),
        cmocka_unit_test(test_page_is_named),
        cmocka_unit_test(test_lossy),
        cmocka_unit_test(test_firm_reading),
        cmocka_unit_test(test_short_finds_together),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_one_is_enough),
        cmocka_unit_test(test_proof),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
