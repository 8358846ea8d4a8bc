/*
 * The damaged runs of a part of a document, one after the other.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_CURSOR_H
#define LISTLINT_DOCUMENT_DAMAGE_CURSOR_H

#include "document/damage.h"

/* Where an iteration over the runs stands. */
struct damage_cursor {
    const struct damages *damages;
    size_t damage, run;      /* the next run, by their indexes */
    const struct damage *of; /* that the last run is a part of */
};

/* Stands before the first run that ends behind the offset; takes time
   logarithmic in the damages. */
struct damage_cursor damages_from(const struct damages *damages, size_t offset);

/* The next run, if it starts before `end`; else NULL. */
const struct damaged_run *damages_next(struct damage_cursor *cursor,
                                       size_t end);

#endif
