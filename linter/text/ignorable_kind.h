/*
 * The characters of text/ignorable.h, and what each may be good for.
 */
#ifndef LISTLINT_TEXT_IGNORABLE_KIND_H
#define LISTLINT_TEXT_IGNORABLE_KIND_H

#include <stdbool.h>
#include <stdint.h>

enum ignorable_use {
    USE_NONE,      /* nothing in a list */
    USE_SPACE,     /* between words of a script that has no spaces */
    USE_JOINER,    /* beside letters that join; in emoji */
    USE_DIRECTION, /* in text with letters from right to left */
    USE_SCRIPT,    /* beside characters of its own scripts */
    USE_SELECTOR,  /* behind what it chooses the look of */
    USE_TAG,       /* in the flag of a region */
};

struct ignorable_kind {
    uint32_t first, last;
    enum ignorable_use use;
    unsigned traits; /* of USE_SCRIPT: script_traits of its neighbours */
    bool blank;      /* it takes room */
    const char *name;
};

/* The kind of a character, or NULL if it is none of them. */
const struct ignorable_kind *ignorable_kind(uint32_t code_point);

#endif
