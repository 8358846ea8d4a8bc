#include "engine/rule.h"

/* Reasons in words; the ones that concern the run rather than a host are
   said once for all hosts. */
static const struct {
    enum reason reason;
    const char *words;
    bool whole_run;
} reasons[] = {
    {REASON_BLOCKED, "blocked", false},
    {REASON_RESTRICTED, "restricted", false},
    {REASON_REFUSED_REQUEST, "request refused", false},
    {REASON_RATE_LIMITED, "rate limited", false},
    {REASON_SERVER_ERROR, "server error", false},
    {REASON_UNREACHABLE, "unreachable", false},
    {REASON_PROTOCOL_ERROR, "broken answer", false},
    {REASON_TIMEOUT, "no answer in time", false},
    {REASON_NO_NETWORK, "no network", true},
    {REASON_INTERRUPTED, "the run was interrupted", true},
};

enum {
    REASONS = sizeof reasons / sizeof *reasons,
    MOST_RELATED = 20, /* a longer list of places says no more */
};

/* One kind of evidence, and how many links have it. */
struct evidence {
    size_t reason; /* index in the table above */
    int status;
    size_t count;
    struct evidence *next;
};

struct place_of_link {
    const struct document *document;
    const struct link *link;
    struct place_of_link *next;
};

/* The links of one host, or of all where the reason is the run's. */
struct group {
    struct str title; /* ends in ": ", or empty */
    size_t count;
    struct place_of_link *places, **last_place;
    struct evidence *evidence;
    struct group *next;
};

struct groups {
    struct check *check;
    struct map by_key;
    struct group *first, **last;
};

static size_t find_reason(enum reason reason)
{
    size_t i = 0;

    while (i < REASONS && reasons[i].reason != reason)
        i++;
    return i;
}

static struct group *group_of(struct groups *groups, struct str site,
                              size_t reason)
{
    struct arena *arena = groups->check->arena;
    bool whole_run = reasons[reason].whole_run;
    struct str key = whole_run ? str_from(reasons[reason].words) : site;
    void **value = map_at(&groups->by_key, key);
    struct group *group = *value;

    if (group)
        return group;
    group = *value = arena_alloc(arena, sizeof *group);
    group->title = whole_run || !site.len
                       ? STR("")
                       : str_printf(arena, "%.*s: ", STR_ARG(site));
    group->last_place = &group->places;
    *groups->last = group;
    groups->last = &group->next;
    return group;
}

static void add_evidence(struct arena *arena, struct group *group,
                         size_t reason, int status)
{
    struct evidence **last = &group->evidence;

    while (*last && ((*last)->reason != reason || (*last)->status != status))
        last = &(*last)->next;
    if (!*last) {
        *last = arena_alloc(arena, sizeof **last);
        **last = (struct evidence){.reason = reason, .status = status};
    }
    (*last)->count++;
}

static void add_link(struct groups *groups, const struct document *document,
                     const struct link *link, const struct response *response)
{
    struct arena *arena = groups->check->arena;
    size_t reason = find_reason(response->reason);
    struct place_of_link *place;
    struct group *group;

    if (reason == REASONS)
        return;
    group = group_of(groups, url_site(arena, response->url), reason);
    add_evidence(arena, group, reason, response->status);
    if (group->count++ > MOST_RELATED)
        return;
    place = arena_alloc(arena, sizeof *place);
    *place = (struct place_of_link){document, link, NULL};
    *group->last_place = place;
    group->last_place = &place->next;
}

/* "rate limited (429)", with its number where there are several kinds. */
static void add_words(struct buf *buf, const struct evidence *evidence,
                      bool alone)
{
    if (!alone)
        buf_printf(buf, "%zu ", evidence->count);
    buf_add(buf, str_from(reasons[evidence->reason].words));
    if (evidence->status)
        buf_printf(buf, " (%d)", evidence->status);
}

static struct str describe(struct check *check, const struct group *group)
{
    const struct evidence *first = group->evidence;
    struct str words;
    struct buf buf;

    buf_init(&buf);
    for (const struct evidence *e = first; e; e = e->next) {
        if (e != first)
            buf_add(&buf, STR(", "));
        add_words(&buf, e, !first->next);
    }
    words = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return words;
}

static void report_group(struct check *check, const struct group *group)
{
    const struct place_of_link *first = group->places, *other;
    struct str words = describe(check, group);
    struct finding *finding =
        report(check, first->document, first->link->target,
               "%.*s%zu link%s not verified: %.*s", STR_ARG(group->title),
               group->count, group->count == 1 ? "" : "s", STR_ARG(words));

    for (other = first->next; other; other = other->next)
        finding_related(check, finding, other->document, other->link->target,
                        "not verified either");
}

static void collect(struct groups *groups, const struct document *document)
{
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];
        const struct response *response =
            check_response(groups->check, document, link);

        if (response && response->verdict == VERDICT_UNVERIFIED)
            add_link(groups, document, link, response);
    }
}

static void check_lists(struct check *check)
{
    struct groups groups = {.check = check};

    map_init(&groups.by_key);
    groups.last = &groups.first;
    for (size_t i = 0; i < check->collection->count; i++)
        collect(&groups, check->collection->documents[i]);
    for (const struct group *group = groups.first; group; group = group->next)
        report_group(check, group);
    map_release(&groups.by_key);
}

const struct rule rule_web_unverified = {
    .code = "WEB002",
    .name = "web/unverified",
    .summary = "links that nobody could verify",
    .rationale =
        "Some servers refuse programs, ask for a password, limit the number "
        "of requests or are down for the moment. Their links may well be "
        "fine, so this is a note, one for each host, with what was seen.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
