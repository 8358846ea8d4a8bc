#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/relic.h"

struct sample {
    struct arena arena;
    struct document *document;
    struct relics relics;
};

static void sample_init(struct sample *sample, const char *source)
{
    arena_init(&sample->arena);
    sample->document = document_parse(STR("a.md"), str_from(source));
    sample->relics = document_relics(&sample->arena, sample->document);
}

static void sample_release(struct sample *sample)
{
    document_free(sample->document);
    arena_release(&sample->arena);
}

static void test_replaced(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "# 锟斤拷锟斤拷\n\n"
                         "| a | b |\n| - | - |\n"
                         "| x 锟斤拷锟侥硷拷 y | plain |\n"
                         "| 锟斤拷 | é |\n");
    assert_int_equal(sample.relics.count, 3);
    assert_int_equal(sample.relics.items[0].replaced, 4);
    assert_int_equal(sample.relics.items[0].span.start, 2);
    assert_int_equal(sample.relics.items[0].span.end, 20);
    assert_int_equal(sample.relics.items[1].replaced, 4);
    assert_int_equal(sample.relics.items[2].replaced, 2);
    assert_int_equal(sample.relics.items[2].unset, 0);
    sample_release(&sample);
}

static void test_unset(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "烫烫烫烫烫 and 烫烫烫\n\n屯屯屯屯屯屯\n");
    assert_int_equal(sample.relics.count, 2);
    assert_int_equal(sample.relics.items[0].unset, 16);
    assert_int_equal(sample.relics.items[0].byte, 0xCC);
    assert_int_equal(sample.relics.items[1].unset, 12);
    assert_int_equal(sample.relics.items[1].byte, 0xCD);
    sample_release(&sample);
    sample_init(&sample, "| a |\n| - |\n| 烫烫烫烫烫烫烫烫烫烫 |\n");
    assert_int_equal(sample.relics.count, 1);
    sample_release(&sample);
}

/* One byte of ASCII may be gone with the last one of U+FFFD. */
static void test_odd_number(void **state)
{
    struct sample sample;

    (void)state;
    sample_init(&sample, "锟斤拷锟斤拷锟絘 b\n\n锟斤拷锟斤拷\n");
    assert_int_equal(sample.relics.count, 2);
    assert_int_equal(sample.relics.items[0].replaced, 5);
    sample_release(&sample);
}

/* Texts about it, and other texts with such characters. */
static void test_where_it_is_meant(void **state)
{
    static const char *const texts[] = {
        "",
        "锟斤拷\n",
        "The famous 锟斤拷锟斤拷 is U+FFFD.\n",
        "It prints 烫烫烫 or 屯屯屯.\n\nAgain: 烫烫烫\n",
        "手持两把锟斤拷，口中疾呼烫烫烫\n\n脚踏千朵屯屯屯，笑看万物锘锘锘\n",
        "出现 锟斤拷锟斤拷 这样的乱码\n\n出现 锟斤拷锟斤拷 这样的乱码\n",
        "\"锟斤拷锟斤拷\"\n\n'锟斤拷锟斤拷'\n",
        "`锟斤拷锟斤拷`\n\n`烫烫烫烫烫烫`\n",
        "    锟斤拷锟斤拷锟斤拷锟斤拷锟斤拷\n",
        "[烫烫烫](https://example.org)\n",
        "烫烫烫，小心！\n\n烫烫烫！\n",
        "拷贝 锟 斤\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct sample sample;

        sample_init(&sample, texts[i]);
        if (sample.relics.count)
            fail_msg("%s", texts[i]);
        sample_release(&sample);
    }
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
        cmocka_unit_test(test_replaced),
        cmocka_unit_test(test_unset),
        cmocka_unit_test(test_odd_number),
        cmocka_unit_test(test_where_it_is_meant),
    };

    return cmocka_run_group_tests(tests, ready, NULL);
}
