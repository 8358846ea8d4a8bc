/*
 * What a place of a document is about, for people.
 */
#ifndef LISTLINT_ENGINE_ABOUT_H
#define LISTLINT_ENGINE_ABOUT_H

#include "document/document.h"
#include "text/arena.h"

/* The entry that holds the offset, else the one that ends there, where what it
   lacks would stand; or NULL. */
const struct entry *about_entry(const struct document *document, size_t offset);

/* A name as reports tell it: of a long one the front, and dots. Printable and
   without secrets, in the arena. Takes no more time for a longer one. */
const char *about_name(struct arena *arena, struct str name);

/* The name of the entry there, else the heading that the place belongs to;
   empty if there is none. As above. */
const char *about_place(struct arena *arena, const struct document *document,
                        size_t offset);

#endif
