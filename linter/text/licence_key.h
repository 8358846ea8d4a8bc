/*
 * Names of licences without what people write differently: case, dots and
 * dashes, `License`, `v` and `version`, zeros at the end of a version.
 * `GNU GPL v3.0` and `gpl-3` are both `gpl 3`.
 */
#ifndef LISTLINT_TEXT_LICENCE_KEY_H
#define LISTLINT_TEXT_LICENCE_KEY_H

#include "text/arena.h"
#include "text/str.h"

/* More bytes are no name of a licence. */
enum { LICENCE_LONGEST = 128 };

/*
 * The words of a name, a space between two: of the longest names that the
 * list has, and shorter. Empty if the text is longer than LICENCE_LONGEST,
 * begins with a mark, or holds what no name does, as a colon or a letter that
 * is not ASCII.
 */
struct str licence_key(struct arena *arena, struct str text);

#endif
