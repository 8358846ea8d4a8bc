/*
 * Globs: patterns of paths, as the configuration has them.
 *
 *   *        any characters but '/'
 *   ?        one character but '/'
 *   [a-z]    one of these, [!a-z] one that is not; never '/'
 *   **       as a whole part of the path: any number of folders
 *   {a,b}    either
 *   \x       the character x itself
 *
 * A glob is matched against all of a path whose folders are separated by '/'.
 * One whose last part has no wildcard may name a folder, and one that ends in
 * '/' does: it stands for everything beneath. The time to match is bounded by
 * the length of the path times the length of the glob.
 */
#ifndef LISTLINT_CLI_GLOB_H
#define LISTLINT_CLI_GLOB_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

struct glob;

/*
 * Compiles a pattern, which is copied. The arena owns the result. On failure
 * NULL, and `*error` says why (constant).
 */
const struct glob *glob_compile(struct arena *arena, struct str pattern,
                                const char **error);

/* Any thread may ask. Invalid UTF-8 in the path counts byte by byte. */
bool glob_match(const struct glob *glob, struct str path);

#endif
