#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/buf.h"
#include "text/legacy.h"

/* The source with what was read in the place of its bytes. */
static struct str mend(struct arena *arena, struct str source,
                       struct legacy_readings readings)
{
    struct buf buf;
    struct str mended;
    size_t at = 0;

    buf_init(&buf);
    for (size_t i = 0; i < readings.count; i++) {
        buf_add(&buf, str_slice(source, at, readings.items[i].start));
        buf_add(&buf, readings.items[i].text);
        at = readings.items[i].end;
    }
    buf_add(&buf, str_slice(source, at, source.len));
    mended = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return mended;
}

static void assert_read(const char *bytes, const char *encoding,
                        const char *text)
{
    struct str source = str_from(bytes);
    struct legacy_readings readings;
    struct arena arena;

    arena_init(&arena);
    readings = legacy_read(&arena, source);
    if (!readings.count)
        fail_msg("not read: %s", text);
    assert_string_equal(mend(&arena, source, readings).ptr, text);
    for (size_t i = 0; i < readings.count; i++)
        assert_string_equal(readings.items[i].encoding, encoding);
    arena_release(&arena);
}

static void assert_unread(struct str source)
{
    struct legacy_readings readings;
    struct arena arena;

    arena_init(&arena);
    readings = legacy_read(&arena, source);
    if (readings.count)
        fail_msg("read as %s: %.*s", readings.items[0].encoding,
                 STR_ARG(readings.items[0].text));
    arena_release(&arena);
}

struct line {
    const char *bytes;
    const char *encoding;
    const char *text;
};

static const struct line lines[] = {
    {"\xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4\xD3\xEF\xC1\xCF\xBC\xAF",
     "GB18030", "大规模中文语料集"},
    {"\x94"
     "9\xE6"
     "7 \xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4\xD3\xEF\xC1\xCF\xBC\xAF",
     "GB18030", "🔥 大规模中文语料集"},
    {"\xC1"
     "c\xC5\xE9\xA4\xA4\xA4\xE5\xB8\xEA\xAE\xC6\xB6\xB0",
     "Big5", "繁體中文資料集"},
    {"\xC7\xD1\xB1\xB9\xBE\xEE \xB5\xA5\xC0\xCC\xC5\xCD \xC1\xFD\xC7\xD5",
     "EUC-KR", "한국어 데이터 집합"},
    {"\xC6\xFC\xCB\xDC\xB8\xEC\xA4\xCE\xA5\xC7\xA1\xBC\xA5\xBF\xA4\xCE\xBD\xB8"
     "\xA4\xDE\xA4\xEA",
     "EUC-JP", "日本語のデータの集まり"},
    {"\x93\xFA\x96{\x8C\xEA\x82\xCC\x83"
     "f\x81[\x83^\x82\xCC\x8FW\x82\xDC\x82\xE8",
     "Shift_JIS", "日本語のデータの集まり"},
    {"\x83\x5C\x83t\x83g\x83"
     "E\x83"
     "F\x83"
     "A\x82\xCC\x88\xEA\x97\x97\x95\x5C",
     "Shift_JIS", "ソフトウェアの一覧表"},
    {"\xD1\xEF\xE8\xF1\xEE\xEA \xEE\xF2\xEA\xF0\xFB\xF2\xFB\xF5 "
     "\xE4\xE0\xED\xED\xFB\xF5",
     "Windows-1251", "Список открытых данных"},
    {"\xF3\xD0\xC9\xD3\xCF\xCB \xCF\xD4\xCB\xD2\xD9\xD4\xD9\xC8 "
     "\xC4\xC1\xCE\xCE\xD9\xC8",
     "KOI8-R", "Список открытых данных"},
    {"\x91\xAF\xA8\xE1\xAE\xAA \xAE\xE2\xAA\xE0\xEB\xE2\xEB\xE5 "
     "\xA4\xA0\xAD\xAD\xEB\xE5",
     "CP866", "Список открытых данных"},
    {"\xC1\xDF\xD8\xE1\xDE\xDA \xDE\xE2\xDA\xE0\xEB\xE2\xEB\xE5 "
     "\xD4\xD0\xDD\xDD\xEB\xE5",
     "ISO-8859-5", "Список открытых данных"},
    {"\xCF\xE5\xF0\xE5\xEB\xB3\xEA \xE2\xB3\xE4\xEA\xF0\xE8\xF2\xE8\xF5 "
     "\xE4\xE0\xED\xE8\xF5 \xBF\xF5\xED\xB3\xF5",
     "Windows-1251", "Перелік відкритих даних їхніх"},
    {"\xF0\xC5\xD2\xC5\xCC\xA6\xCB \xD7\xA6\xC4\xCB\xD2\xC9\xD4\xC9\xC8 "
     "\xC4\xC1\xCE\xC9\xC8 \xA7\xC8\xCE\xA6\xC8",
     "KOI8-U", "Перелік відкритих даних їхніх"},
    {"\xCA\xE1\xF4\xDC\xEB\xEF\xE3\xEF\xF2 \xE1\xED\xEF\xE9\xEA\xF4\xFE\xED "
     "\xE4\xE5\xE4\xEF\xEC\xDD\xED\xF9\xED",
     "Windows-1253", "Κατάλογος ανοικτών δεδομένων"},
    {"Liste de donn\xE9"
     "es publi\xE9"
     "es \xE0 Besan\xE7on",
     "Windows-1252", "Liste de données publiées à Besançon"},
    {"Seznam otev\xF8"
     "en\xFD"
     "ch dat \xE8"
     "esk\xE9 st\xE1tn\xED spr\xE1vy",
     "Windows-1250", "Seznam otevřených dat české státní správy"},
    {"\xAF\xF3\xB3ta \xB3\xF3"
     "d\x9F p\xB3yn\xB9"
     "ca rzek\xB9",
     "Windows-1250", "Żółta łódź płynąca rzeką"},
    {"\xAF\xF3\xB3ta \xB3\xF3"
     "d\xBC p\xB3yn\xB1"
     "ca rzek\xB1, aby \xB6ni\xE6",
     "ISO-8859-2", "Żółta łódź płynąca rzeką, aby śnić"},
    {"De\xF0i\xFEik veri k\xFCmelerinin a\xE7\xFDklamas\xFD ve "
     "ba\xF0lant\xFDs\xFD",
     "Windows-1254", "Değişik veri kümelerinin açıklaması ve bağlantısı"},
    {"Les donn\x8E"
     "es publi\x8E"
     "es \x88 Besan\x8Don",
     "Mac Roman", "Les données publiées à Besançon"},
    {"Les donn\x82"
     "es publi\x82"
     "es \x85 Besan\x87on",
     "CP850", "Les données publiées à Besançon"},
    {"Danh s\xE1"
     "ch d\xFD\xDE li\xEA\xF2u m\xF5\xD2 b\xE3\xCCng ti\xEA\xECng Vi\xEA\xF2t",
     "Windows-1258", "Danh sách dữ liệu mở bằng tiếng Việt"},
};

static void test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_read(lines[i].bytes, lines[i].encoding, lines[i].text);
}

/* The letters around an accent tell what it is. */
static void test_accents(void **state)
{
    (void)state;
    assert_read("caf\xE9", "Windows-1252", "café");
    assert_read("M\xFCller", "Windows-1252", "Müller");
    assert_read("S\xE3o Paulo", "Windows-1252", "São Paulo");
    assert_read("\x93quoted\x94", "Windows-1252", "“quoted”");
    assert_read("it\x92s \x96 well", "Windows-1252", "it’s – well");
}

static void test_place_of_reading(void **state)
{
    const struct str source =
        STR("caf\xC3\xA9\n| One | \xE9t\xE9, \xE0 la | b |\r\n");
    struct legacy_readings readings;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    readings = legacy_read(&arena, source);
    assert_int_equal(readings.count, 1);
    assert_int_equal(readings.items[0].start, 14);
    assert_int_equal(readings.items[0].end, 20);
    assert_string_equal(str_copy(&arena, readings.items[0].text).ptr, "été, à");
    assert_true(str_eq(readings.items[0].bytes, STR("\xE9\xE9\xE0")));
    arena_release(&arena);
}

/* UTF-8 in a line that is none as a whole stays; two bytes that only look like
   it do not. */
static void test_utf8_beside(void **state)
{
    (void)state;
    assert_read("🔥 caf\xE9 | Данные", "Windows-1252", "🔥 café | Данные");
    assert_read("\xD0\x94\xD0\xB0\xD0\xBD\xD0\xBD\xD1\x8B\xD0\xB5 | "
                "\xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4\xD3\xEF\xC1\xCF",
                "GB18030", "Данные | 大规模中文语料");
    assert_read("\xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4\xD3\xEF\xC1\xCF\xBC"
                "\xAF\xA3\xAC\xB5\xDA\xD2\xBB\xB8\xF6 \xC4\xA3 \xB5\xC4",
                "GB18030", "大规模中文语料集，第一个 模 的");
}

/* A mark of Windows-1258 belongs to the ASCII letter before the bytes. */
static void test_marks_are_joined(void **state)
{
    struct legacy_readings readings;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    readings = legacy_read(
        &arena, str_from(lines[sizeof lines / sizeof *lines - 1].bytes));
    assert_int_equal(readings.count, 1);
    assert_int_equal(readings.items[0].start, 6);
    readings = legacy_read(&arena, STR("Bo\xD2 qua ph\xEDm l\xE3\xF2p nhanh"));
    assert_int_equal(readings.count, 1);
    assert_int_equal(readings.items[0].start, 1);
    arena_release(&arena);
}

/* Alone one character is too little to tell. */
static void test_lines_vote(void **state)
{
    const char *bytes =
        "\xB4\xF3\xB9\xE6\xC4\xA3\xD6\xD0\xCE\xC4\xD3\xEF\xC1\xCF\xBC\xAF\n"
        "\xB3\xA3\xD3\xC3\xB5\xC4\xCA\xFD\xBE\xDD\xBC\xAF\xC1\xD0\xB1\xED\n"
        "\xBF\xAA\xD4\xB4\xC8\xED\xBC\xFE\n"
        "\xBB\xFA\xC6\xF7\xD1\xA7\xCF\xB0\xBD\xCC\xB3\xCC\n"
        "\xC7\xB0\xB6\xCB\xBF\xAA\xB7\xA2\xB9\xA4\xBE\xDF\n"
        "\xCA\xE9\n";

    (void)state;
    assert_unread(STR("\xCA\xE9"));
    assert_read(bytes, "GB18030",
                "大规模中文语料集\n常用的数据集列表\n开源软件\n机器学习教程\n前"
                "端开发工具\n书\n");
}

/* One page is named throughout, though most lines do not tell it. */
static void test_page_of_document(void **state)
{
    (void)state;
    assert_read("\xE7ok g\xFCzel bir \xFE"
                "ey\nDe\xF0i\xFEik veri k\xFCmelerinin "
                "a\xE7\xFDklamas\xFD\nG\xF6r\xFCnt\xFC ve \xE7\xF6z\xFCm\n",
                "Windows-1254",
                "çok güzel bir şey\nDeğişik veri kümelerinin açıklaması\n"
                "Görüntü ve çözüm\n");
}

/* A line that may say `você` or `vocę` follows those that are clear. */
static void test_shared_voices(void **state)
{
    (void)state;
    assert_unread(STR("Se voc\xEA suspendeu"));
    assert_read("Se voc\xEA suspendeu\n"
                "N\xE3o, a li\xE7\xE3o\n"
                "Hor\xE1rio\n"
                "O p\xE3o e a m\xE3o\n"
                "Uma li\xE7\xE3o\n"
                "S\xE3o n\xE3o\n"
                "A esta\xE7\xE3o\n"
                "A m\xE3o\n"
                "A edi\xE7\xE3o\n"
                "A a\xE7\xE3o\n"
                "A solu\xE7\xE3o\n"
                "A fun\xE7\xE3o\n"
                "A vers\xE3o\n"
                "A op\xE7\xE3o\n"
                "Ent\xE3o n\xE3o\n",
                "Windows-1252",
                "Se você suspendeu\n"
                "Não, a lição\n"
                "Horário\n"
                "O pão e a mão\n"
                "Uma lição\n"
                "São não\n"
                "A estação\n"
                "A mão\n"
                "A edição\n"
                "A ação\n"
                "A solução\n"
                "A função\n"
                "A versão\n"
                "A opção\n"
                "Então não\n");
}

/* Nobody can tell, and so nobody says anything. */
static void test_unclear(void **state)
{
    (void)state;
    assert_unread(STR(""));
    assert_unread(STR("abc"));
    assert_unread(STR("大规模中文语料集"));
    assert_unread(STR("\xFF\xFE"));
    assert_unread(STR("\x81"));
    assert_unread(STR("\xB4\xF3\xB9\xFF"));
    assert_unread(STR("\xE4\xB8\xE4\xB8\xE4"));
    assert_unread(STR("overlong \xC0\xAF slash"));
    assert_unread(STR("half \xED\xA0\xBD of a pair"));
    assert_unread(STR("beyond \xF4\x90\x80\x80 Unicode"));
}

/* What is left of UTF-8 that was cut is no older encoding. */
static void test_cut_utf8(void **state)
{
    (void)state;
    assert_unread(STR("cut \xE4\xB8 short"));
    assert_unread(STR("大规模中文语\xE6\x96"));
    assert_unread(STR("大规\xA8\xA1中文语料"));
    assert_unread(STR("Набор данны\xD1"));
    assert_unread(STR("caf\xC3"));
    assert_unread(STR("Điểm đến của bộ s\xB0u tập ở đây"));
    assert_unread(STR("Größe, f\xBCr Männer"));
    assert_unread(STR("a \xE2\x80 dash"));
    assert_unread(STR("\xF0\x9F\x94 fire"));
}

/* How many of 1,000 lines of bytes at random, none below `first`, are read. */
static size_t count_read(unsigned char first, size_t len)
{
    uint32_t seed = 1;
    size_t count = 0;
    char bytes[128];
    struct arena arena;

    arena_init(&arena);
    for (int round = 0; round < 1000; round++) {
        for (size_t i = 0; i < len; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(first + (seed >> 16) % (0x100u - first));
        }
        count += legacy_read(&arena, (struct str){bytes, len}).count;
    }
    arena_release(&arena);
    return count;
}

/* Bytes at random say nothing, but the fewer they are the more of them look
   like text by chance. */
static void test_random_bytes(void **state)
{
    (void)state;
    assert_in_range(count_read(0, 128), 0, 20);
    assert_in_range(count_read(' ', 128), 0, 2);
    assert_in_range(count_read(0x80, 128), 0, 2);
    assert_in_range(count_read(0x80, 32), 0, 50);
    assert_in_range(count_read(0x80, 4), 0, 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_accents),
        cmocka_unit_test(test_place_of_reading),
        cmocka_unit_test(test_utf8_beside),
        cmocka_unit_test(test_marks_are_joined),
        cmocka_unit_test(test_lines_vote),
        cmocka_unit_test(test_page_of_document),
        cmocka_unit_test(test_shared_voices),
        cmocka_unit_test(test_unclear),
        cmocka_unit_test(test_cut_utf8),
        cmocka_unit_test(test_random_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
