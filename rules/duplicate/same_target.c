#include "engine/rule.h"

/* Where an entry's own link ends. */
struct arrival {
    const struct entry *entry;
    const struct link *link;
    struct str address; /* where it ends, with the link's fragment */
    struct str key;     /* url_identity of that */
    struct str own_key; /* url_identity of the link */
    size_t block;       /* of the bullet, or NONE */
};

/* A walk over the entries of one document. */
struct walk {
    struct check *check;
    const struct own_links *own;
    const struct document *document;
    struct outline outline;
    struct map arrivals; /* the first entry that ends at an address */
    struct map links;    /* addresses that were named before */
};

static struct str end_of(struct arena *arena, const struct link *link,
                         const struct response *response)
{
    struct str end =
        response->final_url.len ? response->final_url : response->url;
    struct str fragment;

    str_cut(link->url, '#', &fragment);
    if (!fragment.len || str_has_char(end, '#'))
        return end;
    return str_printf(arena, "%.*s#%.*s", STR_ARG(end), STR_ARG(fragment));
}

/* Whether what is at the end is one page, and the page that was meant. A site
   or an owner may stand for all that is theirs. */
static bool is_page(struct check *check, const struct arrival *arrival,
                    const struct response *response)
{
    if (thing_is_site(arrival->address) || thing_is_owner(arrival->address) ||
        soft_death(check->arena, response) != SOFT_ALIVE)
        return false;
    return str_eq(arrival->key, arrival->own_key) ||
           landing_is_page(check->arena, arrival->link->url,
                           response->final_url);
}

static struct arrival *arrive(struct walk *walk, const struct entry *entry)
{
    struct arena *arena = walk->check->arena;
    const struct link *link = own_link(walk->own, walk->document, entry);
    const struct response *response =
        link ? check_response(walk->check, walk->document, link) : NULL;
    struct arrival *arrival;

    if (!response || response->verdict != VERDICT_ALIVE)
        return NULL;
    arrival = arena_alloc(arena, sizeof *arrival);
    *arrival = (struct arrival){
        .entry = entry,
        .link = link,
        .address = end_of(arena, link, response),
        .own_key = url_identity(arena, link->url),
        .block = entry->table == NONE ? outline_block(&walk->outline) : NONE,
    };
    arrival->key = url_identity(arena, arrival->address);
    return is_page(walk->check, arrival, response) ? arrival : NULL;
}

static void report_same(struct walk *walk, const struct arrival *arrival,
                        const struct arrival *first)
{
    struct check *check = walk->check;
    const struct document *document = walk->document;
    struct finding *finding =
        report(check, document, arrival->link->target,
               "leads to the same page as %.*s on line %zu",
               STR_ARG(quote(check, first->entry->name)),
               document_line(document, first->entry->span.start) + 1);

    finding_related(check, finding, document, first->link->target,
                    "ends there too");
    finding_help(check, finding, "both end at %.*s", STR_ARG(arrival->address));
}

/* Whether the bullet stands below the first. */
static bool is_below(const struct walk *walk, const struct arrival *arrival,
                     const struct arrival *first)
{
    return arrival->block != NONE && first->block != NONE &&
           outline_inside(&walk->outline, first->block);
}

static void check_entry(struct walk *walk, const struct entry *entry)
{
    struct arrival *arrival = arrive(walk, entry), *first;
    void **known, **named;

    if (!arrival)
        return;
    known = map_at(&walk->arrivals, arrival->key);
    named = map_at(&walk->links, arrival->own_key);
    first = *known;
    if (!first)
        *known = arrival;
    else if (!*named && !is_below(walk, arrival, first))
        report_same(walk, arrival, first);
    *named = arrival;
}

static void check_document(struct check *check, const struct own_links *own,
                           const struct document *document)
{
    struct walk walk = {
        .check = check,
        .own = own,
        .document = document,
        .outline = outline_begin(check->arena, document),
    };

    map_init(&walk.arrivals);
    map_init(&walk.links);
    for (size_t i = 0; i < document->nentries; i++) {
        outline_walk(&walk.outline, &document->entries[i]);
        check_entry(&walk, &document->entries[i]);
    }
    map_release(&walk.links);
    map_release(&walk.arrivals);
}

static void check_lists(struct check *check)
{
    const struct collection *all = check->collection;
    struct own_links own;

    own_links_init(&own, all->schemas);
    for (size_t i = 0; i < all->count; i++)
        check_document(check, &own, all->documents[i]);
    own_links_release(&own);
}

const struct rule rule_duplicate_same_target = {
    .code = "DUP005",
    .name = "duplicate/same-target",
    .summary = "two entries whose links end at one address",
    .rationale =
        "The links are spelled differently, and redirects lead both to one "
        "page: a project was renamed, and somebody added it again under its "
        "new name. Entries of one document are compared; home pages, log-ins "
        "and the pages of owners are left alone.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
