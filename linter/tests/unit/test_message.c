#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/message.h"
#include "sample_record.h"

static const char *const paths[][2] = {
    {"README.md", "README.md"},
    {"./README.md", "README.md"},
    {"././a//b/./c.md", "a/b/c.md"},
    {"../a.md", "../a.md"},
    {"a/../b.md", "a/../b.md"},
    {"/work/list/./a.md", "/work/list/a.md"},
    {".hidden/.a.md", ".hidden/.a.md"},
    {"-", "-"},
    {"./.", "."},
    {"", "."},
};

static void test_paths(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        buf_clear(&out);
        message_add_path(&out, paths[i][0]);
        assert_string_equal(buf_str(&out).ptr, paths[i][1]);
    }
    buf_release(&out);
}

static void test_line(void **state)
{
    struct buf out;

    (void)state;
    buf_init(&out);
    message_add_line(&out, &sample_full.findings[3]);
    assert_string_equal(buf_str(&out).ptr,
                        "linked twice; help: keep one of them");
    buf_clear(&out);
    message_add_line(&out, &sample_full.findings[4]);
    assert_string_equal(buf_str(&out).ptr, "no blank line");
    buf_release(&out);
}

static void test_also(void **state)
{
    const struct record_finding *finding = &sample_full.findings[3];
    const struct record_place there = {
        "./b.md", {7, 2, 9, 2}, {7, 3, 10, 3}, "x"};
    struct buf out;

    (void)state;
    buf_init(&out);
    message_add_also(&out, finding, &finding->related[0]);
    assert_string_equal(buf_str(&out).ptr, "line 12: first named here");
    buf_clear(&out);
    message_add_also(&out, finding, &finding->related[2]);
    assert_string_equal(buf_str(&out).ptr, "other.md");
    buf_clear(&out);
    message_add_also(
        &out, finding,
        &(struct record_place){finding->place.path, {0}, {0}, "y"});
    assert_string_equal(buf_str(&out).ptr, "README.md: y");
    buf_clear(&out);
    message_add_also(&out, finding, &there);
    assert_string_equal(buf_str(&out).ptr, "b.md, line 7: x");
    buf_release(&out);
}

/* As many places as are named, and how many there are beside. */
static void test_lines(void **state)
{
    enum { MOST = MESSAGE_ALSO_MAX + 2 };
    static const char *const more[] = {"", "\nand 1 more place",
                                       "\nand 2 more places"};
    struct record_place places[MOST];
    struct record_finding finding = sample_full.findings[3];
    struct buf out;

    (void)state;
    buf_init(&out);
    for (size_t i = 0; i < MOST; i++)
        places[i] = finding.related[0];
    finding.related = places;
    for (size_t i = 0; i <= 2; i++) {
        struct str end = str_from(more[i]);

        buf_clear(&out);
        finding.nrelated = MESSAGE_ALSO_MAX + i;
        message_add_lines(&out, &finding);
        assert_true(str_starts(buf_str(&out),
                               STR("linked twice\nhelp: keep one of them\n"
                                   "also at line 12: first named here\n")));
        assert_true(str_ends(buf_str(&out), end));
        assert_true(str_ends(str_slice(buf_str(&out), 0, out.len - end.len),
                             STR("\nalso at line 12: first named here")));
    }
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_line),
        cmocka_unit_test(test_also),
        cmocka_unit_test(test_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
