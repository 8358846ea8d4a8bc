#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <iconv.h>
#include <string.h>

#include "text/pairs.h"
#include "text/pairs_read.h"

/* UTF-8 read as a charset; `mark` stands for each byte that it lacks. */
static void misread(struct buf *buf, struct str text, const char *charset,
                    const char *mark)
{
    iconv_t converter = iconv_open("UTF-8", charset);
    char bytes[1024], *from = bytes, out[4096], *to = out;
    size_t len = text.len, room = sizeof out;

    assert_true(converter != (iconv_t)-1 && text.len <= sizeof bytes);
    memcpy(bytes, text.ptr, text.len);
    while (len && iconv(converter, &from, &len, &to, &room) == (size_t)-1) {
        memcpy(to, mark, strlen(mark));
        to += strlen(mark);
        from++;
        len--;
    }
    buf_add(buf, (struct str){out, (size_t)(to - out)});
    iconv_close(converter);
}

static bool read_text(struct str text, struct pairs_reading *reading)
{
    struct pairs_vote vote;

    pairs_vote_init(&vote);
    pairs_vote_add(&vote, text);
    return pairs_decide(&vote, reading);
}

/* What a text said, with the runs left alone that are none. */
static void restore(struct buf *buf, struct str text,
                    const struct pairs_reading *reading)
{
    struct pairs_run run;
    size_t at = 0, done = 0;

    while (pairs_next(reading, text, &at, &run)) {
        struct str part = str_slice(text, run.start, run.end);
        size_t before;

        buf_add(buf, str_slice(text, done, run.start));
        before = buf->len;
        if (!pairs_believed(reading, &run)) {
            buf_add(buf, part);
        } else {
            pairs_decode(reading, part, buf);
            assert_int_equal(
                pairs_proved(reading, part,
                             str_slice(buf_str(buf), before, buf->len)),
                run.damaged == 0);
        }
        done = run.end;
    }
    buf_add(buf, str_slice(text, done, text.len));
}

struct sample {
    const char *text, *charset, *mark;
    const char *name; /* of the page that is found */
    const char *expected;
};

static void check(const struct sample *sample)
{
    struct pairs_reading reading;
    struct buf damaged, restored;

    buf_init(&damaged);
    buf_init(&restored);
    misread(&damaged, str_from(sample->text), sample->charset, sample->mark);
    if (!read_text(buf_str(&damaged), &reading))
        fail_msg("%s: not found: %s", sample->charset, damaged.ptr);
    restore(&restored, buf_str(&damaged), &reading);
    assert_string_equal(restored.ptr, sample->expected);
    assert_string_equal(pairs_name(&reading), sample->name);
    buf_release(&damaged);
    buf_release(&restored);
}

static void test_lossless(void **state)
{
    static const struct sample samples[] = {
        {"你好世界", "GBK", "", "GBK", "你好世界"},
        {"中文", "GB18030", "", "GB18030", "中文"},
        {"本、文書", "CP932", "", "Shift_JIS", "本、文書"},
        {"测试", "UHC", "", "Windows-949", "测试"},
        {"Привет, мир!", "GBK", "", "GBK", "Привет, мир!"},
        {"🚀 Getting started", "GBK", "", "GBK", "🚀 Getting started"},
        {"日本語x", "GBK", "", "GBK", "日本語x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

/* The last byte of an odd number takes one of ASCII with it. */
static void test_swallowed(void **state)
{
    static const struct sample samples[] = {
        {"数据集| 12k |", "GBK", "", "GBK", "数据集| 12k |"},
        {"[数据集](x)", "GBK", "", "GBK", "[数据集](x)"},
        {"大语料`code`", "GB18030", "", "GB18030", "大语料`code`"},
        {"中文字ABC中文", "GB18030", "", "GB18030", "中文字ABC中文"},
        {"it’s a don’t", "GBK", "", "GBK", "it’s a don’t"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

static void test_lossy(void **state)
{
    static const struct sample samples[] = {
        {"数据集 12k", "GBK", "\xEF\xBF\xBD", "GBK", "数据□ 12k"},
        {"数据集 12k", "GBK", "?", "GBK", "数据□ 12k"},
        {"大规模预训练数据集的文件夹 x", "GB18030", "", "GB18030",
         "大规模预训练数据集的文件□ x"},
        {"中文数据集的语料", "GBK", "\xEF\xBF\xBD", "GBK", "□文数□集的□□"},
        {"医疗对话数据集", "CP932", "\xEF\xBF\xBD", "Shift_JIS",
         "医疗对话数据□"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

/* What a run lost, for whoever wants to guess it. */
static void test_known_bytes(void **state)
{
    const struct pairpage *page = &pairpages()[0];
    struct pairs_cursor cursor =
        pairs_cursor(page, STR("涓\xEF\xBF\xBD鏂囧瓧"), 0);
    struct pairs_char c;

    (void)state;
    assert_true(pairs_read(&cursor, &c));
    assert_int_equal(c.code_point, 0);
    assert_int_equal(c.need, 3);
    assert_true(c.placed);
    assert_memory_equal(c.bytes, "\xE4\xB8\0", 3);
    assert_true(pairs_read(&cursor, &c));
    assert_int_equal(c.code_point, 0x6587);
    assert_true(pairs_read(&cursor, &c));
    assert_int_equal(c.code_point, 0x5B57);
    assert_false(pairs_read(&cursor, &c));
    assert_false(cursor.failed);
}

/* A first byte that was lost, and one that a loss took with the last byte of
   the character before. */
static void test_headless(void **state)
{
    const struct pairpage *page = &pairpages()[0];
    struct pairs_cursor cursor =
        pairs_cursor(page, STR("\xEF\xBF\xBD枃\xEF\xBF\xBD枃"), 0);
    struct pairs_char c;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_true(pairs_read(&cursor, &c));
        assert_int_equal(c.code_point, 0);
        assert_int_equal(c.need, 0);
        assert_memory_equal(c.bytes, "\0\x96\x87", 3);
    }
    assert_false(pairs_read(&cursor, &c));
    assert_false(cursor.failed);
}

/* Characters with two pairs of bytes: what stands beside them tells which were
   there, if anything does. */
static void test_twins(void **state)
{
    static const struct sample samples[] = {
        {"本、文書", "CP932", "", "Shift_JIS", "本、文書"},
        {"アクセス", "GB18030", "", "GB18030", "アクセス"},
        {"日本語偿x", "CP932", "?", "Shift_JIS", "日本語□x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

/* Text as people write it, and short words that reverse. */
static void test_clean(void **state)
{
    static const char *const clean[] = {
        "",
        "plain ASCII",
        "目录",
        "院校",
        "联通",
        "目录 院校 联通",
        "大规模中文语料集，涵盖多种文本形式",
        "釣り船",
        "於版本",
        "項的版本",
        "迪耶普",
        "魏先生",
        "邵大侠",
        "宕機",
        "杞憂 娼婦 嗟嘆 小浜島",
        "x中y, a没b, c每d",
        "锟斤拷 烫烫烫",
        "한국어 데이터 목록",
        "日本語のデータ、テスト。",
        "ﾃﾞｰﾀ ﾐｱ ﾄﾞﾋﾟ",
        "café naïve “quoted” 🚀",
        "Привет, мир",
        "He wrote \"涓枃\" and '鏁版嵁' for it",
        "\xE6\xB6 \xFF \xE6\xB6\x93\xE6",
    };
    struct pairs_reading reading;

    (void)state;
    for (size_t i = 0; i < sizeof clean / sizeof *clean; i++)
        if (read_text(str_from(clean[i]), &reading))
            fail_msg("%s: taken for %s", clean[i], pairs_name(&reading));
}

/* Runs that alone would prove nothing. */
static void test_firm_reading(void **state)
{
    struct pairs_reading reading;
    struct pairs_run run;
    size_t at = 0;

    (void)state;
    assert_false(read_text(STR("鍏跺畠茅"), &reading) && reading.firm);
    assert_true(read_text(STR("鍦ㄧ嚎鏁欒偛 鎿嶄綔绯荤粺"), &reading));
    assert_true(reading.firm);
    assert_true(pairs_next(&reading, STR("鏍? x"), &at, &run));
    assert_int_equal(run.evidence, MOJIBAKE_WEAK);
    assert_true(pairs_believed(&reading, &run));
    at = 0;
    assert_true(pairs_next(&reading, STR("目录"), &at, &run));
    assert_int_equal(run.evidence, MOJIBAKE_WEAK);
    assert_false(pairs_believed(&reading, &run));
    at = 0;
    assert_true(pairs_next(&reading, STR("caf茅"), &at, &run));
    assert_true(pairs_believed(&reading, &run));
}

static void test_short_finds_together(void **state)
{
    struct pairs_reading reading;

    (void)state;
    assert_false(read_text(STR("donn茅es et caf茅s"), &reading));
    assert_true(
        read_text(STR("donn茅es d茅j脿 fran莽ais, mod猫les"), &reading));
    assert_string_equal(pairs_name(&reading), "GBK");
    assert_false(read_text(STR("donn茅es fran莽ais mod猫les, 大规模中文语料"),
                           &reading));
}

/* U+FFFD, read as GBK, is no evidence: relics are document/relic.h's. */
static void test_what_was_lost_before(void **state)
{
    struct pairs_reading reading = {.page = pairpages()};
    struct pairs_run run;
    size_t at = 0;

    (void)state;
    assert_false(read_text(STR("锟斤拷锟斤拷锟斤拷"), &reading));
    reading.page = pairpages();
    assert_true(pairs_next(&reading, STR("锟斤拷锟侥硷拷"), &at, &run));
    assert_int_equal(run.gone, 4);
    assert_int_equal(run.complete, 1);
}

static void test_proof(void **state)
{
    struct pairs_reading reading = {.page = pairpages()};

    (void)state;
    assert_true(pairs_proved(&reading, STR("浣犲ソ"), STR("你好")));
    assert_false(pairs_proved(&reading, STR("浣犲ソ"), STR("你奼")));
    assert_false(pairs_proved(&reading, STR("浣犲ソ"), STR("你好!")));
    assert_false(pairs_proved(&reading, STR("浣犲ソ"), STR("你")));
    assert_false(pairs_proved(&reading, STR("浣a"), STR("你")));
    assert_false(pairs_proved(&reading, STR("浣\xFF"), STR("你")));
}

static void test_possible(void **state)
{
    static const char padding[] =
        "a line that is long enough to be looked at in blocks of bytes only ";
    struct buf buf;

    (void)state;
    assert_false(pairs_possible(STR("")));
    assert_false(pairs_possible(STR("é “x” Привет 🚀 ❤️")));
    assert_true(pairs_possible(STR("中")));
    assert_true(pairs_possible(STR("ﾐ")));
    for (size_t before = 0; before < 70; before++) {
        buf_init(&buf);
        buf_add(&buf, (struct str){padding, before % sizeof padding});
        buf_add(&buf, STR("中"));
        buf_add(&buf, str_from(padding));
        assert_true(pairs_possible(buf_str(&buf)));
        buf_release(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lossless),
        cmocka_unit_test(test_swallowed),
        cmocka_unit_test(test_lossy),
        cmocka_unit_test(test_known_bytes),
        cmocka_unit_test(test_headless),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_firm_reading),
        cmocka_unit_test(test_short_finds_together),
        cmocka_unit_test(test_what_was_lost_before),
        cmocka_unit_test(test_proof),
        cmocka_unit_test(test_possible),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
