#include "engine/repeat_memory.h"

#include <string.h>

/* The first entry with a key. */
struct first {
    struct seen *seen;
    bool scoped; /* it stands in the maps of the scopes */
};

void memory_init(struct memory *memory, struct arena *arena)
{
    memory->arena = arena;
    map_init(&memory->keys);
    map_init(&memory->lists);
    map_init(&memory->documents);
    map_init(&memory->languages);
}

void memory_release(struct memory *memory)
{
    map_release(&memory->keys);
    map_release(&memory->lists);
    map_release(&memory->documents);
    map_release(&memory->languages);
}

/* The place of the key within a scope; both may hold any byte, NUL too. */
static void **scoped(struct memory *memory, struct map *map, struct str scope,
                     struct str key)
{
    char *bytes = arena_alloc(memory->arena, scope.len + key.len + 1);

    if (scope.len)
        memcpy(bytes, scope.ptr, scope.len);
    memcpy(bytes + scope.len + 1, key.ptr, key.len);
    return map_at(map, (struct str){bytes, scope.len + 1 + key.len});
}

static void **list_place(struct memory *memory, const struct seen *seen,
                         struct str key)
{
    struct str scope = {(const char *)&seen->list, sizeof seen->list};

    return scoped(memory, &memory->lists, scope, key);
}

static void **document_place(struct memory *memory, const struct seen *seen,
                             struct str key)
{
    struct str scope = {(const char *)&seen->list.document,
                        sizeof seen->list.document};

    return scoped(memory, &memory->documents, scope, key);
}

static void **language_place(struct memory *memory, const struct seen *seen,
                             struct str key)
{
    return scoped(memory, &memory->languages, seen->language, key);
}

static struct repeat found(enum repeat_scope scope, const struct seen *seen)
{
    return (struct repeat){scope, seen->document, seen->entry};
}

/* The first entry with the key in a document that is no translation. */
static struct repeat elsewhere(void **place, struct seen *seen)
{
    struct seen *first = *place;

    if (!first) {
        *place = seen;
        return (struct repeat){0};
    }
    if (!str_eq(first->family, seen->family)) {
        if (!first->stranger)
            first->stranger = seen;
        return found(REPEAT_COLLECTION, first);
    }
    if (first->stranger)
        return found(REPEAT_COLLECTION, first->stranger);
    return (struct repeat){0};
}

static void scope_first(struct memory *memory, struct first *first,
                        struct str key)
{
    if (first->scoped)
        return;
    first->scoped = true;
    *list_place(memory, first->seen, key) = first->seen;
    *document_place(memory, first->seen, key) = first->seen;
    *language_place(memory, first->seen, key) = first->seen;
}

/* The first entry with the key; false if there was none before. */
static bool find_first(struct memory *memory, struct seen *seen, struct str key,
                       struct first **first)
{
    void **place = map_at(&memory->keys, key);

    *first = *place;
    if (*first)
        return true;
    *place = *first = arena_alloc(memory->arena, sizeof **first);
    (*first)->seen = seen;
    return false;
}

struct repeat memory_look_up(struct memory *memory, struct seen *seen,
                             struct str key,
                             bool (*is_below)(const void *context,
                                              const struct seen *other),
                             const void *context)
{
    void **list, **document;
    struct first *first;

    if (!key.len || !find_first(memory, seen, key, &first))
        return (struct repeat){0};
    scope_first(memory, first, key);
    list = list_place(memory, seen, key);
    if (*list)
        return found(REPEAT_LIST, *list);
    *list = seen;
    document = document_place(memory, seen, key);
    if (*document && is_below(context, *document))
        return (struct repeat){0};
    if (*document)
        return found(REPEAT_DOCUMENT, *document);
    *document = seen;
    return elsewhere(language_place(memory, seen, key), seen);
}
