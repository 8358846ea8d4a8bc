#define _XOPEN_SOURCE 700 /* nftw */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>

#include "cli/output.h"
#include "scratch.h"

/* Saves the text at the path; the error, or "". */
static const char *save(struct arena *arena, const char *path, const char *text)
{
    struct str error = STR("");
    struct output output;

    output_open(&output, arena, path);
    fputs(text, output.stream);
    if (output_save(&output, arena, &error))
        assert_int_equal(error.len, 0);
    else
        assert_true(error.len > 0);
    return error.ptr;
}

static const char *check(struct arena *arena, const char *path)
{
    struct str error = STR("");

    if (output_check(path, arena, &error))
        assert_int_equal(error.len, 0);
    return error.ptr;
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

static void files_are_replaced(void **state)
{
    struct arena arena;
    struct stat info;
    mode_t mask = umask(027);

    (void)state;
    arena_init(&arena);
    assert_string_equal(save(&arena, "a.txt", "first"), "");
    assert_holds("a.txt", "first");
    assert_int_equal(stat("a.txt", &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    assert_string_equal(save(&arena, "a.txt", "2"), "");
    assert_holds("a.txt", "2");
    assert_string_equal(save(&arena, "a.txt", ""), "");
    assert_holds("a.txt", "");
    assert_int_equal(count_files(), 1);
    umask(mask);
    arena_release(&arena);
}

static void links_stay_links(void **state)
{
    struct arena arena;
    struct stat info;

    (void)state;
    arena_init(&arena);
    scratch_folder("to");
    scratch_write("to/a.txt", "old");
    assert_int_equal(symlink("to/a.txt", "link"), 0);
    assert_string_equal(save(&arena, "link", "new"), "");
    assert_holds("to/a.txt", "new");
    assert_int_equal(lstat("link", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    arena_release(&arena);
}

static void devices_and_pipes_are_written_to(void **state)
{
    struct arena arena;
    struct stat info;
    char bytes[8] = "";
    int reader;

    (void)state;
    arena_init(&arena);
    assert_string_equal(save(&arena, "/dev/null", "text"), "");
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    assert_string_equal(save(&arena, "/dev/full", "text"),
                        "/dev/full: No space left on device");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_string_equal(save(&arena, "pipe", "text"), "");
    assert_int_equal(read(reader, bytes, sizeof bytes), 4);
    assert_string_equal(bytes, "text");
    close(reader);
    arena_release(&arena);
}

static void failures_have_a_reason(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    scratch_folder("to");
    assert_string_equal(save(&arena, "no/a.txt", "x"),
                        "no/a.txt: No such file or directory");
    assert_string_equal(check(&arena, "no/a.txt"),
                        "no/a.txt: No such file or directory");
    assert_string_equal(save(&arena, "to", "x"), "to: Is a directory");
    assert_string_equal(check(&arena, "to"), "to: Is a directory");
    assert_string_equal(check(&arena, "to/a.txt"), "");
    assert_string_equal(check(&arena, "/dev/null"), "");
    assert_string_equal(check(&arena, NULL), "");
    assert_int_equal(count_files(), 1);
    arena_release(&arena);
}

/* Saves to standard output while that is `file`. */
static const char *save_to(struct arena *arena, int file)
{
    int kept = dup(STDOUT_FILENO);
    const char *error;

    fflush(stdout);
    assert_true(file >= 0 && kept >= 0);
    assert_int_equal(dup2(file, STDOUT_FILENO), STDOUT_FILENO);
    error = save(arena, NULL, "text");
    assert_int_equal(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    close(kept);
    close(file);
    return error;
}

static void standard_output_can_fail(void **state)
{
    struct arena arena;
    char bytes[8] = "";
    int ends[2];

    (void)state;
    arena_init(&arena);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    assert_string_equal(save_to(&arena, ends[1]), "");
    assert_int_equal(read(ends[0], bytes, sizeof bytes), 4);
    assert_string_equal(bytes, "text");
    close(ends[0]);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_string_equal(save_to(&arena, ends[1]),
                        "standard output: Broken pipe");
    assert_string_equal(save_to(&arena, open("/dev/full", O_WRONLY)),
                        "standard output: No space left on device");
    arena_release(&arena);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_replaced),
        TEST(links_stay_links),
        TEST(devices_and_pipes_are_written_to),
        TEST(failures_have_a_reason),
        TEST(standard_output_can_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
