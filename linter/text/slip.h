/*
 * Slips in the scheme of an address: `htps://`, `https//`, `https:/`.
 *
 * An address with one of them leads nowhere, or into the site that shows it.
 */
#ifndef LISTLINT_TEXT_SLIP_H
#define LISTLINT_TEXT_SLIP_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum slip_kind {
    SLIP_MISSPELT,  /* htps:// */
    SLIP_NO_COLON,  /* https//x.org */
    SLIP_MARK,      /* https;//x.org or https:://x.org */
    SLIP_ONE_SLASH, /* https:/x.org */
    SLIP_BACKSLASH, /* https:\\x.org */
    SLIP_FULLWIDTH, /* https：//x.org */
    SLIP_TWICE,     /* http://https://x.org */
};

struct slip {
    enum slip_kind kind;
    struct str written; /* the front of the address that is wrong */
    struct str meant;   /* what is to stand in its place; may be empty */
    struct str host;    /* what stands behind it */
};

/* Reads the front of an address. False if it is right, or if no host with a
   dot in its name stands behind the slip. */
bool slip_read(struct str address, struct slip *found);

/* The offset of the first word of a text, at or behind `from`, that begins an
   address with a slip; STR_NONE if none does. */
size_t slip_find(struct str text, size_t from, struct slip *found);

#endif
