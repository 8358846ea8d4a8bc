#include "engine/request.h"

#include "text/alloc.h"
#include "text/hash.h"
#include "text/url.h"

/*
 * A request and the key by which it is found: its reason as one byte, then
 * its url. Two links with the same bytes are two requests if only one of them
 * is a link at all.
 */
struct keyed_request {
    struct request request;
    struct str key;
    UT_hash_handle hh;
};

/* Which request a link has; documents do not move their links. */
struct link_entry {
    const struct link *link;
    struct keyed_request *keyed;
    UT_hash_handle hh;
};

struct request_table {
    struct keyed_request **all;
    size_t count, capacity;
    struct keyed_request *by_key;
    struct link_entry *by_link;
    struct arena arena;
};

struct request_table *request_table_new(void)
{
    struct request_table *table = mem_zero(1, sizeof *table);

    arena_init(&table->arena);
    return table;
}

void request_table_free(struct request_table *table)
{
    if (!table)
        return;
    HASH_CLEAR(hh, table->by_key);
    HASH_CLEAR(hh, table->by_link);
    arena_release(&table->arena);
    mem_free(table->all);
    mem_free(table);
}

/* Whether the destination means to be an address of the web. */
static bool means_web(struct str destination)
{
    struct url url;

    return url_split(destination, &url) &&
           (str_eq_nocase(url.scheme, STR("http")) ||
            str_eq_nocase(url.scheme, STR("https")));
}

/* Why a link with this normal form is not asked; REASON_NONE if it is. */
static enum reason reason_of(const struct link *link, struct str normal,
                             bool excluded)
{
    if (link->kind == LINK_TORN)
        return REASON_INVALID;
    if (normal.len)
        return excluded ? REASON_EXCLUDED : REASON_NONE;
    return means_web(link->url) ? REASON_INVALID : REASON_NOT_WEB;
}

enum reason request_refusal(const struct link *link, bool excluded)
{
    struct arena scratch;
    enum reason reason;

    arena_init(&scratch);
    reason = reason_of(link, url_normal(&scratch, link->url), excluded);
    arena_release(&scratch);
    return reason;
}

static struct keyed_request *add_request(struct request_table *table,
                                         struct str key, enum reason reason)
{
    struct keyed_request *keyed = arena_alloc(&table->arena, sizeof *keyed);

    keyed->key = key;
    keyed->request = (struct request){
        .url = str_slice(key, 1, key.len),
        .web = reason == REASON_NONE,
        .reason = reason,
        .index = table->count,
    };
    keyed->request.last_place = &keyed->request.places;
    HASH_ADD_KEYPTR(hh, table->by_key, keyed->key.ptr, keyed->key.len, keyed);
    table->all = mem_grow(table->all, table->count, &table->capacity,
                          sizeof(struct keyed_request *));
    table->all[table->count++] = keyed;
    return keyed;
}

/* The request for the link, made if it is the first of its kind. */
static struct keyed_request *demand(struct request_table *table,
                                    const struct link *link, bool excluded)
{
    struct str normal = url_normal(&table->arena, link->url);
    enum reason reason = reason_of(link, normal, excluded);
    struct str url = reason == REASON_INVALID || reason == REASON_NOT_WEB
                         ? link->url
                         : normal;
    struct str key =
        str_printf(&table->arena, "%c%.*s", (char)reason + 'A', STR_ARG(url));
    struct keyed_request *keyed;

    HASH_FIND(hh, table->by_key, key.ptr, key.len, keyed);
    return keyed ? keyed : add_request(table, key, reason);
}

void request_table_add_link(struct request_table *table,
                            const struct document *document,
                            const struct link *link, bool excluded)
{
    struct request_place *place;
    struct link_entry *entry;
    struct request *request;

    if (link->partial)
        return;
    place = arena_alloc(&table->arena, sizeof *place);
    *place = (struct request_place){document, link, NULL};
    entry = arena_alloc(&table->arena, sizeof *entry);
    entry->link = link;
    entry->keyed = demand(table, link, excluded);
    HASH_ADD_PTR(table->by_link, link, entry);
    request = &entry->keyed->request;
    *request->last_place = place;
    request->last_place = &place->next;
}

void request_table_add(struct request_table *table,
                       const struct document *document)
{
    for (size_t i = 0; i < document->nlinks; i++)
        request_table_add_link(table, document, &document->links[i], false);
    for (size_t i = 0; i < document->ntorn; i++)
        request_table_add_link(table, document, &document->torn[i], false);
}

size_t request_table_count(const struct request_table *table)
{
    return table->count;
}

const struct request *request_table_at(const struct request_table *table,
                                       size_t index)
{
    return &table->all[index]->request;
}

const struct request *request_of(const struct request_table *table,
                                 const struct document *document,
                                 const struct link *link)
{
    struct link_entry *entry;

    (void)document; /* a link has one document */
    HASH_FIND_PTR(table->by_link, &link, entry);
    return entry ? &entry->keyed->request : NULL;
}
