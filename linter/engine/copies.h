/*
 * Documents that hold the same links: a list and the part that it is put
 * together from, its archive, a translation whose path does not say so.
 */
#ifndef LISTLINT_ENGINE_COPIES_H
#define LISTLINT_ENGINE_COPIES_H

#include <stdbool.h>

#include "document/document.h"
#include "text/map.h"

struct copies {
    struct arena arena;
    struct map counts; /* by one document, or by two */
};

void copies_init(struct copies *copies);
void copies_release(struct copies *copies);

/* Counts so many links of the document: all of them if `first` is NULL, else
   those that this document holds too. */
void copies_count(struct copies *copies, const struct document *document,
                  const struct document *first, size_t links);

/* Whether nearly all links of the one stand in the other. Few links say
   nothing. */
bool copies_are(const struct copies *copies, const struct document *document,
                const struct document *first);

#endif
