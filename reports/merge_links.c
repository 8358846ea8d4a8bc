#include <stdlib.h>

#include "reports/merge_parts.h"
#include "text/alloc.h"

/* What a run knows of a link. */
enum knowledge { KNOWS_NOTHING, KNOWS_WHY_NOT, KNOWS };

/* A link of all runs. */
struct joined {
    const struct record_link *told; /* by the run that knows most */
    enum knowledge knowledge;
    size_t number; /* in the order of first sight */
    struct record_place *places;
    size_t nplaces, filled;
};

/* That a link has a place, as one run has it. */
struct claim {
    struct joined *link;
    const struct record_place *place;
    size_t document; /* its rank */
    size_t run;
    size_t index, nth; /* of the link in its run; of the place in its link */
};

struct join {
    struct merge *merge;
    struct map links; /* struct joined */
    size_t count;
    struct claim *claims;
    size_t nclaims, room;
};

static enum knowledge knowledge_of(const struct record_link *link)
{
    switch (link->reason) {
    case REASON_OFFLINE:
    case REASON_UNCHANGED:
    case REASON_FIXED:
    case REASON_INTERRUPTED:
    case REASON_NO_NETWORK: return KNOWS_NOTHING;
    default: break;
    }
    return link->verdict == VERDICT_SKIPPED ? KNOWS_WHY_NOT : KNOWS;
}

static struct joined *link_at(struct join *join, const struct record_link *link)
{
    struct arena *arena = join->merge->arena;
    bool excluded = link->reason == REASON_EXCLUDED;
    struct str key = str_printf(arena, "%d%s", excluded, link->url);
    void **known = map_at(&join->links, key);
    struct joined *joined = *known;

    if (joined)
        return joined;
    joined = *known = arena_alloc(arena, sizeof *joined);
    joined->number = join->count++;
    return joined;
}

/* Where no run with the document is complete, all of them have their say. */
static bool may_count(const struct merge_document *document, size_t run)
{
    return document->run == run || !document->complete;
}

static void add_claims(struct join *join, size_t run, size_t index,
                       struct joined *joined)
{
    const struct record_link *link =
        &join->merge->runs[run].record->links[index];

    for (size_t i = 0; i < link->nplaces; i++) {
        const struct merge_document *document =
            merge_document(join->merge, link->places[i].path);

        if (!may_count(document, run))
            continue;
        join->claims = mem_grow(join->claims, join->nclaims, &join->room,
                                sizeof *join->claims);
        join->claims[join->nclaims++] =
            (struct claim){.link = joined,
                           .place = &link->places[i],
                           .document = document->rank,
                           .run = run,
                           .index = index,
                           .nth = i};
    }
}

static void add_links(struct join *join, size_t run)
{
    const struct record *record = join->merge->runs[run].record;

    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];
        struct joined *joined = link_at(join, link);
        enum knowledge knowledge = knowledge_of(link);

        if (!joined->told || knowledge >= joined->knowledge) {
            joined->told = link;
            joined->knowledge = knowledge;
        }
        add_claims(join, run, i, joined);
    }
}

/* The newest run first. */
static int by_link(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    int order = merge_order(x->document, y->document);

    if (!order)
        order = merge_order(x->link->number, y->link->number);
    return order ? order : merge_order(y->run, x->run);
}

static int by_order(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    int order = merge_order(x->document, y->document);

    if (!order)
        order = merge_order(x->run, y->run);
    if (!order)
        order = merge_order(x->index, y->index);
    return order ? order : merge_order(x->nth, y->nth);
}

/* Leaves of the places of a link in a document those of the newest run. */
static void choose_claims(struct join *join)
{
    struct claim *claims = join->claims;
    size_t kept = 0;

    if (!join->nclaims)
        return;
    qsort(claims, join->nclaims, sizeof *claims, by_link);
    for (size_t i = 0; i < join->nclaims; i++) {
        const struct claim *last = kept ? &claims[kept - 1] : NULL;

        if (last && last->document == claims[i].document &&
            last->link == claims[i].link && last->run != claims[i].run)
            continue;
        claims[kept++] = claims[i];
    }
    join->nclaims = kept;
    qsort(claims, kept, sizeof *claims, by_order);
}

/* The links that have a place, in the order of their first. */
static void collect_links(struct join *join)
{
    struct record *record = join->merge->record;
    struct record_link *links =
        arena_array(join->merge->arena, join->count, sizeof *links);

    for (size_t i = 0; i < join->nclaims; i++)
        join->claims[i].link->nplaces++;
    for (size_t i = 0; i < join->nclaims; i++) {
        struct joined *joined = join->claims[i].link;

        if (!joined->places) {
            joined->places = arena_array(join->merge->arena, joined->nplaces,
                                         sizeof *joined->places);
            links[record->nlinks] = *joined->told;
            links[record->nlinks].places = joined->places;
            links[record->nlinks++].nplaces = joined->nplaces;
        }
        joined->places[joined->filled++] = *join->claims[i].place;
    }
    record->links = links;
}

void merge_links(struct merge *merge)
{
    struct join join = {.merge = merge};

    map_init(&join.links);
    for (size_t i = 0; i < merge->count; i++)
        add_links(&join, i);
    choose_claims(&join);
    collect_links(&join);
    mem_free(join.claims);
    map_release(&join.links);
}
