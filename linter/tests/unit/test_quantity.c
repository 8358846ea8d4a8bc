#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "text/quantity.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void assert_number(double value, double expected, const char *text)
{
    if (fabs(value - expected) > fabs(expected) * 1e-12)
        fail_msg("%s: %.17g is not %.17g", text, value, expected);
}

static void assert_kind(const char *text, enum quantity_kind kind)
{
    struct quantity quantity;

    quantity_read(str_from(text), &quantity);
    if (quantity.kind != kind)
        fail_msg("%s is of kind %d, not %d", text, quantity.kind, kind);
}

/* What an amount says but its value. */
enum { ABOUT = 1, OPEN = 2, BELOW = 4, VAGUE = 8, TOTAL = 16, INNER = 32 };

static int flags_of(const struct amount *amount)
{
    return (amount->about ? ABOUT : 0) | (amount->open ? OPEN : 0) |
           (amount->below ? BELOW : 0) | (amount->vague ? VAGUE : 0) |
           (amount->total ? TOTAL : 0) | (amount->inner ? INNER : 0);
}

static const struct single {
    const char *text;
    double value;
    int flags;
    enum quantity_unit unit_class;
    const char *unit;
} singles[] = {
    {"5.7k", 5.7e3, 0, UNIT_NONE, ""},
    {"34.7M", 34.7e6, 0, UNIT_NONE, ""},
    {"1177.6K", 1177.6e3, 0, UNIT_NONE, ""},
    {"0.25M", 0.25e6, 0, UNIT_NONE, ""},
    {"100GB", 1e11, 0, UNIT_BYTES, "GB"},
    {"1.7 TB", 1.7e12, 0, UNIT_BYTES, "TB"},
    {"2 GiB", 2147483648.0, 0, UNIT_BYTES, "GiB"},
    {"5 gigabytes", 5e9, 0, UNIT_BYTES, "gigabytes"},
    {"8Mb", 8e6, VAGUE, UNIT_BYTES, "Mb"},
    {"163KB file size", 163e3, 0, UNIT_BYTES, "KB"},
    {"3T tokens", 3e12, VAGUE, UNIT_TOKENS, "tokens"},
    {"1.5 million training tokens", 1.5e6, 0, UNIT_TOKENS, "training tokens"},
    {"7B parameters", 7e9, VAGUE, UNIT_PARAMETERS, "parameters"},
    {"30 hours", 108e3, 0, UNIT_TIME, "hours"},
    {"640h", 2304e3, 0, UNIT_TIME, "h"},
    {"10kh", 36e6, 0, UNIT_TIME, "h"},
    {"500小时", 18e5, 0, UNIT_TIME, "小时"},
    {"~3k", 3e3, ABOUT, UNIT_NONE, ""},
    {"≈ 3k", 3e3, ABOUT, UNIT_NONE, ""},
    {"approx. 3k", 3e3, ABOUT, UNIT_NONE, ""},
    {"about 50K entries", 50e3, ABOUT, UNIT_ITEMS, "entries"},
    {"5K+", 5e3, OPEN, UNIT_NONE, ""},
    {"150K+ books", 150e3, OPEN, UNIT_THINGS, "books"},
    {"3k + 条", 3e3, OPEN, UNIT_ITEMS, "条"},
    {"> 1M", 1e6, OPEN, UNIT_NONE, ""},
    {"over 2M", 2e6, OPEN, UNIT_NONE, ""},
    {"more than 1.5 million images", 1.5e6, OPEN, UNIT_THINGS, "images"},
    {"at least 40 tasks", 40, OPEN, UNIT_THINGS, "tasks"},
    {"<100", 100, BELOW, UNIT_NONE, ""},
    {"up to 10k", 10e3, BELOW, UNIT_NONE, ""},
    {"2.67B in total", 2.67e9, VAGUE | TOTAL, UNIT_NONE, ""},
    {"120万", 1.2e6, 0, UNIT_NONE, ""},
    {"120 万", 1.2e6, 0, UNIT_NONE, ""},
    {"3千万", 3e7, 0, UNIT_NONE, ""},
    {"1.5亿", 1.5e8, 0, UNIT_NONE, ""},
    {"1億2000万", 1.2e8, 0, UNIT_NONE, ""},
    {"3万5千", 35e3, 0, UNIT_NONE, ""},
    {"2兆", 2e12, VAGUE, UNIT_NONE, ""},
    {"10w条", 1e5, VAGUE, UNIT_ITEMS, "条"},
    {"约40万条", 4e5, ABOUT, UNIT_ITEMS, "条"},
    {"超2TB", 2e12, OPEN, UNIT_BYTES, "TB"},
    {"396,209篇", 396209, 0, UNIT_THINGS, "篇"},
    {"120万训练数据", 1.2e6, 0, UNIT_THINGS, "训练数据"},
    {"56k个多轮对话", 56e3, 0, UNIT_THINGS, "个多轮对话"},
    {"5000条以上", 5e3, OPEN, UNIT_ITEMS, "条以上"},
    {"40万左右", 4e5, ABOUT, UNIT_NONE, ""},
    {"100余万", 1e6, OPEN, UNIT_NONE, ""},
    {"1000多条", 1e3, OPEN, UNIT_ITEMS, "条"},
    {"不到3万", 3e4, BELOW, UNIT_NONE, ""},
    {"약 5만 개 이상", 5e4, ABOUT | OPEN, UNIT_ITEMS, "개 이상"},
    {"1억 2천만", 1.2e8, 0, UNIT_NONE, ""},
    {"백만", 1e6, 0, UNIT_NONE, ""},
    {"九万", 9e4, 0, UNIT_NONE, ""},
    {"三百二十", 320, 0, UNIT_NONE, ""},
    {"一千零一篇", 1001, 0, UNIT_THINGS, "篇"},
    {"两个", 2, 0, UNIT_ITEMS, "个"},
    {"百万级", 1e6, ABOUT, UNIT_NONE, ""},
    {"１２０", 120, 0, UNIT_NONE, ""},
    {"１５，０００条", 15e3, 0, UNIT_ITEMS, "条"},
    {"15,000", 15e3, 0, UNIT_NONE, ""},
    {"1 000 000", 1e6, 0, UNIT_NONE, ""},
    {"15 200 entries", 15200, VAGUE, UNIT_ITEMS, "entries"},
    {"1'000'000", 1e6, 0, UNIT_NONE, ""},
    {"1,20,000", 12e4, 0, UNIT_NONE, ""},
    {"1.177.600", 1177600, 0, UNIT_NONE, ""},
    {"1.177,6", 1177.6, 0, UNIT_NONE, ""},
    {"1,177.6", 1177.6, 0, UNIT_NONE, ""},
    {"1,5M", 1.5e6, VAGUE, UNIT_NONE, ""},
    {"1.177", 1.177, VAGUE, UNIT_NONE, ""},
    {"1.2 million", 1.2e6, 0, UNIT_NONE, ""},
    {"2 hundred million", 2e8, 0, UNIT_NONE, ""},
    {"5 lakh", 5e5, 0, UNIT_NONE, ""},
    {"10 K", 1e4, 0, UNIT_NONE, ""},
    {"5MM", 5e6, VAGUE, UNIT_NONE, ""},
    {"2.5B", 2.5e9, VAGUE, UNIT_NONE, ""},
    {"1e6", 1e6, 0, UNIT_NONE, ""},
    {"10^6", 1e6, 0, UNIT_NONE, ""},
    {"5 × 10^6", 5e6, 0, UNIT_NONE, ""},
    {"66,497 conversation trees", 66497, 0, UNIT_THINGS, "conversation trees"},
    {"17 tasks", 17, 0, UNIT_THINGS, "tasks"},
    {"10K enreues", 1e4, 0, UNIT_THINGS, "enreues"},
    {"100k 3D models", 1e5, 0, UNIT_THINGS, "3D models"},
    {"15 TB of tokens", 15e12, 0, UNIT_BYTES, "TB of tokens"},
    {"100GB token data", 1e11, 0, UNIT_BYTES, "GB"},
    {"1.5TB (tokens)", 1.5e12, 0, UNIT_BYTES, "TB"},
    {"796", 796, 0, UNIT_NONE, ""},
};

static void test_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(singles); i++) {
        const struct single *single = &singles[i];
        const struct amount *amount;
        struct quantity quantity;

        quantity_read(str_from(single->text), &quantity);
        amount = &quantity.amounts[0];
        if (quantity.kind != QUANTITY_ONE || quantity.count != 1)
            fail_msg("%s is of kind %d", single->text, quantity.kind);
        assert_number(amount->least, single->value, single->text);
        assert_number(amount->most, single->value, single->text);
        assert_number(quantity.total, single->value, single->text);
        if (flags_of(amount) != single->flags ||
            amount->unit_class != single->unit_class ||
            !str_eq(amount->unit, str_from(single->unit)))
            fail_msg("%s: flags %d, %d of \"%.*s\"", single->text,
                     flags_of(amount), (int)amount->unit_class,
                     STR_ARG(amount->unit));
    }
}

static const struct written {
    const char *text;
    const char *number, *multiplier;
    double step, coarse;
    int digits;
    enum quantity_form form;
    bool spaced;
    char group;
} writings[] = {
    {"1.1M", "1.1M", "M", 1e5, 1e5, 2, FORM_LETTER, false, 0},
    {"150K", "150K", "K", 1e3, 1e4, 3, FORM_LETTER, false, 0},
    {"150 K", "150 K", "K", 1e3, 1e4, 3, FORM_LETTER, true, 0},
    {"100GB", "100GB", "GB", 1e9, 1e11, 3, FORM_LETTER, false, 0},
    {"100 GB", "100 GB", "GB", 1e9, 1e11, 3, FORM_LETTER, true, 0},
    {"15,000 rows", "15,000", "", 1, 1e3, 5, FORM_GROUPED, false, ','},
    {"15 000", "15 000", "", 1, 1e3, 5, FORM_GROUPED, false, ' '},
    {"1.2 million", "1.2 million", "million", 1e5, 1e5, 2, FORM_WORD, true, 0},
    {"约40万条", "40万", "万", 1e4, 1e5, 2, FORM_IDEOGRAPH, false, 0},
    {"40 万", "40 万", "万", 1e4, 1e5, 2, FORM_IDEOGRAPH, true, 0},
    {"九万条", "九万", "", 1e4, 1e4, 1, FORM_NUMERAL, false, 0},
    {"178510", "178510", "", 1, 10, 6, FORM_PLAIN, false, 0},
    {"640h", "640", "", 3600, 36000, 3, FORM_PLAIN, false, 0},
    {"0.05k", "0.05k", "k", 10, 10, 1, FORM_LETTER, false, 0},
};

static void test_how_it_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(writings); i++) {
        const struct written *written = &writings[i];
        const struct amount *amount;
        struct quantity quantity;

        quantity_read(str_from(written->text), &quantity);
        amount = &quantity.amounts[0];
        assert_int_equal(quantity.count, 1);
        if (!str_eq(amount->number, str_from(written->number)) ||
            !str_eq(amount->multiplier, str_from(written->multiplier)))
            fail_msg("%s: \"%.*s\" with \"%.*s\"", written->text,
                     STR_ARG(amount->number), STR_ARG(amount->multiplier));
        assert_number(amount->step, written->step, written->text);
        assert_number(amount->coarse, written->coarse, written->text);
        assert_int_equal(amount->digits, written->digits);
        assert_int_equal(amount->form, written->form);
        assert_int_equal(amount->spaced, written->spaced);
        assert_int_equal(amount->group, written->group);
    }
}

static const struct {
    const char *text;
    double least, most;
} ranges[] = {
    {"100k-200k", 1e5, 2e5},
    {"100k~200k", 1e5, 2e5},
    {"100k – 200k", 1e5, 2e5},
    {"1-2M", 1e6, 2e6},
    {"500-1M", 500, 1e6},
    {"10万至20万", 1e5, 2e5},
    {"10K to 20K", 1e4, 2e4},
    {"100-200 hours", 36e4, 72e4},
    {"100 to 200 hours", 36e4, 72e4},
    {"100 GB - 2 TB", 1e11, 2e12},
    {"十几万", 1.1e5, 2e5},
    {"数十万条", 1e5, 1e6},
};

static void test_ranges(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ranges); i++) {
        struct quantity quantity;

        quantity_read(str_from(ranges[i].text), &quantity);
        if (quantity.kind != QUANTITY_RANGE || quantity.count != 1)
            fail_msg("%s is of kind %d", ranges[i].text, quantity.kind);
        assert_number(quantity.amounts[0].least, ranges[i].least,
                      ranges[i].text);
        assert_number(quantity.amounts[0].most, ranges[i].most, ranges[i].text);
    }
}

static const struct several {
    const char *text;
    enum quantity_kind kind;
    size_t count;
    double values[4];
    double total; /* -1 where the units differ */
    bool relative;
} cells[] = {
    {"10K + 1M", QUANTITY_SUM, 2, {1e4, 1e6}, 1.01e6, false},
    {"10K+1M", QUANTITY_SUM, 2, {1e4, 1e6}, 1.01e6, false},
    {"train 42.5k + test 2.3k", QUANTITY_SUM, 2, {42500, 2300}, 44800, false},
    {"10K+1M=1.01M", QUANTITY_PARTS, 3, {1e4, 1e6, 1.01e6}, 1.01e6, false},
    {"5k,3k", QUANTITY_PARTS, 2, {5e3, 3e3}, 8e3, false},
    {"300K pairs (en), 100K pairs (zh)",
     QUANTITY_PARTS,
     2,
     {3e5, 1e5},
     4e5,
     false},
    {"50K/ 50K/ 30K entries", QUANTITY_PARTS, 3, {5e4, 5e4, 3e4}, 13e4, false},
    {"161k pairs 79.3MB", QUANTITY_PARTS, 2, {161e3, 79.3e6}, -1, false},
    {"1.2T tokens  5TB", QUANTITY_PARTS, 2, {1.2e12, 5e12}, -1, false},
    {"24322 English   12853 Chinese",
     QUANTITY_PARTS,
     2,
     {24322, 12853},
     37175,
     false},
    {"total: 5k (en 3k, zh 2k)",
     QUANTITY_PARTS,
     3,
     {5e3, 3e3, 2e3},
     5e3,
     false},
    {"1M (500k + 400k)", QUANTITY_PARTS, 3, {1e6, 5e5, 4e5}, 1e6, false},
    {"Fact：5万中文多轮对话；Code：3.9万中文编程对话",
     QUANTITY_PARTS,
     2,
     {5e4, 39e3},
     89e3,
     false},
    {"<A_男科>94596个问答对；<B>220606个问答对，总计792099个问答对",
     QUANTITY_PARTS,
     3,
     {94596, 220606, 792099},
     792099,
     false},
    {"ChatGPT约九万个对话数据（英文68000，中文11000条）",
     QUANTITY_PARTS,
     3,
     {9e4, 68e3, 11e3},
     9e4,
     false},
    {"约64k条提示生成256k个样本", QUANTITY_PARTS, 2, {64e3, 256e3}, -1, false},
    {"3万、5万", QUANTITY_PARTS, 2, {3e4, 5e4}, 8e4, false},
    {"680，110条", QUANTITY_PARTS, 2, {680, 110}, 790, false},
    {"1.5TB Tokens: 300B", QUANTITY_PARTS, 2, {1.5e12, 3e11}, -1, false},
    {"10K images + 1M videos", QUANTITY_SUM, 2, {1e4, 1e6}, 1.01e6, false},
    {"30k examples per task", QUANTITY_ONE, 1, {3e4}, 3e4, true},
    {"30 hours/week", QUANTITY_ONE, 1, {108e3}, 108e3, true},
    {"每类5k", QUANTITY_ONE, 1, {5e3}, 5e3, true},
};

static void test_several(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cells); i++) {
        const struct several *cell = &cells[i];
        struct quantity quantity;

        quantity_read(str_from(cell->text), &quantity);
        if (quantity.kind != cell->kind || quantity.count != cell->count ||
            quantity.relative != cell->relative)
            fail_msg("%s is of kind %d, with %zu", cell->text, quantity.kind,
                     quantity.count);
        for (size_t j = 0; j < cell->count; j++)
            assert_number(quantity.amounts[j].least, cell->values[j],
                          cell->text);
        if (isnan(quantity.total))
            quantity.total = -1;
        assert_number(quantity.total, cell->total, cell->text);
    }
}

static const char *const none[] = {
    "", " ", "-", "/", "N/A", "large", "unknown", "未知", "大", "TBD", "?",
};

static const struct {
    const char *text, *reason, *wrong;
} nonsense[] = {
    {"15 TB Tokens", "bytes and tokens at once", "15 TB Tokens"},
    {"15TB tokens", "bytes and tokens at once", "15TB tokens"},
    {"en: 15TB tokens, zh: 3TB", "bytes and tokens at once", "15TB tokens"},
    {"30 hours tokens", "time and tokens at once", "30 hours tokens"},
    {"5.7.3k", "two decimal points in one number", "5.7.3k"},
    {"1,23,4k", "digits grouped in no known way", "1,23,4k"},
    {"12kk", "two multipliers on one number", "12kk"},
    {"5 K M", "two multipliers on one number", "5 K M"},
    {"5k million", "two multipliers on one number", "5k million"},
};

/* Numbers that are something else, or may be. */
static const char *const unsure[] = {"Llama 2",     "iPhone 15 Pro",
                                     "GPT-4",       "2020-2023",
                                     "2023-10-01",  "2023/10/01",
                                     "2023年",      "第3版",
                                     "v1.2.3",      "5.7.3",
                                     "1.2.3.4",     "1,2,3",
                                     "10,20,30k",   "1,5",
                                     "5,10,20K",    "100,50,10k",
                                     "10k M, 5k F", "20K M / 22K F",
                                     "007",         "1920x1080",
                                     "85%",         "$5k",
                                     "#5",          "top 100",
                                     "3D",          "480p",
                                     "5km",         "one million",
                                     "dozens",      "million-scale",
                                     "-5k",         "200k-100k",
                                     "1K<n<10K",    "一个大型数据集",
                                     "千问",        "三万五",
                                     "5k\xff",      "https://a.b/5k",
                                     "½",           "1.125rem",
                                     "è¶…2TB",      "20-minute clips"};

static void test_what_is_no_quantity(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(none); i++)
        assert_kind(none[i], QUANTITY_NONE);
    for (size_t i = 0; i < COUNT(unsure); i++)
        assert_kind(unsure[i], QUANTITY_UNSURE);
    for (size_t i = 0; i < COUNT(nonsense); i++) {
        struct quantity quantity;

        assert_kind(nonsense[i].text, QUANTITY_NONSENSE);
        quantity_read(str_from(nonsense[i].text), &quantity);
        assert_string_equal(quantity.reason, nonsense[i].reason);
        assert_int_equal(quantity.count, 0);
        if (!str_eq(quantity.wrong, str_from(nonsense[i].wrong)))
            fail_msg("%s: \"%.*s\"", nonsense[i].text, STR_ARG(quantity.wrong));
    }
}

static void test_limits(void **state)
{
    char text[QUANTITY_LONGEST + 2];
    struct quantity quantity;

    (void)state;
    memset(text, ' ', sizeof text);
    text[0] = '5';
    quantity_read((struct str){text, QUANTITY_LONGEST}, &quantity);
    assert_int_equal(quantity.kind, QUANTITY_ONE);
    quantity_read((struct str){text, QUANTITY_LONGEST + 1}, &quantity);
    assert_int_equal(quantity.kind, QUANTITY_UNSURE);
    memset(text, '9', sizeof text);
    quantity_read((struct str){text, QUANTITY_LONGEST}, &quantity);
    assert_int_equal(quantity.kind, QUANTITY_UNSURE);
    for (size_t i = 1; i < QUANTITY_LONGEST; i += 2)
        text[i] = ';';
    quantity_read((struct str){text, 2 * QUANTITY_MOST}, &quantity);
    assert_int_equal(quantity.count, QUANTITY_MOST);
    quantity_read((struct str){text, 2 * QUANTITY_MOST + 1}, &quantity);
    assert_int_equal(quantity.kind, QUANTITY_UNSURE);
    quantity_read((struct str){text, QUANTITY_LONGEST}, &quantity);
    assert_int_equal(quantity.kind, QUANTITY_UNSURE);
}

static bool is_within(struct str part, struct str text)
{
    return !part.len ||
           (part.ptr >= text.ptr && part.ptr + part.len <= text.ptr + text.len);
}

/* Of any pieces put together comes something that holds together. */
static void test_any_pieces(void **state)
{
    enum { ROUNDS = 20000, PIECES = 24 };
    static const char *const pieces[] = {
        "5",  "1",  ",",    ".",   "k", "M",  " ",      "万",  "约", "三百",
        "TB", "+",  "-",    "~",   "(", ")",  "tokens", "<",   ">",  "：",
        "多", "条", "\xff", "10^", "x", "to", "hours",  "000", "2",  "million"};
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        char bytes[PIECES * 8];
        struct str text = {bytes, 0};
        struct quantity quantity;

        for (size_t i = 0; i < round % PIECES; i++) {
            struct str piece;

            seed = seed * 1664525 + 1013904223;
            piece = str_from(pieces[(seed >> 8) % COUNT(pieces)]);
            memcpy(bytes + text.len, piece.ptr, piece.len);
            text.len += piece.len;
        }
        quantity_read(text, &quantity);
        assert_int_equal(quantity_is(&quantity), quantity.count > 0);
        assert_true(is_within(quantity.wrong, text));
        for (size_t i = 0; i < quantity.count; i++) {
            const struct amount *amount = &quantity.amounts[i];

            assert_true(amount->number.len > 0);
            assert_true(is_within(amount->number, text));
            assert_true(is_within(amount->multiplier, text));
            assert_true(is_within(amount->unit, text));
            assert_true(amount->most >= amount->least);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_how_it_is_written),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_what_is_no_quantity),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_any_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
