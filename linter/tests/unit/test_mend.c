/*
 * Fixes of rules that do not exist: this program has its own all_rules, and
 * so the library's is not linked.
 */
#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>

#include "cli/mend.h"
#include "engine/rule.h"
#include "scratch.h"

/* Makes the first `from` a `to`. */
static void swap(struct check *check, char from, const char *to)
{
    size_t at = str_find_char(check->document->source, from, 0);
    struct finding *finding;

    if (at == STR_NONE)
        return;
    finding = report(check, check->document, (struct span){at, at + 1},
                     "%c is there", from);
    finding_edit(check, finding, (struct span){at, at + 1}, str_from(to), true);
}

static void a_becomes_b(struct check *check)
{
    swap(check, 'a', "b");
}

static void b_becomes_a(struct check *check)
{
    swap(check, 'b', "a");
}

static void x_becomes_y(struct check *check)
{
    swap(check, 'x', "y");
}

#define RULE(its_code, its_check)                                              \
    {                                                                          \
        .code = its_code, .name = "test/" its_code,                            \
        .severity = SEVERITY_WARNING, .stage = STAGE_DOCUMENT,                 \
        .fixable = FIXABLE_ALWAYS, .hides = HIDES_ANYTHING, .check = its_check \
    }

static const struct rule rules[] = {
    RULE("TST001", a_becomes_b),
    RULE("TST002", b_becomes_a),
    RULE("TST003", x_becomes_y),
};

const struct rule *const all_rules[] = {&rules[0], &rules[1], &rules[2], NULL};

/* Two lists, and what a run of them needs. */
struct fixture {
    struct options options;
    struct lists lists;
    struct round round;
    struct mends mends;
    struct arena arena;
};

static void fixture_init(struct fixture *fixture, const char *first,
                         const char *second)
{
    static const char *paths[] = {"first.md", "to/second.md"};
    const char *why = NULL;
    struct str error;

    scratch_folder("to");
    scratch_write(paths[0], first);
    scratch_write(paths[1], second);
    document_setup();
    options_init(&fixture->options);
    arena_init(&fixture->arena);
    fixture->options.paths = paths;
    fixture->options.npaths = 2;
    fixture->options.offline = fixture->options.no_config = true;
    fixture->options.fix = true;
    assert_true(lists_load(&fixture->lists, &fixture->options, &error));
    assert_true(round_start(&fixture->round, &fixture->lists, NULL, &why));
    round_check(&fixture->round, -1);
}

static void fixture_release(struct fixture *fixture)
{
    round_release(&fixture->round);
    mends_release(&fixture->mends);
    lists_release(&fixture->lists);
    options_release(&fixture->options);
    arena_release(&fixture->arena);
}

static void assert_holds(const char *path, const char *text)
{
    char bytes[256] = "";
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(bytes, text);
}

/* Does it with standard error in the file error.txt. */
static bool with_error(struct fixture *fixture,
                       bool (*work)(struct fixture *fixture))
{
    int kept = dup(STDERR_FILENO);
    int file = open("error.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool result;

    assert_true(kept >= 0 && file >= 0);
    assert_int_equal(dup2(file, STDERR_FILENO), STDERR_FILENO);
    result = work(fixture);
    assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
    close(file);
    close(kept);
    return result;
}

static bool make(struct fixture *fixture)
{
    mends_make(&fixture->mends, &fixture->round);
    return true;
}

static bool write_lists(struct fixture *fixture)
{
    return mends_write(&fixture->mends, &fixture->arena);
}

static void passes_go_on_until_nothing_changes(void **state)
{
    struct fixture fixture = {0};

    (void)state;
    fixture_init(&fixture, "x x x x x\n", "none\n");
    with_error(&fixture, make);
    assert_holds("error.txt", "");
    assert_int_equal(mends_fixed(&fixture.mends), 5);
    assert_true(with_error(&fixture, write_lists));
    assert_holds("first.md", "y y y y y\n");
    assert_holds("to/second.md", "none\n");
    assert_int_equal(fixture.round.findings.count, 0);
    fixture_release(&fixture);
}

static void ten_passes_are_enough(void **state)
{
    struct fixture fixture = {0};

    (void)state;
    fixture_init(&fixture, "a\n", "x x x x x x x x x x x x\n");
    with_error(&fixture, make);
    assert_holds(
        "error.txt",
        "listlint: warning: first.md: still not done after 10 passes "
        "of fixes\n"
        "listlint: warning: to/second.md: still not done after 10 passes "
        "of fixes\n");
    assert_true(with_error(&fixture, write_lists));
    assert_holds("to/second.md", "y y y y y y y y y y x x\n");
    assert_int_equal(fixture.round.findings.count, 2);
    fixture_release(&fixture);
}

static void what_cannot_be_written_is_as_it_was(void **state)
{
    struct fixture fixture = {0};

    (void)state;
    fixture_init(&fixture, "x x\n", "x\n");
    with_error(&fixture, make);
    scratch_write("first.md", "z\n");
    assert_false(with_error(&fixture, write_lists));
    assert_holds("error.txt", "listlint: first.md: changed while it was "
                              "checked; left as it is\n");
    assert_holds("first.md", "z\n");
    assert_holds("to/second.md", "y\n");
    assert_int_equal(mends_fixed(&fixture.mends), 1);
    assert_int_equal(fixture.round.findings.count, 1);
    assert_true(str_eq(fixture.round.documents[0]->source, STR("x x\n")));
    fixture_release(&fixture);
}

static void what_is_undone_is_as_it_was(void **state)
{
    struct fixture fixture = {0};

    (void)state;
    fixture_init(&fixture, "x\n", "none\n");
    with_error(&fixture, make);
    assert_true(mends_any(&fixture.mends));
    mends_undo(&fixture.mends);
    assert_false(mends_any(&fixture.mends));
    assert_int_equal(mends_fixed(&fixture.mends), 0);
    assert_int_equal(fixture.round.findings.count, 1);
    fixture_release(&fixture);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(passes_go_on_until_nothing_changes),
        TEST(ten_passes_are_enough),
        TEST(what_cannot_be_written_is_as_it_was),
        TEST(what_is_undone_is_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
