/*
 * The printable-text gate: the one place where a stranger's bytes become text
 * that may be shown.
 */
#ifndef LISTLINT_TEXT_PRINTABLE_H
#define LISTLINT_TEXT_PRINTABLE_H

#include "text/arena.h"
#include "text/str.h"

/*
 * A copy of `s` that is safe to write to a terminal, an XML file or the log
 * of a CI runner: valid UTF-8 that holds no C0, DEL, C1 or bidi control, no
 * line or paragraph separator, no noncharacter and nothing that XML 1.0
 * forbids. Each such byte or character is replaced by a visible form: `\xff`
 * for a byte, `<U+202E>` for a character; a tab becomes one space. Runs of
 * `##[` and leading `::` cannot be taken for commands of a CI runner.
 * The result ends in NUL and lives in the arena.
 */
const char *printable(struct arena *arena, struct str s);

#endif
