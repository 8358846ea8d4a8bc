/*
 * What a text looks like: the skeletons of UTS #39, section 4.
 *
 * Two texts that a reader may take for each other have the same skeleton. Meant
 * for host names as they are once mapped. Two things are otherwise than in
 * Unicode's data: the ligatures of living alphabets (æ, œ) look like
 * themselves, and the Cyrillic palochka looks like an l.
 */
#ifndef LISTLINT_TEXT_LOOKALIKE_H
#define LISTLINT_TEXT_LOOKALIKE_H

#include "text/arena.h"
#include "text/str.h"

/* The skeleton: for comparison with others, not for people. */
struct str lookalike_skeleton(struct arena *arena, struct str text);

/*
 * The text with each character that is not ASCII replaced by the ASCII that it
 * looks like, small letters for capital ones; empty if one looks like none, or
 * if the text is ASCII already.
 */
struct str lookalike_ascii(struct arena *arena, struct str text);

#endif
