#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/collate_order.h"

enum { NAMES_MOST = 16 };

/* Names with a bar between two, and what is out of order: `at:after-before`,
   each by number, the places before and behind all as `.`. */
struct sample {
    const char *names;
    enum collate_style style;
    const char *strays;
};

static const struct sample samples[] = {
    {"", COLLATE_LETTERS, ""},
    {"a", COLLATE_LETTERS, ""},
    {"a|b|c", COLLATE_LETTERS, ""},
    {"a|a|A", COLLATE_LETTERS, ""},
    {"a|d|b|c|e", COLLATE_LETTERS, "1:3-4 "},
    {"b|c|d|a", COLLATE_LETTERS, "3:.-0 "},
    {"z|a|b|c", COLLATE_LETTERS, "0:3-. "},
    {"a|z|b|y|c|d", COLLATE_LETTERS, "1:5-. 3:5-. "},
    {"a|b|b|a|c", COLLATE_LETTERS, "3:0-1 "},
    {"a2|a10|b", COLLATE_LETTERS, ""},
    {"a10|a2|b", COLLATE_DIGITS, ""},
    {"a c|ab|b", COLLATE_SPACES, ""},
    {"a-c|ab|b", COLLATE_WORDS, ""},
    {".x|a|b", COLLATE_MARKS, ""},
    {"a 10|a 2|a b|aa", COLLATE_DIGITS_SPACES, ""},
    {"B|C|a|d", COLLATE_CODES, ""},
    {"B|C|a|d|D", COLLATE_LETTERS, "2:.-0 "},
    {"🚀 a|b|🎉|🚀 c", COLLATE_LETTERS, ""},
    {"a|🎉|b", COLLATE_LETTERS, ""},
    {"中|文|字", COLLATE_LETTERS, "1:2-. "},
};

static size_t split(const char *names, struct str list[NAMES_MOST])
{
    struct str rest = str_from(names);
    size_t count = 0;

    while (rest.len)
        list[count++] = str_cut(rest, '|', &rest);
    return count;
}

static struct str place(struct arena *arena, size_t number)
{
    return number == STR_NONE ? STR(".") : str_printf(arena, "%zu", number);
}

static struct str describe(struct arena *arena,
                           const struct collate_order *order)
{
    struct str text = STR("");

    for (size_t i = 0; i < order->count; i++) {
        struct collate_stray stray = order->strays[i];

        text = str_printf(arena, "%.*s%zu:%.*s-%.*s ", STR_ARG(text), stray.at,
                          STR_ARG(place(arena, stray.after)),
                          STR_ARG(place(arena, stray.before)));
    }
    return text;
}

static void test_infer(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct str names[NAMES_MOST];
        size_t count = split(samples[i].names, names);
        struct collate_order order = collate_infer(&arena, names, count);
        struct str strays = describe(&arena, &order);

        if (order.style != samples[i].style ||
            !str_eq(strays, str_from(samples[i].strays)))
            fail_msg("%s: style %d, strays %.*s", samples[i].names,
                     (int)order.style, STR_ARG(strays));
    }
    arena_release(&arena);
}

/* What is left is in order, and each stray is where it says. */
static void test_many(void **state)
{
    enum { MANY = 20000, EVERY = 1000 };
    struct arena arena;
    struct collate_order order;
    struct str *keys;

    (void)state;
    arena_init(&arena);
    keys = arena_array(&arena, MANY, sizeof *keys);
    for (size_t i = 0; i < MANY; i++) {
        size_t number = i % EVERY == EVERY / 2 ? MANY - 1 - i : i;

        keys[i] = str_printf(&arena, "%06zu", number);
    }
    order = collate_order_of(&arena, keys, MANY);
    assert_int_equal(order.count, MANY / EVERY);
    for (size_t i = 0; i < order.count; i++) {
        struct collate_stray stray = order.strays[i];

        assert_int_equal(stray.at, i * EVERY + EVERY / 2);
        assert_int_equal(stray.after, MANY - 1 - stray.at);
        /* the one right behind is a stray too */
        assert_int_equal(stray.before, MANY + 1 - stray.at);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_infer),
        cmocka_unit_test(test_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
