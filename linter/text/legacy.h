/*
 * Encodings older than UTF-8: which of them explains bytes that are no UTF-8.
 *
 * Nearly any bytes can be read in nearly any encoding. What the bytes of a line
 * say in each of them is judged by character models of the languages that it is
 * used for: a reading is believed if it is more probable by far than every
 * other text, and than bytes at random or UTF-8 that was cut. Lines of a
 * document vote, so that weak lines follow strong ones.
 */
#ifndef LISTLINT_TEXT_LEGACY_H
#define LISTLINT_TEXT_LEGACY_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* A line that was explained, from its first byte in the encoding to its
   last. */
struct legacy_reading {
    size_t start, end;    /* bytes of the source */
    const char *encoding; /* as people call it: "GB18030" */
    struct str bytes;     /* those in the encoding, without what is between */
    struct str text;      /* what they say, and the text between */
};

/* Those of a source, by position. */
struct legacy_readings {
    struct legacy_reading *items;
    size_t count;
};

/*
 * Reads the lines of a source that hold invalid bytes. The arena holds what is
 * found. Takes time linear in the source, and next to none where it is UTF-8.
 */
struct legacy_readings legacy_read(struct arena *arena, struct str source);

#endif
