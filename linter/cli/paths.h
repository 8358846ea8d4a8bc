/*
 * The PATH arguments: which lists are to be checked.
 */
#ifndef LISTLINT_CLI_PATHS_H
#define LISTLINT_CLI_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* No list is larger; GitHub shows 512,000 bytes. For read_file. */
#define LIST_LARGEST ((size_t)64 * 1024 * 1024)

/* Paths in an array that grows. */
struct paths {
    struct str *items; /* each ends in NUL; "-" is standard input */
    size_t count, capacity;
};

void paths_init(struct paths *paths);
void paths_release(struct paths *paths);
void paths_add(struct paths *paths, struct str path);

/* Whether it stands for standard input. */
bool path_is_stdin(struct str path);

/*
 * Adds the lists that the arguments name, in their order; the lists of a
 * folder by bytes. Without arguments the README of the working folder. What
 * is named twice, by whatever paths, stands once. The strings are in the
 * arena. False on failure, with one line in `*error`.
 */
bool paths_collect(struct paths *paths, struct arena *arena,
                   const char *const *arguments, size_t count,
                   struct str *error);

#endif
