#include "engine/repeat.h"

#include <string.h>

#include "engine/copies.h"
#include "engine/outline.h"
#include "engine/repeat_key.h"
#include "engine/rule.h"
#include "text/alloc.h"
#include "text/language.h"
#include "text/map.h"

/* An entry that was seen, and the first one after it that is in no
   translation of its document. */
struct seen {
    const struct document *document;
    const struct entry *entry;
    struct str family;
    size_t block; /* of the bullet's item, or NONE */
    struct seen *stranger;
};

/* First entries by scope and key. */
struct memory {
    struct map lists, documents, all;
};

struct search {
    struct arena arena; /* keys, and what the maps hold */
    struct memory rows, links, names;
    struct map link_columns; /* by the pointer to the table */
    const struct document *document;
    struct str family, language; /* of the document */
    size_t index;                /* of the document */
    struct outline outline;
    struct copies copies;
    struct repeats *found;
    size_t count, capacity;
};

static void memory_init(struct memory *memory)
{
    map_init(&memory->lists);
    map_init(&memory->documents);
    map_init(&memory->all);
}

static void memory_release(struct memory *memory)
{
    map_release(&memory->lists);
    map_release(&memory->documents);
    map_release(&memory->all);
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

/* The key within a scope; it may hold any byte, NUL too. */
static struct str scoped(struct arena *arena, struct str scope, struct str key)
{
    char *bytes = arena_alloc(arena, scope.len + key.len + 1);

    memcpy(bytes, scope.ptr, scope.len);
    if (key.len)
        memcpy(bytes + scope.len, key.ptr, key.len);
    return (struct str){bytes, scope.len + key.len};
}

/* A list is a table, or bullets as engine/outline.h has it. */
static struct str list_key(struct search *search, const struct entry *entry,
                           struct str key)
{
    struct arena *arena = &search->arena;
    const struct outline *outline = &search->outline;
    struct str scope =
        entry->table != NONE
            ? str_printf(arena, "%zu table %zu ", search->index, entry->table)
            : str_printf(arena, "%zu %zu %zu %zu ", search->index,
                         entry->section, outline->part,
                         outline_parent(outline));

    return scoped(arena, scope, key);
}

/* Whether the bullet stands below the one that was seen. */
static bool is_below(const struct search *search, const struct entry *entry,
                     const struct seen *seen)
{
    return entry->table == NONE && seen->block != NONE &&
           outline_inside(&search->outline, seen->block);
}

static struct seen *remember(struct search *search, const struct entry *entry)
{
    struct seen *seen = arena_alloc(&search->arena, sizeof *seen);

    *seen = (struct seen){
        .document = search->document,
        .entry = entry,
        .family = search->family,
        .block = entry->table == NONE ? outline_block(&search->outline) : NONE,
    };
    return seen;
}

/* The nearest entry before this one with the key, which is remembered. What
   stands below a bullet may well lead where the bullet does. */
static struct repeat look_up(struct search *search, struct memory *memory,
                             const struct entry *entry, struct str key)
{
    struct arena *arena = &search->arena;
    struct str here = str_printf(arena, "%zu ", search->index);
    void **list, **document;
    struct seen *seen;

    if (!key.len)
        return (struct repeat){0};
    seen = remember(search, entry);
    list = map_at(&memory->lists, list_key(search, entry, key));
    if (*list)
        return found(REPEAT_LIST, *list);
    *list = seen;
    document = map_at(&memory->documents, scoped(arena, here, key));
    if (*document && is_below(search, entry, *document))
        return (struct repeat){0};
    if (*document)
        return found(REPEAT_DOCUMENT, *document);
    *document = seen;
    return elsewhere(map_at(&memory->all, scoped(arena, search->language, key)),
                     seen);
}

/* The bytes of the pointer, as a key. */
static struct str table_key(const struct table *const *table)
{
    return (struct str){(const char *)table, sizeof *table};
}

/* Columns whose links lead to the entry itself. */
static const char own_columns[] =
    "link links url urls website site homepage home repo repository github "
    "download dataset 链接 地址";

/* Columns whose links lead to what is said of it. */
static const char side_columns[] =
    "paper papers publication publications reference references citation "
    "arxiv demo blog docs documentation author authors license licence 论文";

/* Tables with exactly one column of links: the links that are the entries'. */
static void find_link_columns(struct search *search,
                              const struct schema *schema)
{
    size_t columns = 0;

    for (size_t i = 0; i < schema->ncolumns; i++)
        columns += schema->columns[i].type == COLUMN_LINK;
    if (columns != 1 ||
        words_have(side_columns, schema->columns[schema->link_column].name))
        return;
    for (size_t i = 0; i < schema->ntables; i++) {
        struct schema_table *table = &schema->tables[i];

        *map_at(&search->link_columns, table_key(&table->table)) =
            &table->columns[schema->link_column];
    }
}

/* Whether the link is what the row is about, and not a paper or a demo. */
static bool is_own_link(const struct search *search, const struct entry *entry)
{
    const struct link *link = entry->link;
    const struct table *table;
    const size_t *column;

    if (entry->table == NONE || (link->span.start >= entry->name_span.start &&
                                 link->span.end <= entry->name_span.end))
        return true;
    table = &search->document->tables[entry->table];
    if (link->cell < table->header.ncells &&
        words_have(own_columns, table->header.cells[link->cell].text))
        return true;
    column = map_get(&search->link_columns, table_key(&table));
    return column && *column == link->cell;
}

/* Only an address of the web names a thing; a file or a fragment does not. */
static struct str link_key(struct search *search, const struct entry *entry)
{
    const struct link *link = entry->link;

    if (!link || link->kind == LINK_TORN || !url_is_web(link->url) ||
        !is_own_link(search, entry))
        return STR("");
    return url_identity(&search->arena, link->url);
}

static struct repeats look_at(struct search *search, const struct entry *entry)
{
    struct arena *arena = &search->arena;
    const struct document *document = search->document;
    struct str link = link_key(search, entry);
    struct repeats repeats = {
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

static void search_document(struct search *search)
{
    const struct document *document = search->document;
    struct arena *arena = &search->arena;

    search->family = language_family(arena, document->path);
    search->language =
        str_printf(arena, "%.*s ", STR_ARG(language_of(arena, document->path)));
    search->outline = outline_begin(arena, document);
    for (size_t i = 0; i < document->nentries; i++) {
        outline_walk(&search->outline, &document->entries[i]);
        search->found = mem_grow(search->found, search->count,
                                 &search->capacity, sizeof *search->found);
        search->found[search->count++] = look_at(search, &document->entries[i]);
    }
}

/* What a copy of another document repeats is no repetition. */
static void visit_found(struct search *search, struct check *check,
                        void (*visit)(struct check *check,
                                      const struct repeats *repeats))
{
    for (size_t i = 0; i < search->count; i++) {
        struct repeats *repeats = &search->found[i];
        struct repeat *link = &repeats->link;

        if (link->scope == REPEAT_COLLECTION &&
            copies_are(&search->copies, repeats->document, link->document))
            *link = (struct repeat){0};
        visit(check, repeats);
    }
}

static void search_init(struct search *search)
{
    arena_init(&search->arena);
    memory_init(&search->rows);
    memory_init(&search->links);
    memory_init(&search->names);
    map_init(&search->link_columns);
    copies_init(&search->copies);
}

static void search_release(struct search *search)
{
    mem_free(search->found);
    copies_release(&search->copies);
    memory_release(&search->rows);
    memory_release(&search->links);
    memory_release(&search->names);
    map_release(&search->link_columns);
    arena_release(&search->arena);
}

void repeat_each(struct check *check,
                 void (*visit)(struct check *check,
                               const struct repeats *repeats))
{
    const struct collection *all = check->collection;
    struct search search = {0};

    search_init(&search);
    for (const struct schema *schema = all->schemas; schema;
         schema = schema->next)
        find_link_columns(&search, schema);
    for (size_t i = 0; i < all->count; i++) {
        search.index = i;
        search.document = all->documents[i];
        search_document(&search);
    }
    visit_found(&search, check, visit);
    search_release(&search);
}
