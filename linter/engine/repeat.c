#include "engine/repeat.h"

#include "engine/copies.h"
#include "engine/outline.h"
#include "engine/repeat_key.h"
#include "engine/repeat_memory.h"
#include "engine/rule.h"
#include "text/alloc.h"
#include "text/language.h"

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

/* Whether the header names such a column, alone or among others: `Paper`,
   `Paper / Source`. */
static bool is_aside(struct str header)
{
    struct str rest = header;

    while (rest.len)
        if (words_have(side_columns, str_trim(str_cut(rest, '/', &rest))))
            return true;
    return words_have(side_columns, header);
}

/* Tables with exactly one column of links: the links that are the entries'. */
static void find_link_columns(struct search *search,
                              const struct schema *schema)
{
    size_t columns = 0;

    for (size_t i = 0; i < schema->ncolumns; i++)
        columns += schema->columns[i].type == COLUMN_LINK;
    if (columns != 1 || is_aside(schema->columns[schema->link_column].name))
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

static void search_init(struct search *search)
{
    arena_init(&search->arena);
    memory_init(&search->rows, &search->arena);
    memory_init(&search->links, &search->arena);
    memory_init(&search->names, &search->arena);
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

    search_init(&search);
    for (const struct schema *schema = collection->schemas; schema;
         schema = schema->next)
        find_link_columns(&search, schema);
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
