#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/damage.h"

struct sample {
    struct arena arena;
    struct document *document;
    struct damages damages;
};

static void sample_init(struct sample *sample, const char *source)
{
    arena_init(&sample->arena);
    sample->document = document_parse(STR("a.md"), str_from(source));
    sample->damages = document_damages(&sample->arena, sample->document);
}

static void sample_release(struct sample *sample)
{
    document_free(sample->document);
    arena_release(&sample->arena);
}

static void assert_str(struct str found, const char *expected)
{
    assert_int_equal(found.len, str_from(expected).len);
    assert_memory_equal(found.ptr, expected, found.len);
}

static void test_one_for_each_unit(void **state)
{
    struct sample sample;
    const struct damage *items;

    (void)state;
    sample_init(&sample, "# 鏁版嵁闆�\n"
                         "\n"
                         "| 鍚嶇О | plain |\n"
                         "| --- | --- |\n"
                         "| 鍖荤枟瀵硅瘽鏁版嵁 | 绾�40涓囨潯 |\n");
    items = sample.damages.items;
    assert_int_equal(sample.damages.count, 4);
    assert_str(items[0].said, "数据□");
    assert_str(items[0].how, "GBK");
    assert_int_equal(items[0].characters, 3);
    assert_int_equal(items[0].damaged, 1);
    assert_int_equal(items[0].mend, DAMAGE_LOST);
    assert_str(items[1].said, "名称");
    assert_int_equal(items[1].mend, DAMAGE_PROVED);
    assert_str(items[2].said, "医疗对话数据");
    assert_str(items[3].said, "□40万条");
    assert_int_equal(items[3].mend, DAMAGE_LOST);
    sample_release(&sample);
}

/* A bar that was swallowed is in the text again. */
static void test_swallowed_bar(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "| a | b |\n| - | - |\n| 鏁版嵁闆唡 12k |\n");
    assert_int_equal(sample.damages.count, 1);
    assert_str(sample.damages.items[0].said, "数据集|");
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

/* Of a line that lost bytes nothing is mended. */
static void test_lines_are_mended_whole(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "| a | b |\n| - | - |\n"
                         "| 鏁版嵁鍒楄〃 | 鏁版嵁闆� |\n"
                         "| 鏁版嵁鍒楄〃 | b |\n");
    assert_int_equal(sample.damages.count, 3);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[1].mend, DAMAGE_LOST);
    assert_int_equal(sample.damages.items[2].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

static void test_addresses_and_code_are_not_mended(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "[鏁版嵁鍒楄〃](https://a.org/鏁版嵁鍒楄〃)\n");
    assert_int_equal(sample.damages.count, 1);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_GUESSED);
    sample_release(&sample);
    sample_init(&sample, "鏁版嵁鍒楄〃 `鏁版嵁鍒楄〃`\n");
    assert_int_equal(sample.damages.count, 1);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_LOST);
    sample_release(&sample);
    sample_init(&sample, "[鏁版嵁鍒楄〃](#鏁版嵁鍒楄〃)\n");
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

static void test_twice_over(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "娑擃厽鏋冪拠顓熸灐\n");
    assert_int_equal(sample.damages.count, 1);
    assert_str(sample.damages.items[0].how, "GB18030, then as GBK");
    assert_str(sample.damages.items[0].said, "中文语料");
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_PROVED);
    sample_release(&sample);
    sample_init(&sample, "濞戞挸锕ュΣ褔寮甸悢鍏硷紵\n");
    assert_int_equal(sample.damages.count, 1);
    assert_str(sample.damages.items[0].how, "GBK, then as GBK, then as GBK");
    assert_str(sample.damages.items[0].said, "上映期间");
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_PROVED);
    sample_release(&sample);
}

/* An example beside clean text, and text in the same file that is clean. */
static void test_beside_clean_text(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "乱码的例子是 涓枃 这样的\n");
    assert_int_equal(sample.damages.count, 0);
    sample_release(&sample);
    sample_init(&sample, "鏁版嵁鍒楄〃\n\n目录\n\n院校 联通\n");
    assert_int_equal(sample.damages.count, 1);
    sample_release(&sample);
}

/* "ï¿½" alone is an example; in a word text was lost. */
static void test_what_was_lost_before(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "It shows ï¿½ for it\n");
    assert_int_equal(sample.damages.count, 0);
    sample_release(&sample);
    sample_init(&sample, "Cafï¿½ au lait\n");
    assert_int_equal(sample.damages.count, 1);
    assert_int_equal(sample.damages.items[0].gone, 1);
    assert_int_equal(sample.damages.items[0].mend, DAMAGE_LOST);
    sample_release(&sample);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_for_each_unit),
        cmocka_unit_test(test_swallowed_bar),
        cmocka_unit_test(test_lines_are_mended_whole),
        cmocka_unit_test(test_addresses_and_code_are_not_mended),
        cmocka_unit_test(test_twice_over),
        cmocka_unit_test(test_beside_clean_text),
        cmocka_unit_test(test_what_was_lost_before),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
