#include "engine/request.h"

#include "text/alloc.h"
#include "text/hash.h"
#include "text/url.h"

/* A request, found by its url. */
struct found_request {
    struct request request;
    UT_hash_handle hh;
};

/* Which requests the links of a document have; null for one that has none. */
struct demands {
    const struct document *document;
    const struct request **of_links, **of_torn;
    UT_hash_handle hh;
};

/* Two links with the same bytes are two requests if only one of them is a link
   at all: each reason not to ask has its own. */
struct request_table {
    struct request **all;
    size_t count, capacity;
    struct found_request *by_url[REASON_COUNT];
    struct demands *by_document;
    struct demands *latest; /* most questions are about that document */
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
    for (size_t i = 0; i < REASON_COUNT; i++)
        HASH_CLEAR(hh, table->by_url[i]);
    HASH_CLEAR(hh, table->by_document);
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

    if (url_plain_host(link->url).len) /* it has a normal form */
        return reason_of(link, link->url, excluded);
    arena_init(&scratch);
    reason = reason_of(link, url_normal(&scratch, link->url), excluded);
    arena_release(&scratch);
    return reason;
}

static struct request *add_request(struct request_table *table,
                                   struct found_request *found,
                                   enum reason reason, struct str url)
{
    struct request *request = &found->request;

    *request = (struct request){
        .url = url,
        .web = reason == REASON_NONE,
        .reason = reason,
        .index = table->count,
    };
    request->last_place = &request->places;
    table->all = mem_grow(table->all, table->count, &table->capacity,
                          sizeof *table->all);
    table->all[table->count++] = request;
    return request;
}

/* The request for the url, which is in the table's arena; made if it is the
   first of its kind. */
static struct request *request_for(struct request_table *table,
                                   enum reason reason, struct str url)
{
    struct found_request **by_url = &table->by_url[reason], *found;
    unsigned hash = hash_bytes(url.ptr, url.len);

    HASH_FIND_BYHASHVALUE(hh, *by_url, url.ptr, url.len, hash, found);
    if (found)
        return &found->request;
    found = arena_alloc(&table->arena, sizeof *found);
    HASH_ADD_KEYPTR_BYHASHVALUE(hh, *by_url, url.ptr, url.len, hash, found);
    return add_request(table, found, reason, url);
}

static struct request *demand(struct request_table *table,
                              const struct link *link, bool excluded)
{
    struct str normal = url_normal(&table->arena, link->url);
    enum reason reason = reason_of(link, normal, excluded);
    bool asked = reason == REASON_NONE || reason == REASON_EXCLUDED;

    return request_for(table, reason,
                       asked ? normal : str_copy(&table->arena, link->url));
}

static struct demands *find_demands(const struct request_table *table,
                                    const struct document *document)
{
    struct demands *demands = table->latest;

    if (!demands || demands->document != document)
        HASH_FIND_PTR(table->by_document, &document, demands);
    return demands;
}

static struct demands *demands_of(struct request_table *table,
                                  const struct document *document)
{
    struct demands *demands = find_demands(table, document);

    if (!demands) {
        demands = arena_alloc(&table->arena, sizeof *demands);
        *demands = (struct demands){
            .document = document,
            .of_links = arena_array(&table->arena, document->nlinks,
                                    sizeof *demands->of_links),
            .of_torn = arena_array(&table->arena, document->ntorn,
                                   sizeof *demands->of_torn),
        };
        HASH_ADD_PTR(table->by_document, document, demands);
    }
    table->latest = demands;
    return demands;
}

/* The place of a link's request. */
static const struct request **place_of(const struct demands *demands,
                                       const struct link *link)
{
    const struct document *document = demands->document;

    return link->kind == LINK_TORN ? &demands->of_torn[link - document->torn]
                                   : &demands->of_links[link - document->links];
}

void request_table_add_link(struct request_table *table,
                            const struct document *document,
                            const struct link *link, bool excluded)
{
    struct request_place *place;
    struct request *request;

    if (link->partial)
        return;
    request = demand(table, link, excluded);
    place = arena_alloc(&table->arena, sizeof *place);
    *place = (struct request_place){document, link, NULL};
    *place_of(demands_of(table, document), link) = request;
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
    return table->all[index];
}

const struct request *request_of(const struct request_table *table,
                                 const struct document *document,
                                 const struct link *link)
{
    const struct demands *demands = find_demands(table, document);

    return demands ? *place_of(demands, link) : NULL;
}
