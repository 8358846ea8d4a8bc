#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/file_uri.h"

static const struct {
    const char *path, *uri;
} rows[] = {
    {"README.md", "README.md"},
    {"docs/a-b_c.d~e.md", "docs/a-b_c.d~e.md"},
    {"a b#c?d%e.md", "a%20b%23c%3Fd%25e.md"},
    {"c:a.md", "c%3Aa.md"},
    {"[x](y){z}\\\"<>|^`.md", "%5Bx%5D%28y%29%7Bz%7D%5C%22%3C%3E%7C%5E%60.md"},
    {"\xE6\x9B\xB4\xE5\xA4\x9A.md", "%E6%9B%B4%E5%A4%9A.md"},
    {"<stdin>", "%3Cstdin%3E"},
    {"./a.md", "a.md"},
    {"././docs/.//a.md", "docs/a.md"},
    {"docs/../a.md", "a.md"},
    {"a/b/../../c.md", "c.md"},
    {"a/../../c.md", "../c.md"},
    {"../a.md", "../a.md"},
    {"../../x/../a.md", "../../a.md"},
    {"a/..", "."},
    {"", "."},
    {"..a/b..", "..a/b.."},
    {"/tmp/a b.md", "file:///tmp/a%20b.md"},
    {"//tmp//a.md", "file:///tmp/a.md"},
    {"/tmp/../../a.md", "file:///a.md"},
    {"/", "file:///"},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out;

        buf_init(&out);
        buf_add(&out, STR("x"));
        file_uri_add(&out, rows[i].path);
        assert_string_equal(buf_str(&out).ptr + 1, rows[i].uri);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
