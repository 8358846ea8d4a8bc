/*
 * What may be shown of a stranger's text: printable, and without its secrets.
 *
 * A list with a password in a link must not spread it through the log of a CI
 * run, whatever finding the line is shown for and whatever rules are on.
 */
#ifndef LISTLINT_ENGINE_CONCEAL_H
#define LISTLINT_ENGINE_CONCEAL_H

#include "document/document.h"
#include "text/arena.h"
#include "text/str.h"

/* The text with its secrets replaced by `…`, printable; in the arena. */
const char *conceal(struct arena *arena, struct str text);

/* The secrets of a text, by position. */
struct secrets {
    struct span *items;
    size_t count;
};

/* Finds them all; the arena holds them. */
struct secrets secrets_find(struct arena *arena, struct str text);

/* A part of the text without its secrets, printable: one that it holds only a
   piece of is replaced as well. */
const char *conceal_part(struct arena *arena, struct str text,
                         const struct secrets *secrets, struct span part);

#endif
