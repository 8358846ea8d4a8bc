#include "engine/repeat.h"

#include "engine/copies.h"
#include "engine/outline.h"
#include "engine/own_link.h"
#include "engine/repeat_key.h"
#include "engine/repeat_memory.h"
#include "engine/rule.h"
#include "engine/sieve.h"
#include "text/hash.h"
#include "text/language.h"

/* Hashes of what an entry is compared by; 0 where it has no such key. */
struct hashes {
    uint32_t row, link, name;
};

/* What of the entries may be there more than once. */
struct sieves {
    struct sieve rows, links, names;
};

struct search {
    struct arena arena; /* keys, and what the maps hold */
    struct memory rows, links, names;
    struct own_links own_links;
    struct sieves sieves;
    struct hashes *hashes; /* of all entries, one document behind the other */
    const struct document *document;
    struct str family, language; /* of the document, once they are asked for */
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

static void find_language(struct search *search)
{
    struct str path = search->document->path;

    if (search->family.ptr)
        return;
    search->family = language_family(&search->arena, path);
    search->language = language_of(&search->arena, path);
}

static struct seen *remember(struct search *search, const struct entry *entry)
{
    struct seen *seen = arena_alloc(&search->arena, sizeof *seen);

    find_language(search);
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

static struct str own_address(const struct search *search,
                              const struct document *document,
                              const struct entry *entry)
{
    const struct link *link = own_link(&search->own_links, document, entry);

    return link ? link->url : STR("");
}

/* What falls through the sieve has no key. */
static struct str link_key(struct search *search, const struct entry *entry,
                           uint32_t hash)
{
    if (!hash || !sieve_holds(&search->sieves.links, hash))
        return STR("");
    return url_identity(&search->arena,
                        own_address(search, search->document, entry));
}

static struct str row_key(struct search *search, const struct entry *entry,
                          uint32_t hash)
{
    if (!sieve_holds(&search->sieves.rows, hash))
        return STR("");
    return repeat_row_key(&search->arena, search->document, entry);
}

static struct str name_key(struct search *search, const struct entry *entry,
                           uint32_t hash)
{
    if (!hash || !sieve_holds(&search->sieves.names, hash))
        return STR("");
    return schema_name_key(&search->arena, entry->name);
}

static struct repeats look_at(struct search *search, const struct entry *entry,
                              const struct hashes *hashes)
{
    struct repeats repeats = {
        .number = search->index,
        .document = search->document,
        .entry = entry,
        .row = look_up(search, &search->rows, entry,
                       row_key(search, entry, hashes->row)),
        .link = look_up(search, &search->links, entry,
                        link_key(search, entry, hashes->link)),
        .name = look_up(search, &search->names, entry,
                        name_key(search, entry, hashes->name)),
    };

    if (repeats.row.scope != REPEAT_LIST)
        repeats.row = (struct repeat){0};
    return repeats;
}

static bool is_repeat(const struct repeats *repeats)
{
    return repeats->row.scope || repeats->link.scope || repeats->name.scope;
}

/* What the document has in common with those before it. */
static size_t count_links(struct search *search, const struct hashes *hashes,
                          const struct repeat *link)
{
    if (!hashes->link || link->scope == REPEAT_LIST ||
        link->scope == REPEAT_DOCUMENT)
        return 0;
    if (link->scope == REPEAT_COLLECTION)
        copies_count(&search->copies, search->document, link->document, 1);
    return 1;
}

static void add_found(struct search *search, const struct repeats *repeats)
{
    search->found = mem_grow(search->found, search->count, &search->capacity,
                             sizeof *search->found);
    search->found[search->count++] = *repeats;
}

static void search_document(struct search *search, const struct hashes *hashes)
{
    const struct document *document = search->document;
    size_t links = 0;

    search->family.ptr = NULL;
    search->outline = outline_begin(&search->arena, document);
    for (size_t i = 0; i < document->nentries; i++) {
        struct repeats repeats;

        outline_walk(&search->outline, &document->entries[i]);
        repeats = look_at(search, &document->entries[i], &hashes[i]);
        links += count_links(search, &hashes[i], &repeats.link);
        if (is_repeat(&repeats))
            add_found(search, &repeats);
    }
    copies_count(&search->copies, document, NULL, links);
}

static uint32_t address_hash(struct arena *scratch, struct str address)
{
    struct str identity;

    if (!address.len)
        return 0;
    identity = url_identity(scratch, address);
    return identity.len ? hash_bytes(identity.ptr, identity.len) | 1 : 0;
}

static struct hashes hash_entry(const struct search *search,
                                const struct document *document,
                                const struct entry *entry)
{
    struct arena scratch;
    struct hashes hashes;

    arena_init(&scratch);
    hashes = (struct hashes){
        .row = repeat_row_hash(&scratch, document, entry),
        .link = address_hash(&scratch, own_address(search, document, entry)),
        .name = schema_name_hash(entry->name),
    };
    arena_release(&scratch);
    return hashes;
}

static void sift(struct search *search, const struct collection *collection)
{
    struct hashes *hashes = search->hashes;

    for (size_t d = 0; d < collection->count; d++) {
        const struct document *document = collection->documents[d];

        for (size_t i = 0; i < document->nentries; i++, hashes++) {
            *hashes = hash_entry(search, document, &document->entries[i]);
            sieve_add(&search->sieves.rows, hashes->row);
            sieve_add(&search->sieves.links, hashes->link);
            sieve_add(&search->sieves.names, hashes->name);
        }
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

static void search_init(struct search *search, const struct schema *schemas,
                        size_t entries)
{
    arena_init(&search->arena);
    search->hashes = mem_zero(entries, sizeof *search->hashes);
    sieve_init(&search->sieves.rows, entries);
    sieve_init(&search->sieves.links, entries);
    sieve_init(&search->sieves.names, entries);
    memory_init(&search->rows, &search->arena);
    memory_init(&search->links, &search->arena);
    memory_init(&search->names, &search->arena);
    own_links_init(&search->own_links, schemas);
    copies_init(&search->copies);
}

static void search_release(struct search *search)
{
    mem_free(search->found);
    mem_free(search->hashes);
    sieve_release(&search->sieves.rows);
    sieve_release(&search->sieves.links);
    sieve_release(&search->sieves.names);
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

static size_t count_entries(const struct collection *collection)
{
    size_t count = 0;

    for (size_t i = 0; i < collection->count; i++)
        count += collection->documents[i]->nentries;
    return count;
}

void repeat_find(struct arena *arena, struct collection *collection)
{
    struct search search = {0};
    const struct hashes *hashes;

    search_init(&search, collection->schemas, count_entries(collection));
    sift(&search, collection);
    hashes = search.hashes;
    for (size_t i = 0; i < collection->count; i++) {
        search.index = i;
        search.document = collection->documents[i];
        search_document(&search, hashes);
        hashes += search.document->nentries;
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
