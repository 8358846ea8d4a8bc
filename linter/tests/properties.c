/*
 * Holds the fixes of all rules to what they promise (property_check.h).
 *
 *     properties ROOT SHARED
 *
 * Over lists that are made here, every fixture's bad.md below the root, and
 * the real lists of the shared folder, where there is one.
 */
#define _XOPEN_SOURCE 700 /* nftw */
#include <ftw.h>
#include <stdio.h>

#include "cli/read.h"
#include "document/document.h"
#include "generate.h"
#include "property_check.h"
#include "text/alloc.h"

enum { GENERATED = 2000, FILE_LARGEST = 16 * 1024 * 1024 };

/* nftw() gives its callback no context. */
static struct tally tally;

static void check_file(const char *path)
{
    struct arena arena;
    struct str error;
    struct buf bytes;

    arena_init(&arena);
    buf_init(&bytes);
    if (read_file(&bytes, str_from(path), FILE_LARGEST, &arena, &error)) {
        property_check(&tally, path, buf_str(&bytes), false);
    } else {
        fprintf(stderr, "%.*s\n", STR_ARG(error));
        tally.failures++;
    }
    buf_release(&bytes);
    arena_release(&arena);
}

static int visit_fixture(const char *path, const struct stat *info, int type,
                         struct FTW *where)
{
    (void)info;
    if (type == FTW_F && str_eq(str_from(path + where->base), STR("bad.md")))
        check_file(path);
    return 0;
}

static int visit_real(const char *path, const struct stat *info, int type,
                      struct FTW *where)
{
    struct str name = str_from(path);

    (void)info;
    (void)where;
    if (type == FTW_F &&
        (str_ends(name, STR(".md")) || str_ends(name, STR(".txt"))))
        check_file(path);
    return 0;
}

static void check_generated(void)
{
    for (unsigned i = 0; i < GENERATED; i++) {
        char name[32];
        struct buf list;

        snprintf(name, sizeof name, "generated %u", i);
        buf_init(&list);
        generate_list(&list, i);
        property_check(&tally, name, buf_str(&list), false);
        buf_release(&list);
    }
}

/* Below one of the two folders that belong to the test. */
static void check_below(const char *folder, const char *name,
                        int (*visit)(const char *, const struct stat *, int,
                                     struct FTW *))
{
    struct arena arena;
    struct str path;

    arena_init(&arena);
    path = str_printf(&arena, "%s/%s", folder, name);
    if (nftw(path.ptr, visit, 16, FTW_PHYS))
        printf("skipped: there is nothing at %s\n", path.ptr);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: properties ROOT SHARED\n");
        return 2;
    }
    document_setup();
    check_generated();
    check_below(argv[1], "fixtures", visit_fixture);
    check_below(argv[2], "corpus", visit_real);
    check_below(argv[2], "seeds", visit_real);
    printf("%zu lists, %zu edits, %zu findings fixed, %zu failures\n",
           tally.lists, tally.edits, tally.fixed, tally.failures);
    return tally.failures != 0;
}
