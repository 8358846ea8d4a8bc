/*
 * Templates: what a text should look like, as people write it down.
 *
 *     [{name}]({url}) - {description}
 *
 * `{word}` is a field, which stands for any text that is not empty; all else
 * stands for itself. A field in square brackets or parentheses ends at the
 * one that closes them: it may hold pairs of them, characters escaped by a
 * backslash and text between back-ticks. One in parentheses holds no white
 * space, but for a title in quotes at its end.
 */
#ifndef LISTLINT_TEXT_TEMPLATE_H
#define LISTLINT_TEXT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/patterns.h"
#include "text/str.h"

struct template;

enum { TEMPLATE_LONGEST = 512 }; /* bytes */

/*
 * Reads a template; NULL if it has no field, is too long or is no UTF-8. The
 * arena owns what it says, the caller the result: template_free, which takes
 * NULL too.
 */
struct template *template_new(struct arena *arena, struct str text);
void template_free(struct template *template);

/* Whether a text that may be either is a pattern, which stands between slashes;
   `*pattern` is what they hold. */
bool template_is_pattern(struct str text, struct str *pattern);

/* Where a text leaves a template. */
struct departure {
    struct str before;   /* the template up to there, all of it followed */
    struct str expected; /* what it says next: text up to a field or a bracket
                            that closes, a field, or empty at its end */
    size_t at;           /* where in the text that is not */
    bool loose;          /* it is nowhere behind there: `before` ends with a
                            field that only `expected` could end */
};

/* Whether the text follows the template, as a whole; `*departure` is set
   where it leaves it. Any number of threads may ask. */
enum tracking template_follow(const struct template *template, struct str text,
                              struct departure *departure);

#endif
