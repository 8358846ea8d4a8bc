/*
 * Patterns (PCRE2) that a text is looked through for, with bounds on what a
 * hostile pattern or text can cost.
 */
#ifndef LISTLINT_TEXT_PATTERNS_H
#define LISTLINT_TEXT_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

struct patterns;

/* No patterns; the caller owns them: patterns_free, which takes NULL too. */
struct patterns *patterns_new(void);
void patterns_free(struct patterns *patterns);

/*
 * Adds a pattern. False, with a message that names the offset in bytes in
 * `*error` (in the arena), if it is none.
 */
bool patterns_add(struct patterns *patterns, struct arena *arena,
                  struct str pattern, struct str *error);

/*
 * Whether one of the patterns is found in the text. One that exceeds its
 * bounds is not found. Any number of threads may ask.
 */
bool patterns_match(const struct patterns *patterns, struct str text);

#endif
