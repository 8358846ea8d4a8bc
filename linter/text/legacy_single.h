/*
 * Encodings of one byte a character. A part of text/legacy.h.
 */
#ifndef LISTLINT_TEXT_LEGACY_SINGLE_H
#define LISTLINT_TEXT_LEGACY_SINGLE_H

#include "text/legacy.h"

/*
 * Reads a Cyrillic word, or one or two letters or a typographic mark of
 * Western Europe that stand between ASCII. Fails as legacy_read does.
 */
bool legacy_read_single(struct arena *arena, struct str bytes,
                        struct legacy_reading *reading);

#endif
