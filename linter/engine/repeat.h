/*
 * Entries that name the same thing: what the duplicate rules share.
 *
 * An entry is compared by its row (every byte, white space folded, mojibake
 * mended), by its own link (url_identity) and by its name (schema_name_key). A
 * list here is one table, or the bullets that engine/outline.h takes for one. A
 * row's own link is that of its name, or of the table's one column of links. A
 * bullet that stands below the first with its key is no repetition.
 */
#ifndef LISTLINT_ENGINE_REPEAT_H
#define LISTLINT_ENGINE_REPEAT_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "text/arena.h"

/* How far an entry is from the first of its kind. */
enum repeat_scope {
    REPEAT_NONE,       /* it is the first */
    REPEAT_LIST,       /* both stand in one list */
    REPEAT_DOCUMENT,   /* in two lists of one document */
    REPEAT_COLLECTION, /* in two documents of one language that are neither
                          translations nor copies of each other */
};

/* The first entry before this one, the nearest scope where there is one. */
struct repeat {
    enum repeat_scope scope;
    const struct document *document;
    const struct entry *entry;
};

/* An entry, and what stands before it. */
struct repeats {
    size_t number; /* of the document in the collection */
    const struct document *document;
    const struct entry *entry;
    struct repeat row; /* REPEAT_LIST or nothing */
    struct repeat link;
    struct repeat name; /* not REPEAT_COLLECTION: many things share one */
};

struct check;
struct collection;

/* Finds the entries that repeat others, for the collection, which has its
   schemas; the arena holds them. */
void repeat_find(struct arena *arena, struct collection *collection);

/* Where a walk over them is. */
struct repeat_cursor {
    const struct repeats *next;
    size_t count; /* left */
};

struct repeat_cursor repeat_start(const struct collection *collection);

/* What the entry of the document of that number repeats, or NULL; entries must
   be asked for in their order. */
const struct repeats *repeat_at(struct repeat_cursor *cursor, size_t number,
                                const struct entry *entry);

/* Visits them, in order. */
void repeat_each(struct check *check,
                 void (*visit)(struct check *check,
                               const struct repeats *repeats));

#endif
