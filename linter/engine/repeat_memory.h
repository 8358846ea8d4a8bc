/*
 * What entries were seen with which key, and in which scope.
 *
 * Nearly all keys are seen once: only with the second entry of a key the
 * scopes of the first are looked at.
 */
#ifndef LISTLINT_ENGINE_REPEAT_MEMORY_H
#define LISTLINT_ENGINE_REPEAT_MEMORY_H

#include "engine/repeat.h"
#include "text/map.h"

/* What tells a list from others: a table, or bullets as engine/outline.h has
   them. Without padding, since its bytes are compared. */
struct list_name {
    size_t document, table, section, part, parent;
};

/* An entry that was seen. */
struct seen {
    const struct document *document;
    const struct entry *entry;
    struct str family, language; /* of the document */
    struct list_name list;
    size_t block;          /* of the bullet's item, or NONE */
    struct seen *stranger; /* the first entry after it with its key that is in
                              no translation of its document */
};

struct memory {
    struct arena *arena; /* of what it remembers */
    struct map keys;
    struct map lists, documents, languages;
};

void memory_init(struct memory *memory, struct arena *arena);
void memory_release(struct memory *memory);

/*
 * The nearest entry before this one with the key, which is remembered; the key
 * and `seen` must live as long as the memory. `is_below` tells whether the
 * entry stands below another of its document: it may well lead where that
 * does.
 */
struct repeat memory_look_up(struct memory *memory, struct seen *seen,
                             struct str key,
                             bool (*is_below)(const void *context,
                                              const struct seen *other),
                             const void *context);

#endif
