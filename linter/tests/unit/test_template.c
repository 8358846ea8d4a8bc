#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/template.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

#define ENTRY "[{name}]({url}) - {description}"

static const char *const followed[][2] = {
    {ENTRY, "[a](u) - b"},           {ENTRY, "[a \\] b](u) - c"},
    {ENTRY, "[a `]` b](u) - c"},     {ENTRY, "[[a] [b [c]]](u) - d - e"},
    {ENTRY, "[![i](j)](u) - c"},     {ENTRY, "[a](u_(v)) - b"},
    {ENTRY, "[a](u\\)v) - b"},       {ENTRY, "[a](<u v>) - b"},
    {ENTRY, "[a](u \"t (x)\") - b"}, {"[{name}]({url})", "[a](u)"},
    {"{name}: {text}", "a: b: c"},   {"{a} by {b} ({c})", "x by y by z (w)"},
    {"{} {x} {y z}", "{} 1 {y z}"},  {"\xe2\x80\x93 {x}.", "\xe2\x80\x93 a.b."},
};

static void test_followed(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof followed / sizeof *followed; i++) {
        struct template *template =
            template_new(&arena, str_from(followed[i][0]));
        struct departure departure;

        assert_non_null(template);
        if (template_follow(template, str_from(followed[i][1]), &departure) !=
            TRACK_FOLLOWED)
            fail_msg("\"%s\" leaves \"%s\" at %zu", followed[i][1],
                     followed[i][0], departure.at);
        template_free(template);
    }
    arena_release(&arena);
}

struct sample {
    const char *template, *text;
    const char *before, *expected, *found; /* the rest of the text */
    bool loose;
};

static const struct sample left[] = {
    {ENTRY, "[a](u): b", "[{name}]({url})", " - ", ": b", false},
    {ENTRY, "[a](u) \xe2\x80\x93 b", "[{name}]({url})", " - ",
     " \xe2\x80\x93 b", false},
    {ENTRY, "[a](u)- b", "[{name}]({url})", " - ", "- b", false},
    {ENTRY, "[a](u) -b", "[{name}]({url})", " - ", " -b", false},
    {ENTRY, "[a](u)", "[{name}]({url})", " - ", "", false},
    {ENTRY, "[a](u) - ", "[{name}]({url}) - ", "{description}", "", false},
    {ENTRY, "**[a](u)** - b", "", "[", "**[a](u)** - b", false},
    {ENTRY, "[](u) - b", "[", "{name}", "](u) - b", false},
    {ENTRY, "[a] (u) - b", "[{name}]", "(", " (u) - b", false},
    {ENTRY, "[a](u v) - b", "[{name}]({url}", ")", " v) - b", false},
    {ENTRY, "", "", "[", "", false},
    {"[{name}]({url})", "[a](u) - b", "[{name}]({url})", "", " - b", false},
    {"{name}: {text}", "a - b", "{name}", ": ", " - b", true},
    {"[{a}]({b}) - {c}.", "[a](u) - b", "[{a}]({b}) - {c}", ".", "", true},
};

static void test_left(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        const struct sample *sample = &left[i];
        struct template *template =
            template_new(&arena, str_from(sample->template));
        struct str text = str_from(sample->text);
        struct departure departure;

        assert_non_null(template);
        assert_int_equal(template_follow(template, text, &departure),
                         TRACK_LEFT);
        assert_str(departure.before, sample->before);
        assert_str(departure.expected, sample->expected);
        assert_int_equal(departure.loose, sample->loose);
        if (!sample->loose)
            assert_str(str_slice(text, departure.at, text.len), sample->found);
        template_free(template);
    }
    arena_release(&arena);
}

static void test_none(void **state)
{
    static const char *const none[] = {"", "- a", "{}", "{a", "\xff{a}"};
    char longest[TEMPLATE_LONGEST + 1] = "{a}";
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(template_new(&arena, str_from(none[i])));
    assert_null(template_new(&arena, (struct str){NULL, 0}));
    for (size_t i = 3; i < sizeof longest; i++)
        longest[i] = '(';
    assert_null(template_new(&arena, (struct str){longest, sizeof longest}));
    arena_release(&arena);
}

/* Brackets that nothing closes take no longer than others. */
static void test_hostile(void **state)
{
    struct departure departure;
    struct template *template;
    struct arena arena;
    char *text;

    (void)state;
    arena_init(&arena);
    text = arena_alloc(&arena, 100000);
    for (size_t i = 0; i < 100000; i++)
        text[i] = '[';
    template = template_new(&arena, STR(ENTRY));
    assert_int_equal(
        template_follow(template, STR("[\xff](u) - a"), &departure),
        TRACK_UNKNOWN);
    assert_int_not_equal(
        template_follow(template, (struct str){text, 100000}, &departure),
        TRACK_FOLLOWED);
    template_free(template);
    arena_release(&arena);
}

static void test_track(void **state)
{
    struct track *track = track_new(STR("^- (a|b)+: .*\\.$"), true);
    struct track_end end;

    (void)state;
    assert_null(track_new(STR("("), true));
    assert_non_null(track);
    assert_int_equal(track_follow(track, STR("- ab: c."), &end),
                     TRACK_FOLLOWED);
    assert_int_equal(track_follow(track, STR("- ab c."), &end), TRACK_LEFT);
    assert_int_equal(end.text, 4);
    assert_int_equal(track_follow(track, STR("- ab: c"), &end), TRACK_LEFT);
    assert_int_equal(end.text, 7);
    assert_int_equal(track_follow(track, STR(""), &end), TRACK_LEFT);
    assert_int_equal(end.text, 0);
    track_free(track);
    track_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_followed), cmocka_unit_test(test_left),
        cmocka_unit_test(test_none),     cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_track),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
