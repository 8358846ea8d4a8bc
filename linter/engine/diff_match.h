/*
 * Which lines of two texts are the same line: the heart of a diff.
 */
#ifndef LISTLINT_ENGINE_DIFF_MATCH_H
#define LISTLINT_ENGINE_DIFF_MATCH_H

#include <stddef.h>

#include "text/str.h"

struct diff_lines {
    struct str *items; /* each with its line feed, if it has one */
    size_t count;
};

/*
 * For each line of `before` the index of the line of `after` that it became
 * unchanged, or STR_NONE; the indexes rise. Not always the most lines that
 * could be matched, but found in time linear in the texts but for a factor of
 * log n. The caller owns the result: mem_free.
 */
size_t *diff_match(const struct diff_lines *before,
                   const struct diff_lines *after);

#endif
