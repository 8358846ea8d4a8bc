#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include "cli/replace.h"
#include "scratch.h"

static struct original original_of(const char *path, const char *bytes)
{
    struct original original = {.bytes = str_from(bytes)};

    assert_int_equal(stat(path, &original.info), 0);
    return original;
}

static enum replaced replace(const char *path, const char *bytes,
                             const struct original *original)
{
    enum replaced result;
    struct arena arena;

    arena_init(&arena);
    result = replace_file(&arena, str_from(path), str_from(bytes), original);
    arena_release(&arena);
    return result;
}

static void assert_holds(const char *path, const char *text)
{
    char bytes[64] = "";
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(bytes, text);
}

static size_t count_files(void)
{
    DIR *stream = opendir(".");
    size_t count = 0;

    assert_non_null(stream);
    while (readdir(stream))
        count++;
    closedir(stream);
    return count - 2; /* "." and ".." */
}

static void an_unchanged_file_is_replaced(void **state)
{
    struct original original;

    (void)state;
    scratch_write("a.md", "old");
    original = original_of("a.md", "old");
    assert_int_equal(replace("a.md", "new", &original), REPLACED);
    assert_holds("a.md", "new");
    assert_int_equal(count_files(), 1);
}

static void the_mode_is_kept(void **state)
{
    static const mode_t modes[] = {0600, 0644, 0755, 0660};
    mode_t mask = umask(077);
    struct original original;
    struct stat info;

    (void)state;
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        scratch_write("a.md", "old");
        assert_int_equal(chmod("a.md", modes[i]), 0);
        original = original_of("a.md", "old");
        assert_int_equal(replace("a.md", "new", &original), REPLACED);
        assert_int_equal(stat("a.md", &info), 0);
        assert_int_equal(info.st_mode & 07777, modes[i]);
    }
    umask(mask);
}

static void root_keeps_the_owner(void **state)
{
    struct original original;
    struct stat info;

    (void)state;
    if (geteuid() != 0)
        skip();
    scratch_write("a.md", "old");
    assert_int_equal(chown("a.md", 12345, 23456), 0);
    original = original_of("a.md", "old");
    assert_int_equal(replace("a.md", "new", &original), REPLACED);
    assert_int_equal(stat("a.md", &info), 0);
    assert_int_equal(info.st_uid, 12345);
    assert_int_equal(info.st_gid, 23456);
}

static void another_content_is_left_alone(void **state)
{
    struct original original;
    struct timespec times[2];

    (void)state;
    scratch_write("a.md", "old");
    original = original_of("a.md", "old");
    times[0] = times[1] = original.info.st_mtim;
    scratch_write("a.md", "odd");
    assert_int_equal(utimensat(AT_FDCWD, "a.md", times, 0), 0);
    assert_int_equal(replace("a.md", "new", &original), REPLACE_CHANGED);
    assert_holds("a.md", "odd");
    assert_int_equal(count_files(), 1);
}

static void another_time_or_file_is_left_alone(void **state)
{
    struct timespec times[2] = {{1, 0}, {1, 0}};
    struct original original;

    (void)state;
    scratch_write("a.md", "old");
    original = original_of("a.md", "old");
    assert_int_equal(utimensat(AT_FDCWD, "a.md", times, 0), 0);
    assert_int_equal(replace("a.md", "new", &original), REPLACE_CHANGED);
    original = original_of("a.md", "old");
    scratch_write("b.md", "old");
    assert_int_equal(utimensat(AT_FDCWD, "b.md", times, 0), 0);
    assert_int_equal(rename("b.md", "a.md"), 0);
    assert_int_equal(replace("a.md", "new", &original), REPLACE_CHANGED);
    assert_int_equal(remove("a.md"), 0);
    assert_int_equal(replace("a.md", "new", &original), REPLACE_CHANGED);
    assert_int_equal(count_files(), 0);
}

static void a_failure_harms_nothing(void **state)
{
    struct rlimit none = {0, RLIM_INFINITY}, before;
    struct original original;

    (void)state;
    scratch_write("a.md", "old");
    original = original_of("a.md", "old");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    assert_int_equal(replace("a.md", "new", &original), REPLACE_FAILED);
    assert_int_equal(errno, EFBIG);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_holds("a.md", "old");
    scratch_folder("to");
    assert_int_equal(replace("to", "new", NULL), REPLACE_FAILED);
    assert_int_equal(errno, EISDIR);
    assert_int_equal(count_files(), 2);
    assert_int_equal(replace("no/a.md", "new", NULL), REPLACE_FAILED);
    assert_int_equal(errno, ENOENT);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_unchanged_file_is_replaced),
        TEST(the_mode_is_kept),
        TEST(root_keeps_the_owner),
        TEST(another_content_is_left_alone),
        TEST(another_time_or_file_is_left_alone),
        TEST(a_failure_harms_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
