/*
 * The source while it is looked through for what cmark-gfm is kept from:
 * shared by the files of guard.h.
 */
#ifndef LISTLINT_DOCUMENT_GUARD_MASK_H
#define LISTLINT_DOCUMENT_GUARD_MASK_H

#include "document/document.h"

struct guard {
    struct document *document;
    char *copy;   /* once there was something to mask */
    size_t tries; /* delimiter rows since a blank line that fit no header */
    size_t lone;  /* bytes of this paragraph since its last pipe */
    size_t above; /* sum of these over its lines */
    size_t steps; /* sum of `above` over delimiter rows */
};

/* Puts another byte in the place of one. */
void guard_put(struct guard *guard, size_t at, char byte);

/* Makes a comma of a byte, which is nothing to Markdown and no part of a word
   or an address. */
void guard_mask(struct guard *guard, size_t at);

/* The list is beyond a bound: the first place of each kind is kept. */
void guard_beyond(struct guard *guard, enum excess_kind kind, size_t line,
                  size_t number);

/* Steps that cmark-gfm may take beyond a pass over the source. */
size_t guard_steps(const struct guard *guard);

/* The first line from there on that is blank, or the end. */
size_t guard_blank(struct str source, size_t at);

/* Marks of containers at the start of a line: guard_nesting.c. */
void guard_nesting(struct guard *guard, size_t line);

/* UTF-8 that ends with its line: guard_utf8.c. */
void guard_utf8(struct guard *guard);

/* What is looked for far ahead of it in text: guard_ahead.c. */
void guard_ahead(struct guard *guard);

/* Definitions that are long and often referred to: guard_reference.c. */
void guard_references(struct guard *guard);

#endif
