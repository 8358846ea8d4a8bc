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

enum { PROBLEMS = sizeof problems / sizeof *problems };

static size_t find_problem(struct str detail)
{
    size_t i = 0;

    while (i + 1 < PROBLEMS &&
           str_find(detail, str_from(problems[i].phrase), 0) == STR_NONE)
        i++;
    return i;
}

/* What the links of one host have in common whose certificate has one fault. */
struct fault {
    struct str hosts;
    size_t problem; /* index in the table above */
    struct str detail;
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

static void add_link(struct link_groups *groups,
                     const struct document *document, const struct link *link,
                     const struct response *response)
{
    struct arena *arena = groups->arena;
    struct str hosts = hosts_of(arena, response);
    size_t problem = find_problem(response->detail);
    struct str key = str_printf(arena, "%zu %.*s", problem, STR_ARG(hosts));
    struct link_group *group = link_groups_add(groups, key, document, link);
    struct fault *fault;

    if (group->facts)
        return;
    fault = group->facts = arena_alloc(arena, sizeof *fault);
    *fault = (struct fault){hosts, problem, response->detail};
}

static void report_group(struct check *check, const struct link_group *group)
{
    const struct fault *fault = group->facts;
    struct finding *finding =
        report(check, group->first.document, group->first.link->target,
               "%.*s: %zu link%s behind a certificate %s",
               STR_ARG(fault->hosts), group->count,
               group->count == 1 ? "" : "s", problems[fault->problem].words);

    for (size_t i = 0; i < group->nothers; i++)
        finding_related(check, finding, group->others[i].document,
                        group->others[i].link->target,
                        "behind the same certificate");
    if (fault->detail.len)
        finding_help(check, finding, "seen: %.*s", STR_ARG(fault->detail));
}

static void collect(struct check *check, void *context,
                    const struct answered_link *answered)
{
    (void)check;
    if (answered->response->verdict == VERDICT_ALIVE &&
        answered->response->reason == REASON_CERTIFICATE)
        add_link(context, answered->document, answered->link,
                 answered->response);
}

static void check_lists(struct check *check)
{
    const struct link_group *group;
    struct link_groups groups;

    link_groups_init(&groups, check->arena);
    check_responses(check, collect, &groups);
    for (group = groups.first; group; group = group->next)
        report_group(check, group);
    link_groups_release(&groups);
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
