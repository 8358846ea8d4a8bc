#include "engine/hubs.h"

#include "engine/rule.h"

struct hubs {
    struct check *check;
    struct map seen;
    void (*visit)(struct check *check, const struct hub_link *hub);
};

static enum site_kind kind_of(const struct site_place *place)
{
    enum site_kind kind = place->of ? place->of : place->kind;

    if (kind == SITE_REPOSITORY || kind == SITE_DATASET || kind == SITE_MODEL ||
        kind == SITE_SPACE)
        return kind;
    return SITE_UNKNOWN;
}

static struct str title_of(struct arena *arena, const struct site_place *place,
                           struct str address)
{
    if (!place->owner.len || !place->name.len)
        return address;
    return str_printf(arena, "%.*s/%.*s", STR_ARG(place->owner),
                      STR_ARG(place->name));
}

static struct hub_link read_link(struct check *check,
                                 const struct document *document,
                                 const struct link *link,
                                 const struct response *response)
{
    struct str address =
        response->final_url.len ? response->final_url : response->url;
    struct site_place place = site_find(address);

    return (struct hub_link){
        .document = document,
        .link = link,
        .entry = document_entry(document, link->span.start),
        .facts = response->hub,
        .title = title_of(check->arena, &place, address),
        .kind = kind_of(&place),
    };
}

/* Whether it is the first link to its thing where it stands. */
static bool is_first(struct hubs *hubs, const struct hub_link *hub)
{
    struct arena *arena = hubs->check->arena;
    size_t at = hub->entry ? hub->entry->span.start
                           : hub->document->blocks[hub->link->block].span.start;
    struct str title = str_lower(arena, hub->title);
    void **seen = map_at(&hubs->seen, str_printf(arena, "%zu %zu %d %.*s",
                                                 hub->document->index, at,
                                                 hub->kind, STR_ARG(title)));

    if (*seen)
        return false;
    *seen = hubs;
    return true;
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    struct hubs *hubs = context;
    struct hub_link hub;

    if (!answered->response->hub || answered->link->image)
        return;
    hub = read_link(check, answered->document, answered->link,
                    answered->response);
    if (is_first(hubs, &hub))
        hubs->visit(check, &hub);
}

void hubs_each(struct check *check,
               void (*visit)(struct check *check, const struct hub_link *hub))
{
    struct hubs hubs = {.check = check, .visit = visit};

    map_init(&hubs.seen);
    check_responses(check, check_link, &hubs);
    map_release(&hubs.seen);
}

/* Of a text without end only the beginning is looked at: each of its links may
   be visited. */
enum { LONGEST_TEXT = 2000 };

static bool has_phrase(struct str text, const char *const *phrases)
{
    text = str_slice(text, 0, LONGEST_TEXT);
    for (; *phrases; phrases++)
        if (words_find(text, str_from(*phrases)) != STR_NONE)
            return true;
    return false;
}

bool hub_is_told(const struct hub_link *hub, const char *const *phrases)
{
    const struct document *document = hub->document;
    size_t section = hub->link->section;

    if (hub->entry &&
        has_phrase(document_text(document, hub->entry->span), phrases))
        return true;
    for (; section != NONE; section = document->headings[section].parent)
        if (has_phrase(document->headings[section].text, phrases))
            return true;
    return false;
}
