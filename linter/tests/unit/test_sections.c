#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/sections.h"

#define PLACE(file, at)                                                        \
    {                                                                          \
        .path = (file), .start = {.line = (at) }                               \
    }

static const char *const top[] = {"List"};
static const char *const same[] = {"List", "One"};
static const char *const again[] = {"List", "One"};
static const char *const other[] = {"Other", "One"};
static const char *const empty[] = {"List", ""};

static const struct record_finding findings[] = {
    {.severity = SEVERITY_ERROR, .place = PLACE("a.md", 0)},
    {.severity = SEVERITY_ERROR, .place = PLACE("a.md", 1)},
    {.severity = SEVERITY_NOTE, .place = PLACE("a.md", 2)},
    {.place = PLACE("a.md", 3), .headings = top, .nheadings = 1},
    {.severity = SEVERITY_WARNING,
     .place = PLACE("a.md", 4),
     .headings = same,
     .nheadings = 2},
    {.severity = SEVERITY_ERROR,
     .place = PLACE("a.md", 5),
     .headings = again,
     .nheadings = 2},
    {.place = PLACE("b.md", 6), .headings = same, .nheadings = 2},
    {.place = PLACE("b.md", 7), .headings = empty, .nheadings = 2},
    {.place = PLACE("c.md", 8), .headings = same, .nheadings = 2},
    {.place = PLACE("c.md", 9), .headings = other, .nheadings = 2},
};

static const struct {
    const char *title, *path;
    size_t first, count, errors, warnings, notes, common;
    bool whole, begins;
} expected[] = {
    {"The whole document", "a.md", 0, 1, 1, 0, 0, 0, true, true},
    {"Above the first heading", "a.md", 1, 2, 1, 0, 1, 0, false, false},
    {"List", "a.md", 3, 1, 0, 0, 0, 0, false, false},
    {"One", "a.md", 4, 2, 1, 1, 0, 1, false, false},
    {"One", "b.md", 6, 1, 0, 0, 0, 1, false, true},
    {"(a heading without text)", "b.md", 7, 1, 0, 0, 0, 1, false, false},
    {"One", "c.md", 8, 1, 0, 0, 0, 0, false, true},
    {"One", "c.md", 9, 1, 0, 0, 0, 0, false, false},
};

static void test_sections(void **state)
{
    const struct record record = {
        .findings = findings, .nfindings = sizeof findings / sizeof *findings};
    struct sections sections;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    sections = sections_of(&arena, &record);
    assert_int_equal(sections.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < sections.count; i++) {
        const struct section *section = &sections.items[i];

        assert_string_equal(section_title(section), expected[i].title);
        assert_string_equal(section_path(section), expected[i].path);
        assert_ptr_equal(section->findings, &findings[expected[i].first]);
        assert_int_equal(section->count, expected[i].count);
        assert_int_equal(section->severities[SEVERITY_ERROR],
                         expected[i].errors);
        assert_int_equal(section->severities[SEVERITY_WARNING],
                         expected[i].warnings);
        assert_int_equal(section->severities[SEVERITY_NOTE], expected[i].notes);
        assert_int_equal(section->common, expected[i].common);
        assert_int_equal(section->whole, expected[i].whole);
        assert_int_equal(section->begins, expected[i].begins);
    }
    arena_release(&arena);
}

static void test_none(void **state)
{
    const struct record record = {.nfindings = 0};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_int_equal(sections_of(&arena, &record).count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
