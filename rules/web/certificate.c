#include "engine/rule.h"

/* What OpenSSL and libcurl say of a certificate, in plain words. The first
   that is found counts. */
static const struct {
    const char *phrase, *words;
} problems[] = {
    {"certificate has expired", "that has expired"},
    {"not yet valid", "that is not yet valid"},
    {"subject name", "for another name"},
    {"hostname mismatch", "for another name"},
    {"certificate revoked", "that was revoked"},
    {"in certificate chain", "whose issuer nobody knows"},
    {"self-signed certificate", "that it signed itself"},
    {"self signed certificate", "that it signed itself"},
    {"issuer certificate", "whose issuer is unknown or not sent along"},
    {"verify the first certificate",
     "whose issuer is unknown or not sent along"},
    {"key too weak", "whose key is too weak"},
    {"digest algorithm too weak", "whose signature is too weak"},
    {"md too weak", "whose signature is too weak"},
    {"", "that was not accepted"}, /* whatever it says */
};

enum {
    PROBLEMS = sizeof problems / sizeof *problems,
    MOST_RELATED = 20, /* a longer list of places says no more */
};

static size_t find_problem(struct str detail)
{
    size_t i = 0;

    while (i + 1 < PROBLEMS &&
           str_find(detail, str_from(problems[i].phrase), 0) == STR_NONE)
        i++;
    return i;
}

/* A link, and the next of its group. */
struct place_of_link {
    const struct document *document;
    const struct link *link;
    struct place_of_link *next;
};

/* The links of one host whose certificate has one fault. */
struct group {
    struct str hosts;
    size_t problem;                  /* index in the table above */
    const struct document *document; /* of the first link */
    const struct link *link;
    struct str detail;
    size_t count;
    struct place_of_link *others, **last_other;
    struct group *next;
};

struct groups {
    struct check *check;
    struct map by_key;
    struct group *first, **last;
};

/* Whether an earlier hop went to the host. */
static bool was_asked(struct arena *arena, const struct response *response,
                      size_t hop, struct str host)
{
    for (size_t i = 0; i < hop; i++)
        if (str_starts(response->hops[i].url, STR("https:")) &&
            str_eq(url_site(arena, response->hops[i].url), host))
            return true;
    return false;
}

/* The hosts that may be at fault: those that were asked with https. Which of
   several it was is not told. */
static struct str hosts_of(struct arena *arena, const struct response *response)
{
    struct str hosts = STR("");

    for (size_t i = 0; i < response->nhops; i++) {
        struct str url = response->hops[i].url, host = url_site(arena, url);

        if (!str_starts(url, STR("https:")) ||
            was_asked(arena, response, i, host))
            continue;
        hosts = hosts.len ? str_printf(arena, "%.*s or %.*s", STR_ARG(hosts),
                                       STR_ARG(host))
                          : host;
    }
    return hosts.len ? hosts : url_site(arena, response->url);
}

static struct group *group_of(struct groups *groups,
                              const struct response *response)
{
    struct arena *arena = groups->check->arena;
    struct str hosts = hosts_of(arena, response);
    size_t problem = find_problem(response->detail);
    void **value = map_at(&groups->by_key, str_printf(arena, "%zu %.*s",
                                                      problem, STR_ARG(hosts)));
    struct group *group = *value;

    if (group)
        return group;
    group = *value = arena_alloc(arena, sizeof *group);
    group->hosts = hosts;
    group->problem = problem;
    group->detail = response->detail;
    group->last_other = &group->others;
    *groups->last = group;
    groups->last = &group->next;
    return group;
}

static void add_link(struct groups *groups, const struct document *document,
                     const struct link *link, const struct response *response)
{
    struct group *group = group_of(groups, response);
    struct place_of_link *place;

    if (!group->count++) {
        group->document = document;
        group->link = link;
        return;
    }
    if (group->count > MOST_RELATED)
        return;
    place = arena_alloc(groups->check->arena, sizeof *place);
    *place = (struct place_of_link){document, link, NULL};
    *group->last_other = place;
    group->last_other = &place->next;
}

static void report_group(struct check *check, const struct group *group)
{
    struct finding *finding =
        report(check, group->document, group->link->target,
               "%.*s: %zu link%s behind a certificate %s",
               STR_ARG(group->hosts), group->count,
               group->count == 1 ? "" : "s", problems[group->problem].words);

    for (const struct place_of_link *other = group->others; other;
         other = other->next)
        finding_related(check, finding, other->document, other->link->target,
                        "behind the same certificate");
    if (group->detail.len)
        finding_help(check, finding, "seen: %.*s", STR_ARG(group->detail));
}

static void collect(struct groups *groups, const struct document *document)
{
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];
        const struct response *response =
            check_response(groups->check, document, link);

        if (response && response->verdict == VERDICT_ALIVE &&
            response->reason == REASON_CERTIFICATE)
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

const struct rule rule_web_certificate = {
    .code = "WEB004",
    .name = "web/certificate",
    .summary = "links behind a certificate that browsers refuse",
    .rationale =
        "The page is there, but a browser shows a warning in its place: the "
        "certificate of the host has expired, is for another name, or comes "
        "from an issuer that nobody knows. There is one finding for each host "
        "and fault, since it is the host that has to be mended.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
