/*
 * Encodings older than UTF-8: which of them explains bytes that are no UTF-8.
 *
 * Nearly any bytes can be read in nearly any encoding, so that a reading is
 * believed only if it gives the commonest characters of a language, and if no
 * other encoding does.
 */
#ifndef LISTLINT_TEXT_LEGACY_H
#define LISTLINT_TEXT_LEGACY_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

struct legacy_reading {
    const char *encoding; /* as people call it: "GB18030" */
    size_t len;           /* bytes read, from the front */
    struct str text;      /* what they say */
    bool sure;            /* related encodings say the same */
};

/*
 * Reads the bytes at the front of `bytes`: words of Chinese, Japanese, Korean
 * or Cyrillic up to the first ASCII byte that is no part of them, or one or
 * two letters of Western Europe. False without one clear reading: `len` says
 * how far it looked then, and nothing before that is worth another try. The
 * text lives in the arena.
 */
bool legacy_read(struct arena *arena, struct str bytes,
                 struct legacy_reading *reading);

#endif
