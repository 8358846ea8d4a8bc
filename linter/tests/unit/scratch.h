/*
 * A folder of its own for a test, which works in it while it runs.
 */
#ifndef LISTLINT_TESTS_SCRATCH_H
#define LISTLINT_TESTS_SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
    char path[64];
};

/* Makes the folder and enters it; *state is the scratch. */
static int scratch_enter(void **state)
{
    struct scratch *scratch = calloc(1, sizeof *scratch);

    if (!scratch)
        return -1;
    strcpy(scratch->path, "/tmp/listlint-XXXXXX");
    *state = scratch;
    return mkdtemp(scratch->path) ? chdir(scratch->path) : -1;
}

static int scratch_remove(const char *path, const struct stat *info, int kind,
                          struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

/* Leaves the folder and removes it with all that is in it. */
static int scratch_leave(void **state)
{
    struct scratch *scratch = *state;
    int failure = chdir("/");

    failure |= nftw(scratch->path, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
    free(scratch);
    return failure;
}

/* Writes a file. */
static inline void scratch_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline void scratch_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0777), 0);
}

#endif
