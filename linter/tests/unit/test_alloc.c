#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/alloc.h"

static void require(bool had)
{
    mem_require(had);
}

/* More than any machine has, and more than can be counted. */
static void ask_too_much(bool had)
{
    (void)had;
    mem_resize(NULL, SIZE_MAX / 2, 4);
}

/* Calls it in a process of its own, which goes on to its own end or not: the
   exit status, and what it wrote to standard error. */
static int status_of(void (*call)(bool had), bool had, char text[64])
{
    int ends[2], status;
    ssize_t len;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (!child) {
        dup2(ends[1], STDERR_FILENO);
        call(had);
        _exit(7);
    }
    close(ends[1]);
    len = read(ends[0], text, 63);
    assert_true(len >= 0);
    text[len] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_the_end(void **state)
{
    char text[64];

    (void)state;
    assert_int_equal(status_of(require, false, text), 2);
    assert_string_equal(text, "listlint: out of memory\n");
    assert_int_equal(status_of(ask_too_much, true, text), 2);
    assert_string_equal(text, "listlint: out of memory\n");
}

static void test_going_on(void **state)
{
    char text[64];

    (void)state;
    assert_int_equal(status_of(require, true, text), 7);
    assert_string_equal(text, "");
}

static void test_growing(void **state)
{
    static const size_t capacities[] = {8, 8, 8, 8, 8, 8, 8, 8, 16};
    size_t capacity = 0;
    int *items = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++) {
        items = mem_grow(items, i, &capacity, sizeof *items);
        assert_int_equal(capacity, capacities[i]);
        items[i] = (int)i;
    }
    for (int i = 0; i < 9; i++)
        assert_int_equal(items[i], i);
    mem_free(items);
}

/* What is expected is no promise: what comes may be more, or there may not be
   so much. */
static void test_what_is_expected(void **state)
{
    static const size_t sizes[] = {0, 1, 64 << 20};
    enum { PIECE = 100000, PIECES = 1000 };
    char *pieces[PIECES];

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        mem_expect(sizes[i]);
    for (size_t i = 0; i < PIECES; i++)
        memset(pieces[i] = mem_alloc(PIECE), (int)i, PIECE);
    for (size_t i = 0; i < PIECES; i++) {
        assert_int_equal((unsigned char)pieces[i][PIECE - 1], i & 0xff);
        mem_free(pieces[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_end),
        cmocka_unit_test(test_what_is_expected),
        cmocka_unit_test(test_going_on),
        cmocka_unit_test(test_growing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
