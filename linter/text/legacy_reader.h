/*
 * What a line says in an older encoding. A part of text/legacy.h.
 *
 * Runs of bytes above ASCII that are UTF-8 stay that: cells of a row come from
 * several places. Only where the encoding of the line explains such a run much
 * better it is read too, since two bytes of it may be UTF-8 by chance.
 */
#ifndef LISTLINT_TEXT_LEGACY_READER_H
#define LISTLINT_TEXT_LEGACY_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/charset.h"
#include "text/legacy.h"

/* A line on its way through an encoding; zero but for the first two. */
struct legacy_reader {
    const struct charset *charset;
    struct str bytes;
    size_t at;
    size_t end; /* of the last run that was looked at */
    bool kept;  /* the last character was UTF-8 already */
    bool wide;  /* it was of more than one byte */
};

/* The next character of the line, which is not at its end. */
struct utf8_char legacy_next(struct legacy_reader *reader);

/* The end of the bytes above ASCII that begin at `at`. */
size_t legacy_run_end(struct str bytes, size_t at);

/* The letter with the mark on it, or 0: Windows-1258 has the tones of
   Vietnamese as marks behind the letters. */
uint32_t legacy_compose(uint32_t letter, uint32_t mark);

/* Reads the line in an encoding that has all of it. Offsets count from the
   line's start. */
struct legacy_reading legacy_convert(struct arena *arena,
                                     const struct charset *charset,
                                     struct str bytes);

#endif
