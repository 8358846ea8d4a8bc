/*
 * UTF-16 and UTF-32: text in units of two or four bytes (the Unicode Standard,
 * 3.10), as some programs of Windows save it, and what it is in UTF-8.
 */
#ifndef LISTLINT_TEXT_WIDE_H
#define LISTLINT_TEXT_WIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

struct wide_form;

struct wide {
    const struct wide_form *form;
    const char *name; /* "UTF-16LE" */
    bool mark;        /* it begins with a byte order mark */
    size_t lost;      /* units and bytes that are no text: lone surrogates,
                         numbers above U+10FFFF, a unit cut short */
};

/*
 * Whether the bytes are UTF-16 or UTF-32. The first 4 KiB decide: they must
 * read as text that holds ASCII, several characters of it in a row where there
 * is no byte order mark, and next to no control characters. Bytes with a few
 * NULs in them are not wide, nor is UTF-8 behind a mark that is wrong.
 * wide_read sets `lost`.
 */
bool wide_find(struct str bytes, struct wide *wide);

/*
 * The text in UTF-8, without the byte order mark: valid whatever the bytes
 * are, with U+FFFD for each of `wide->lost`. Takes time linear in the bytes,
 * and up to one and a half of their number of the arena.
 */
struct str wide_read(struct arena *arena, struct str bytes, struct wide *wide);

#endif
