#include "engine/rule.h"

/* What is known of a dead address, by its reason; the second form is for the
   end of a redirect. */
struct fact {
    enum reason reason;
    const char *direct, *redirected;
};

static const struct fact facts[] = {
    {REASON_NOT_FOUND, "404 Not Found, seen twice",
     "which answers 404 Not Found, seen twice"},
    {REASON_GONE, "410 Gone", "which answers 410 Gone"},
    {REASON_NO_SUCH_HOST, "its host does not exist",
     "whose host does not exist"},
    {REASON_REDIRECT, "its redirects lead nowhere", "and no further"},
};

static const struct fact *fact_of(enum reason reason)
{
    size_t i = 0;

    while (i + 1 < sizeof facts / sizeof *facts && facts[i].reason != reason)
        i++;
    return &facts[i];
}

/* A status is in the message; more is not known. */
static bool is_status(enum reason reason)
{
    return reason == REASON_NOT_FOUND || reason == REASON_GONE;
}

static void report_dead(struct check *check, const struct document *document,
                        const struct link *link,
                        const struct response *response)
{
    const struct fact *fact = fact_of(response->reason);
    const char *what = link->image ? "image" : "link";
    struct finding *finding;

    if (response->final_url.len)
        finding = report(
            check, document, link->target, "dead %s: redirects to %.*s, %s",
            what, STR_ARG(quote(check, response->final_url)), fact->redirected);
    else
        finding = report(check, document, link->target, "dead %s: %s", what,
                         fact->direct);
    if (response->young) {
        finding_limit(finding, SEVERITY_WARNING);
        finding_help(check, finding,
                     "not an error yet: it has not been dead for the days that "
                     "\"dead-after\" gives it");
    } else if (response->detail.len && !is_status(response->reason)) {
        finding_help(check, finding, "seen: %.*s", STR_ARG(response->detail));
    }
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    (void)context;
    if (answered->response->verdict == VERDICT_DEAD)
        report_dead(check, answered->document, answered->link,
                    answered->response);
}

static void check_lists(struct check *check)
{
    check_responses(check, check_link, NULL);
}

const struct rule rule_web_dead = {
    .code = "WEB001",
    .name = "web/dead",
    .summary = "a dead link",
    .rationale =
        "A reader who follows the link finds nothing. Only what is certain "
        "is called dead: 404 seen twice with time between, 410, a host that "
        "does not exist, a redirect that leads nowhere. A server that is "
        "down, slow or refuses to answer is not dead but unverified. Where the "
        "configuration says `dead-after`, a link is an error only when it has "
        "been dead for so many days.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
