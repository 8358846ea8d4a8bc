#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/lost.h"
#include "document/row.h"
#include "document/shape.h"
#include "document/wide_pipe.h"

/* The last line, held against the first table of the document. */
struct fixture {
    struct arena arena;
    struct document *document;
    struct row row;
};

static void begin(struct fixture *fixture, const char *source)
{
    struct document *document =
        document_parse(STR("list.md"), str_from(source));

    arena_init(&fixture->arena);
    fixture->document = document;
    fixture->row = row_scan(&fixture->arena, document->source,
                            document->lines[document->nlines - 1]);
    assert_true(document->ntables > 0);
}

static void end(struct fixture *fixture)
{
    document_free(fixture->document);
    arena_release(&fixture->arena);
}

static bool fits(const char *source)
{
    struct fixture fixture;
    bool result;

    begin(&fixture, source);
    result = shape_fits(fixture.document, &fixture.document->tables[0],
                        &fixture.row);
    end(&fixture);
    return result;
}

static bool explains(const char *source)
{
    struct fixture fixture;
    bool result;

    begin(&fixture, source);
    result = wide_pipe_explains(&fixture.arena, fixture.document,
                                &fixture.document->tables[0], &fixture.row);
    end(&fixture);
    return result;
}

/* The cause for which the first table lost a row, or -1. */
static int lost(const char *source)
{
    struct fixture fixture;
    struct lost found;
    int result = -1;

    begin(&fixture, source);
    if (lost_find(&fixture.arena, fixture.document,
                  &fixture.document->tables[0], &found))
        result = (int)found.cause;
    end(&fixture);
    return result;
}

#define CLOSED "| a | b |\n|---|---|\n| 1 | 2 |\n"
#define BARE   "a | b\n---|---\n[1](u) | 2\n"

static void test_shape(void **state)
{
    (void)state;
    assert_true(fits(CLOSED "\n| 3 | 4 |"));
    assert_false(fits(CLOSED "\n| 3 | 4"));
    assert_false(fits(CLOSED "\n3 | 4"));
    assert_false(fits(CLOSED "\n| 3 | 4 | 5 |"));
    assert_true(fits("| a | b |\n|---|---|\n| 1 | 2\n\n| 3 | 4"));
    assert_false(fits("| a |\n|---|\n| 1 |\n\n| 2 |"));
    assert_true(fits(BARE "\n[3](u) | 4"));
    assert_false(fits(BARE "\n[3](u) | [4](u)"));
    assert_false(fits(BARE "\n3 | 4"));
}

static void test_wide_pipes(void **state)
{
    (void)state;
    assert_true(explains(CLOSED "\n| 3 ｜ 4 |"));
    assert_true(explains(CLOSED "\n| 3 │ 4 |"));
    assert_true(explains(CLOSED "\n｜ 3 ｜ 4 ｜"));
    assert_false(explains(CLOSED "\n3 ｜ 4"));
    assert_false(explains(CLOSED "\n| 3 ｜ 4 ｜ 5 |"));
    assert_false(explains(CLOSED "\n| 3 | 4 ｜ 5 |"));
    assert_false(explains(CLOSED "\n| `3 ｜ 4` |"));
    assert_false(explains(CLOSED "\n| 3 |"));
}

static void test_lost_rows(void **state)
{
    (void)state;
    assert_int_equal(lost(CLOSED "    | 3 | 4 |"), LOST_INDENTED);
    assert_int_equal(lost(CLOSED "- | 3 | 4 |"), LOST_MARKER);
    assert_int_equal(lost(CLOSED "7) | 3 | 4 |"), LOST_MARKER);
    assert_int_equal(lost(CLOSED "## | 3 | 4 |"), LOST_MARKER);
    assert_int_equal(lost("> | a | b |\n> |---|---|\n| 3 | 4 |"), LOST_OUTSIDE);
    assert_int_equal(lost("- | a | b |\n  |---|---|\n| 3 | 4 |"), LOST_OUTSIDE);
    assert_int_equal(lost(CLOSED "<br>\n| 3 | 4 |"), LOST_HTML);
    assert_int_equal(lost(CLOSED "\n    | 3 | 4 |"), -1);
    assert_int_equal(lost(CLOSED "- | 3 |"), -1);
    assert_int_equal(lost(CLOSED "<!--\n| 3 | 4 |\n-->"), -1);
    assert_int_equal(lost(CLOSED "```\n| 3 | 4 |\n```"), -1);
    assert_int_equal(lost(BARE "- 3 | 4"), -1);
    assert_int_equal(lost(CLOSED), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_wide_pipes),
        cmocka_unit_test(test_lost_rows),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
