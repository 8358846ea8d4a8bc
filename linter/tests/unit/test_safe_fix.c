#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/safe_fix.h"

#define EDIT(from, to, bytes, is_safe)                                         \
    {                                                                          \
        .start = {.offset = (from)}, .end = {.offset = (to)},                  \
        .text = {(bytes), sizeof(bytes) - 1}, .safe = (is_safe),               \
    }

static const struct {
    const char *what;
    size_t count;
    struct record_edit edits[3];
    bool there;
    const char *one; /* NULL: not in one */
} rows[] = {
    {"nothing", 0, {EDIT(0, 0, "", true)}, false, NULL},
    {"one", 1, {EDIT(3, 5, "ab", true)}, true, "ab"},
    {"a deletion", 1, {EDIT(3, 5, "", true)}, true, ""},
    {"unsafe", 1, {EDIT(3, 5, "ab", false)}, false, NULL},
    {"not UTF-8", 1, {EDIT(3, 5, "\xFF", true)}, false, NULL},
    {"two that touch",
     2,
     {EDIT(3, 5, "ab", true), EDIT(5, 5, "cd", true)},
     true,
     "abcd"},
    {"a gap", 2, {EDIT(3, 5, "ab", true), EDIT(6, 6, "cd", true)}, true, NULL},
    {"the wrong order",
     2,
     {EDIT(5, 6, "ab", true), EDIT(3, 5, "cd", true)},
     true,
     NULL},
    {"one of three is unsafe",
     3,
     {EDIT(3, 5, "ab", true), EDIT(5, 5, "cd", true), EDIT(5, 7, "", false)},
     false,
     NULL},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct record_finding finding = {.edits = rows[i].edits,
                                         .nedits = rows[i].count};
        struct buf text;

        buf_init(&text);
        assert_int_equal(safe_fix_is_there(&finding), rows[i].there);
        assert_int_equal(safe_fix_in_one(&text, &finding), rows[i].one != NULL);
        assert_string_equal(buf_str(&text).ptr, rows[i].one ? rows[i].one : "");
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
