#include "engine/repeat.h"

#include "engine/copies.h"
#include "engine/outline.h"
#include "engine/own_link.h"
#include "engine/repeat_key.h"
#include "engine/repeat_memory.h"
#include "engine/rule.h"
#include "text/alloc.h"
#include "text/language.h"

struct search {
    struct arena arena; /* keys, and what the maps hold */
    struct memory rows, links, names;
    struct own_links own_links;
    const struct document *document;
    struct str family, language; /* of the document */
    size_t index;                /* of the document */
    struct outline outline;
    struct copies copies;
    struct repeats *found;
    size_t count, capacity;
};

static struct list_name list_of(const struct search *search,
                                const struct entry *entry)
{
    const struct outline *outline = &search->outline;

    if (entry->table != NONE)
        return (struct list_name){search->index, entry->table, NONE, 0, 0};
    return (struct list_name){search->index, NONE, entry->section,
                              outline->part, outline_parent(outline)};
}

/* Whether the bullet where the search is stands below the one that was seen. */
static bool is_below(const void *context, const struct seen *other)
{
    const struct search *search = context;

    return search->outline.item && other->block != NONE &&
           outline_inside(&search->outline, other->block);
}

static struct seen *remember(struct search *search, const struct entry *entry)
{
    struct seen *seen = arena_alloc(&search->arena, sizeof *seen);

    *seen = (struct seen){
        .document = search->document,
        .entry = entry,
        .family = search->family,
        .language = search->language,
        .list = list_of(search, entry),
        .block = entry->table == NONE ? outline_block(&search->outline) : NONE,
    };
    return seen;
}

static struct repeat look_up(struct search *search, struct memory *memory,
                             const struct entry *entry, struct str key)
{
    if (!key.len)
        return (struct repeat){0};
    return memory_look_up(memory, remember(search, entry), key, is_below,
                          search);
}

static struct str link_key(struct search *search, const struct entry *entry)
{
    const struct link *link =
        own_link(&search->own_links, search->document, entry);

    return link ? url_identity(&search->arena, link->url) : STR("");
}

static struct repeats look_at(struct search *search, const struct entry *entry)
{
    struct arena *arena = &search->arena;
    const struct document *document = search->document;
    struct str link = link_key(search, entry);
    struct repeats repeats = {
        .number = search->index,
        .document = document,
        .entry = entry,
        .row = look_up(search, &search->rows, entry,
                       repeat_row_key(arena, document, entry)),
        .link = look_up(search, &search->links, entry, link),
        .name = look_up(search, &search->names, entry,
                        schema_name_key(arena, entry->name)),
    };

    if (repeats.row.scope != REPEAT_LIST)
        repeats.row = (struct repeat){0};
    if (link.len && repeats.link.scope == REPEAT_COLLECTION)
        copies_count(&search->copies, document, repeats.link.document);
    else if (link.len && repeats.link.scope == REPEAT_NONE)
        copies_count(&search->copies, document, NULL);
    return repeats;
}

static bool is_repeat(const struct repeats *repeats)
{
    return repeats->row.scope || repeats->link.scope || repeats->name.scope;
}

static void search_document(struct search *search)
{
    const struct document *document = search->document;
    struct arena *arena = &search->arena;

    search->family = language_family(arena, document->path);
    search->language = language_of(arena, document->path);
    search->outline = outline_begin(arena, document);
    for (size_t i = 0; i < document->nentries; i++) {
        struct repeats repeats;

        outline_walk(&search->outline, &document->entries[i]);
        repeats = look_at(search, &document->entries[i]);
        if (!is_repeat(&repeats))
            continue;
        search->found = mem_grow(search->found, search->count,
                                 &search->capacity, sizeof *search->found);
        search->found[search->count++] = repeats;
    }
}

/* What a copy of another document repeats is no repetition. */
static void drop_copies(struct search *search)
{
    for (size_t i = 0; i < search->count; i++) {
        struct repeats *repeats = &search->found[i];
        struct repeat *link = &repeats->link;

        if (link->scope == REPEAT_COLLECTION &&
            copies_are(&search->copies, repeats->document, link->document))
            *link = (struct repeat){0};
    }
}

static void search_init(struct search *search, const struct schema *schemas)
{
    arena_init(&search->arena);
    memory_init(&search->rows, &search->arena);
    memory_init(&search->links, &search->arena);
    memory_init(&search->names, &search->arena);
    own_links_init(&search->own_links, schemas);
    copies_init(&search->copies);
}

static void search_release(struct search *search)
{
    mem_free(search->found);
    copies_release(&search->copies);
    memory_release(&search->rows);
    memory_release(&search->links);
    memory_release(&search->names);
    own_links_release(&search->own_links);
    arena_release(&search->arena);
}

/* Hands over what was found. */
static void keep_found(struct arena *arena, const struct search *search,
                       struct collection *collection)
{
    struct repeats *kept = arena_array(arena, search->count, sizeof *kept);

    for (size_t i = 0; i < search->count; i++)
        kept[i] = search->found[i];
    collection->repeats = kept;
    collection->nrepeats = search->count;
}

void repeat_find(struct arena *arena, struct collection *collection)
{
    struct search search = {0};

    search_init(&search, collection->schemas);
    for (size_t i = 0; i < collection->count; i++) {
        search.index = i;
        search.document = collection->documents[i];
        search_document(&search);
    }
    drop_copies(&search);
    keep_found(arena, &search, collection);
    search_release(&search);
}

struct repeat_cursor repeat_start(const struct collection *collection)
{
    return (struct repeat_cursor){collection->repeats, collection->nrepeats};
}

/* Entries of a document stand in one array. */
static bool is_before(const struct repeats *repeats, size_t number,
                      const struct entry *entry)
{
    return repeats->number < number ||
           (repeats->number == number && repeats->entry < entry);
}

const struct repeats *repeat_at(struct repeat_cursor *cursor, size_t number,
                                const struct entry *entry)
{
    while (cursor->count && is_before(cursor->next, number, entry)) {
        cursor->next++;
        cursor->count--;
    }
    return cursor->count && cursor->next->entry == entry ? cursor->next : NULL;
}

void repeat_each(struct check *check,
                 void (*visit)(struct check *check,
                               const struct repeats *repeats))
{
    for (size_t i = 0; i < check->collection->nrepeats; i++)
        visit(check, &check->collection->repeats[i]);
}
