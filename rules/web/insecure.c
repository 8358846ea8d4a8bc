#include "engine/rule.h"

/* Whether the redirects of the page changed its scheme and nothing else. */
static bool leads_to_secure(const struct response *response)
{
    struct str to = response->final_url;

    return str_starts(to, STR("https://")) &&
           str_starts(response->url, STR("http://")) &&
           str_eq(str_slice(to, 8, to.len),
                  str_slice(response->url, 7, response->url.len));
}

static bool is_secure(const struct response *response)
{
    return response->verdict == VERDICT_ALIVE &&
           response->reason == REASON_NONE &&
           (response->secure || leads_to_secure(response));
}

/* Whether it is http: on the port that https: takes the place of, and on a host
   of the public Internet. */
static bool is_open(struct arena *arena, struct str address)
{
    struct url url;

    return url_split(address, &url) && str_eq_nocase(url.scheme, STR("http")) &&
           !url.port.len &&
           host_realm(host_normal(arena, url.host)) == REALM_PUBLIC;
}

/* GitHub writes http: before www. itself, so that the list does not say it. */
static bool is_implied(const struct document *document, const struct link *link)
{
    return link->kind == LINK_BARE &&
           !str_starts_nocase(document_text(document, link->target),
                              STR("http"));
}

static void propose(struct check *check, struct finding *finding,
                    const struct link *link)
{
    struct span scheme = {link->target.start, link->target.start + 4};

    if (link->kind != LINK_REFERENCE &&
        str_eq_nocase(document_text(finding->document, scheme), STR("http")))
        finding_edit(check, finding, scheme, STR("https"), true);
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    const struct document *document = answered->document;
    const struct link *link = answered->link;
    const struct response *response = answered->response;
    struct finding *finding;

    (void)context;
    if (!is_secure(response) || !is_open(check->arena, link->url) ||
        is_implied(document, link) ||
        landing_is_move(check->arena, link->url, response) ||
        soft_death(check->arena, response) != SOFT_ALIVE)
        return;
    finding = report(check, document, link->target,
                     "http: where https: answers the same");
    finding_help(check, finding, "write https: for it");
    propose(check, finding, link);
}

static void check_lists(struct check *check)
{
    check_responses(check, check_link, NULL);
}

const struct rule rule_web_insecure = {
    .code = "WEB007",
    .name = "web/insecure",
    .summary = "an http: link whose page can be had with https:",
    .rationale =
        "Whoever sits between the reader and the server can read and change "
        "what goes over http:. Told is only a page that was asked for in both "
        "ways and is the same, or whose http: redirects to its own https:.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
