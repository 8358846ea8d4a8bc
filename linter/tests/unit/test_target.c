/* What the destination of a link means, in a list of a repository. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/files.h"

#define HOME(folder_)                                                          \
    {                                                                          \
        .root = {"/r", 2}, .folder = {folder_, sizeof(folder_) - 1},           \
        .repository = true                                                     \
    }

static const struct file_home top = HOME("/r");
static const struct file_home below = HOME("/r/docs/a");

/* The path, or what else the address means. */
static const char *read(struct arena *arena, const struct file_home *home,
                        const char *url)
{
    static const char *const kinds[] = {[TARGET_NONE] = "none",
                                        [TARGET_PAGE] = "page",
                                        [TARGET_OUTSIDE] = "outside",
                                        [TARGET_SITE] = "site"};
    struct link link = {.kind = LINK_INLINE, .url = str_from(url)};
    struct target target = target_of(arena, home, &link);

    if (target.kind != TARGET_FILE)
        return kinds[target.kind];
    return str_copy(arena, target.path).ptr;
}

struct sample {
    const char *url, *meaning;
};

static void check(const struct file_home *home, const struct sample *samples)
{
    struct arena arena;

    arena_init(&arena);
    for (; samples->url; samples++)
        assert_string_equal(read(&arena, home, samples->url), samples->meaning);
    arena_release(&arena);
}

static void test_top(void **state)
{
    static const struct sample samples[] = {
        {"a.md", "/r/a.md"},
        {"./a//b/../c.md", "/r/a/c.md"},
        {"/a.md", "/r/a.md"},
        {"docs/", "/r/docs"},
        {"/", "/r"},
        {".", "/r"},
        {"a.md?plain=1#L1", "/r/a.md"},
        {"a%20b.md", "/r/a b.md"},
        {"a%2Fb.md", "/r/a/b.md"},
        {"100%.md", "/r/100%.md"},
        {"%E4%B8%AD.md", "/r/中.md"},
        {"#a", "page"},
        {"?tab=readme#a", "page"},
        {"", "none"},
        {"https://example.org/a", "none"},
        {"//example.org/a", "none"},
        {"mailto:a@example.org", "none"},
        {"www.example.org", "none"},
        {"\u00A0https://example.org", "none"},
        {"a.md\u3000", "none"},
        {"a.md\u00A0\"title\"", "none"},
        {"#a\u00A0", "none"},
        {"https//example.org", "none"},
        {"{{site}}/a.md", "none"},
        {"../a.md", "outside"},
        {"../../a.md", "outside"},
        {"a/../../../b/../a.md", "outside"},
        {"../wiki/Home", "site"},
        {"../main/a.md", "site"},
        {"../..", "site"},
        {"../../issues?q=a", "site"},
        {"../../../other", "site"},
        {NULL, NULL},
    };

    (void)state;
    check(&top, samples);
}

static void test_below(void **state)
{
    static const struct sample samples[] = {
        {"b.md", "/r/docs/a/b.md"},
        {"../b.md", "/r/docs/b.md"},
        {"../../b.md", "/r/b.md"},
        {"/b.md", "/r/b.md"},
        {"../../../b.md", "outside"},
        {"../../../../wiki", "site"},
        {NULL, NULL},
    };

    (void)state;
    check(&below, samples);
}

static void test_no_repository(void **state)
{
    static const struct sample samples[] = {
        {"a.md", "/r/a.md"}, {"../a.md", "site"}, {"/a.md", "site"},
        {"#a", "page"},      {NULL, NULL},
    };
    struct file_home home = top;

    (void)state;
    home.repository = false;
    check(&home, samples);
}

static void test_template(void **state)
{
    static const struct sample samples[] = {
        {"a.md", "none"}, {"#a", "none"}, {NULL, NULL}};
    struct file_home home = top;

    (void)state;
    home.elsewhere = true;
    check(&home, samples);
    assert_true(target_is_template(STR("/r/.github/ISSUE_TEMPLATE/bug.md")));
    assert_true(target_is_template(STR("/r/.github/pull_request_template.md")));
    assert_false(target_is_template(STR("/r/templates/ISSUES.md")));
}

static void test_parts(void **state)
{
    struct link link = {.kind = LINK_INLINE,
                        .url = STR("a%20b.md?x&plain=1#c%C3%A9")};
    struct target target;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    target = target_of(&arena, &top, &link);
    assert_true(str_eq(target.written, STR("a b.md")));
    assert_true(str_eq(target.fragment, STR("cé")));
    assert_true(target.plain);
    link.kind = LINK_TORN;
    assert_int_equal(target_of(&arena, &top, &link).kind, TARGET_NONE);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_top),           cmocka_unit_test(test_below),
        cmocka_unit_test(test_no_repository), cmocka_unit_test(test_template),
        cmocka_unit_test(test_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
