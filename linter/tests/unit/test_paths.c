#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/path.h"
#include "cli/paths.h"
#include "cli/read.h"
#include "scratch.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static size_t count_words(const char *const *words)
{
    size_t count = 0;

    while (words[count])
        count++;
    return count;
}

static void assert_paths(const char *const *arguments,
                         const char *const *expected)
{
    struct paths paths;
    struct arena arena;
    struct str error = STR("");

    arena_init(&arena);
    paths_init(&paths);
    if (!paths_collect(&paths, &arena, arguments, count_words(arguments),
                       &error))
        fail_msg("%.*s", STR_ARG(error));
    assert_int_equal(paths.count, count_words(expected));
    for (size_t i = 0; i < paths.count; i++)
        assert_string_equal(paths.items[i].ptr, expected[i]);
    paths_release(&paths);
    arena_release(&arena);
}

static void assert_error(const char *const *arguments, const char *expected)
{
    struct paths paths;
    struct arena arena;
    struct str error = STR("");

    arena_init(&arena);
    paths_init(&paths);
    assert_false(paths_collect(&paths, &arena, arguments,
                               count_words(arguments), &error));
    assert_string_equal(error.ptr, expected);
    paths_release(&paths);
    arena_release(&arena);
}

static void the_readme_is_the_default(void **state)
{
    const char *const none[] = {NULL};

    (void)state;
    assert_error(none, "no README.md here; name a list");
    scratch_write("readme.md", "");
    assert_paths(none, WORDS("readme.md"));
    scratch_write("README.md", "");
    assert_paths(none, WORDS("README.md"));
}

static void what_is_not_there_is_an_error(void **state)
{
    (void)state;
    scratch_folder("docs");
    scratch_write("docs/a.txt", "");
    assert_error(WORDS("nofile.md"), "nofile.md: No such file or directory");
    assert_error(WORDS("docs"), "docs: no Markdown files");
    assert_error(WORDS("docs/a.txt/b"), "docs/a.txt/b: Not a directory");
    assert_error(WORDS(""), ": No such file or directory");
}

static void a_list_is_read_once(void **state)
{
    (void)state;
    scratch_folder("docs");
    scratch_write("docs/b.md", "");
    scratch_write("docs/a.md", "");
    scratch_write("x.txt", "");
    assert_int_equal(symlink("docs/b.md", "link.md"), 0);
    assert_paths(WORDS("-", "x.txt", "-"), WORDS("-", "x.txt"));
    assert_paths(WORDS("docs/b.md", "docs", "./docs/b.md"),
                 WORDS("docs/b.md", "docs/a.md"));
    assert_paths(WORDS("link.md", "docs"), WORDS("link.md", "docs/a.md"));
}

/* The lists that are in both kinds of folder. */
static void make_tree(void)
{
    scratch_folder("tree");
    scratch_folder("tree/sub");
    scratch_folder("tree/.hidden");
    scratch_folder("tree/node_modules");
    scratch_write("tree/b.md", "");
    scratch_write("tree/B.MD", "");
    scratch_write("tree/sub.md", "");
    scratch_write("tree/sub/a b\n.markdown", "");
    scratch_write("tree/.hidden/h.md", "");
    scratch_write("tree/node_modules/n.md", "");
    scratch_write("tree/c.txt", "");
    scratch_write("tree/.md", "");
    assert_int_equal(symlink("/etc/passwd", "tree/link.md"), 0);
    assert_int_equal(symlink("..", "tree/loop"), 0);
}

static void a_folder_is_walked(void **state)
{
    (void)state;
    make_tree();
    assert_paths(WORDS("tree/"), WORDS("tree/B.MD", "tree/b.md", "tree/sub.md",
                                       "tree/sub/a b\n.markdown"));
    assert_int_equal(chdir("tree"), 0);
    assert_paths(WORDS("."),
                 WORDS("B.MD", "b.md", "sub.md", "sub/a b\n.markdown"));
}

static int git_there(void)
{
    return !system("git --version >/dev/null 2>&1");
}

static void git_says_what_is_ignored(void **state)
{
    (void)state;
    if (!git_there())
        skip();
    make_tree();
    scratch_write("tree/.gitignore", "node_modules\nB.MD\n");
    scratch_write("tree/gone.md", "");
    assert_int_equal(system("cd tree && git init -q . && git add gone.md"), 0);
    assert_int_equal(unlink("tree/gone.md"), 0);
    assert_paths(WORDS("tree"),
                 WORDS("tree/.hidden/h.md", "tree/b.md", "tree/sub.md",
                       "tree/sub/a b\n.markdown"));
    assert_paths(WORDS("tree/sub"), WORDS("tree/sub/a b\n.markdown"));
    assert_error(WORDS("tree/node_modules"),
                 "tree/node_modules: no Markdown files");
}

/* A hook's GIT_DIR is for the repository of the hook. */
static void the_repository_is_the_folders_own(void **state)
{
    (void)state;
    if (!git_there())
        skip();
    scratch_folder("other");
    make_tree();
    scratch_write("tree/.gitignore", "b.md\nB.MD\nsub*\n.hidden\n");
    assert_int_equal(system("git init -q other && git init -q tree"), 0);
    setenv("GIT_DIR", "other/.git", 1);
    setenv("GIT_WORK_TREE", "other", 1);
    assert_paths(WORDS("tree"), WORDS("tree/node_modules/n.md"));
    unsetenv("GIT_DIR");
    unsetenv("GIT_WORK_TREE");
}

/* What the repository names as its monitor must not be run. */
static void git_runs_nothing_of_the_repository(void **state)
{
    (void)state;
    if (!git_there())
        skip();
    scratch_folder("tree");
    scratch_write("tree/a.md", "");
    assert_int_equal(system("git init -q tree && cd tree && git add a.md &&"
                            " git config core.fsmonitor 'touch ran; false'"),
                     0);
    assert_paths(WORDS("tree"), WORDS("tree/a.md"));
    assert_int_not_equal(access("tree/ran", F_OK), 0);
}

static void files_are_read_whole(void **state)
{
    struct arena arena;
    struct buf bytes;
    struct str error;

    (void)state;
    arena_init(&arena);
    buf_init(&bytes);
    scratch_write("a.md", "some text");
    assert_true(read_file(&bytes, STR("a.md"), LIST_LARGEST, &arena, &error));
    assert_string_equal(bytes.ptr, "some text");
    assert_false(read_file(&bytes, STR("no.md"), LIST_LARGEST, &arena, &error));
    assert_string_equal(error.ptr, "no.md: No such file or directory");
    assert_false(read_file(&bytes, STR("."), LIST_LARGEST, &arena, &error));
    assert_string_equal(error.ptr, ".: Is a directory");
    buf_release(&bytes);
    arena_release(&arena);
}

static void the_bound_is_exact(void **state)
{
    const size_t most = 1024 * 1024;
    struct arena arena;
    struct buf bytes;
    struct str error;

    (void)state;
    arena_init(&arena);
    buf_init(&bytes);
    scratch_write("a.md", "");
    assert_int_equal(truncate("a.md", (off_t)most), 0);
    assert_true(read_file(&bytes, STR("a.md"), most, &arena, &error));
    assert_int_equal(bytes.len, most);
    buf_clear(&bytes);
    assert_int_equal(truncate("a.md", (off_t)most + 1), 0);
    assert_false(read_file(&bytes, STR("a.md"), most, &arena, &error));
    assert_string_equal(error.ptr, "a.md: file is larger than 1 MiB");
    buf_clear(&bytes);
    assert_false(
        read_file(&bytes, STR("/dev/zero"), LIST_LARGEST, &arena, &error));
    assert_string_equal(error.ptr, "/dev/zero: file is larger than 64 MiB");
    buf_release(&bytes);
    arena_release(&arena);
}

static void assert_str(struct str s, const char *expected)
{
    assert_int_equal(s.len, strlen(expected));
    assert_memory_equal(s.ptr, expected, s.len);
}

static void paths_have_parts(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_str(path_name(STR("docs/a.md")), "a.md");
    assert_str(path_name(STR("docs//")), "docs");
    assert_str(path_folder(STR("docs/a.md")), "docs");
    assert_str(path_folder(STR("docs//a.md")), "docs");
    assert_str(path_folder(STR("a.md")), ".");
    assert_str(path_folder(STR("/a.md")), "/");
    assert_str(path_folder(STR("/")), "/");
    assert_str(path_folder(STR("a/b/")), "a");
    assert_str(path_join(&arena, STR("."), STR("a")), "a");
    assert_str(path_join(&arena, STR("/"), STR("a")), "/a");
    assert_str(path_join(&arena, STR("b"), STR("a")), "b/a");
    assert_str(path_beneath(STR("/a/b"), STR("/a")), "b");
    assert_str(path_beneath(STR("/ab"), STR("/a")), "/ab");
    assert_str(path_beneath(STR("/a"), STR("/a")), "/a");
    assert_str(path_beneath(STR("/a/b"), STR("/")), "a/b");
    arena_release(&arena);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_readme_is_the_default),
        TEST(what_is_not_there_is_an_error),
        TEST(a_list_is_read_once),
        TEST(a_folder_is_walked),
        TEST(git_says_what_is_ignored),
        TEST(the_repository_is_the_folders_own),
        TEST(git_runs_nothing_of_the_repository),
        TEST(files_are_read_whole),
        TEST(the_bound_is_exact),
        cmocka_unit_test(paths_have_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
