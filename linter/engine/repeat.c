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

/* So many addresses are looked at before what that took is free again. */
enum { RELEASE_AFTER = 128 };

/* The address of the own link of an entry, empty where it has none, and the
   hash of its identity. */
struct own_address {
    struct str url;
    uint32_t hash;
};

/* Hashes of the other keys of an entry. */
struct hashes {
    uint32_t row, name;
};

struct search {
    struct arena arena; /* keys, and what the maps hold */
    struct memory rows, links, names;
    struct own_links own_links;
    struct own_address *addresses; /* of all entries, in order */
    struct sieve shared;           /* of the addresses */
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

/* What falls through the sieve has no key. */
static struct str link_key(struct search *search,
                           const struct own_address *address)
{
    return address->url.len && sieve_holds(&search->shared, address->hash)
               ? url_identity(&search->arena, address->url)
               : STR("");
}

static struct str row_key(struct search *search, const struct entry *entry,
                          const struct sieve *rows, uint32_t hash)
{
    return sieve_holds(rows, hash)
               ? repeat_row_key(&search->arena, search->document, entry)
               : STR("");
}

static struct str name_key(struct search *search, const struct entry *entry,
                           const struct sieve *names, uint32_t hash)
{
    return sieve_holds(names, hash)
               ? schema_name_key(&search->arena, entry->name)
               : STR("");
}

/* The entries of a document, and which of their keys may be there twice. */
struct sifted {
    struct hashes *hashes; /* of the entries */
    struct sieve rows, names;
};

static struct repeats look_at(struct search *search,
                              const struct sifted *sifted, size_t index,
                              const struct own_address *address)
{
    const struct entry *entry = &search->document->entries[index];
    const struct hashes *hashes = &sifted->hashes[index];
    struct repeats repeats = {
        .number = search->index,
        .document = search->document,
        .entry = entry,
        .row = look_up(search, &search->rows, entry,
                       row_key(search, entry, &sifted->rows, hashes->row)),
        .link =
            look_up(search, &search->links, entry, link_key(search, address)),
        .name = look_up(search, &search->names, entry,
                        name_key(search, entry, &sifted->names, hashes->name)),
    };

    if (repeats.row.scope != REPEAT_LIST)
        repeats.row = (struct repeat){0};
    if (repeats.name.scope == REPEAT_COLLECTION)
        repeats.name = (struct repeat){0};
    return repeats;
}

static bool is_repeat(const struct repeats *repeats)
{
    return repeats->row.scope || repeats->link.scope || repeats->name.scope;
}

/* Counts what the link has in common with a document before it; returns whether
   it is the first of its document. */
static bool count_link(struct search *search, const struct own_address *address,
                       const struct repeat *link)
{
    if (link->scope == REPEAT_COLLECTION)
        copies_count(&search->copies, search->document, link->document, 1);
    return address->url.len && link->scope != REPEAT_LIST &&
           link->scope != REPEAT_DOCUMENT;
}

static void add_found(struct search *search, const struct repeats *repeats)
{
    search->found = mem_grow(search->found, search->count, &search->capacity,
                             sizeof *search->found);
    search->found[search->count++] = *repeats;
}

static void sift(struct sifted *sifted, const struct document *document)
{
    size_t count = document->nentries;
    struct arena scratch;

    arena_init(&scratch);
    sifted->hashes = mem_zero(count, sizeof *sifted->hashes);
    sieve_init(&sifted->rows, count);
    sieve_init(&sifted->names, count);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &document->entries[i];
        struct hashes *hashes = &sifted->hashes[i];

        hashes->row = repeat_row_hash(&scratch, document, entry);
        hashes->name = schema_name_hash(entry->name);
        sieve_add(&sifted->rows, hashes->row);
        sieve_add(&sifted->names, hashes->name);
    }
    arena_release(&scratch);
}

static void sifted_release(struct sifted *sifted)
{
    mem_free(sifted->hashes);
    sieve_release(&sifted->rows);
    sieve_release(&sifted->names);
}

static void search_document(struct search *search,
                            const struct own_address *addresses)
{
    const struct document *document = search->document;
    struct sifted sifted;
    size_t links = 0;

    sift(&sifted, document);
    search->family.ptr = NULL;
    search->outline = outline_begin(&search->arena, document);
    for (size_t i = 0; i < document->nentries; i++) {
        struct repeats repeats;

        outline_walk(&search->outline, &document->entries[i]);
        repeats = look_at(search, &sifted, i, &addresses[i]);
        links += count_link(search, &addresses[i], &repeats.link);
        if (is_repeat(&repeats))
            add_found(search, &repeats);
    }
    copies_count(&search->copies, document, NULL, links);
    sifted_release(&sifted);
}

static struct own_address address_of(const struct search *search,
                                     struct arena *scratch,
                                     const struct document *document,
                                     const struct entry *entry)
{
    const struct link *link = own_link(&search->own_links, document, entry);
    struct own_address address = {STR(""), 0};

    if (!link)
        return address;
    address.url = link->url;
    address.hash = url_identity_hash(scratch, link->url);
    return address;
}

static void find_addresses(struct search *search,
                           const struct collection *collection)
{
    struct own_address *address = search->addresses;
    struct arena scratch;

    arena_init(&scratch);
    for (size_t d = 0; d < collection->count; d++) {
        const struct document *document = collection->documents[d];

        for (size_t i = 0; i < document->nentries; i++, address++) {
            *address =
                address_of(search, &scratch, document, &document->entries[i]);
            if (address->url.len)
                sieve_add(&search->shared, address->hash);
            if ((address - search->addresses) % RELEASE_AFTER == 0)
                arena_clear(&scratch);
        }
    }
    arena_release(&scratch);
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
    search->addresses = mem_zero(entries, sizeof *search->addresses);
    sieve_init(&search->shared, entries);
    memory_init(&search->rows, &search->arena);
    memory_init(&search->links, &search->arena);
    memory_init(&search->names, &search->arena);
    own_links_init(&search->own_links, schemas);
    copies_init(&search->copies);
}

static void search_release(struct search *search)
{
    mem_free(search->found);
    mem_free(search->addresses);
    sieve_release(&search->shared);
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
    const struct own_address *addresses;

    search_init(&search, collection->schemas, count_entries(collection));
    find_addresses(&search, collection);
    addresses = search.addresses;
    for (size_t i = 0; i < collection->count; i++) {
        search.index = i;
        search.document = collection->documents[i];
        search_document(&search, addresses);
        addresses += search.document->nentries;
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
