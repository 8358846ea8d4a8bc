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
 * bounds is not found, nor any once that has happened with 100 texts. Any
 * number of threads may ask.
 */
bool patterns_match(const struct patterns *patterns, struct str text);

/* Whether surely none of them is found in the text. */
bool patterns_refuse(const struct patterns *patterns, struct str text);

/* How many texts were too much for them, up to 100. */
size_t patterns_lost(const struct patterns *patterns);

/* One pattern that texts should follow, and where one leaves it. */
struct track;

enum tracking {
    TRACK_FOLLOWED,
    TRACK_LEFT,
    TRACK_UNKNOWN, /* it exceeds the bounds, or is no UTF-8 */
};

/* The part of the pattern that was reached last, and where in the text that
   was; offsets in bytes. */
struct track_end {
    size_t pattern, text;
};

/*
 * A pattern to be followed, or NULL if it is none. With `every` each of its
 * items is a part, else those behind a `(?C)`. The caller owns the track:
 * track_free, which takes NULL too.
 */
struct track *track_new(struct str pattern, bool every);
void track_free(struct track *track);

/* Whether the text follows the pattern; where it does not `*end` says how far
   it came. Any number of threads may ask. */
enum tracking track_follow(const struct track *track, struct str text,
                           struct track_end *end);

#endif
