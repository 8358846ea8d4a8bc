#include "engine/rule.h"

static void report_home(struct check *check, const struct document *document,
                        const struct link *link, struct str home)
{
    struct finding *finding = report(
        check, document, link->target,
        "%s is gone: redirects to the home page of %.*s",
        link->image ? "image" : "page", STR_ARG(url_site(check->arena, home)));

    finding_help(check, finding,
                 "look there for its new address, or take the link out");
}

static void report_not_found(struct check *check,
                             const struct document *document,
                             const struct link *link,
                             const struct response *response)
{
    struct str title = response->page->title;

    if (title.len)
        report(check, document, link->target,
               "page is gone: answers %d and is called %.*s", response->status,
               STR_ARG(quote(check, title)));
    else
        report(check, document, link->target,
               "page is gone: answers %d and says that it was not found",
               response->status);
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    const struct document *document = answered->document;
    const struct link *link = answered->link;
    const struct response *response = answered->response;

    (void)context;
    switch (soft_death(check->arena, response)) {
    case SOFT_ALIVE: break;
    case SOFT_NOT_FOUND:
        report_not_found(check, document, link, response);
        break;
    case SOFT_FOR_SALE:
        report(check, document, link->target,
               "site is gone: the page says that its domain is for sale");
        break;
    case SOFT_PARKED:
        report(check, document, link->target,
               "site is gone: redirects to %.*s, where domains are parked",
               STR_ARG(url_site(check->arena, response->final_url)));
        break;
    case SOFT_HOME:
        report_home(check, document, link, response->final_url);
        break;
    }
}

static void check_lists(struct check *check)
{
    check_responses(check, check_link, NULL);
}

const struct rule rule_web_soft_dead = {
    .code = "WEB005",
    .name = "web/soft-dead",
    .summary = "a link whose page is gone although the server says that all "
               "is well",
    .rationale =
        "Many sites answer 200 for a page that they no longer have: they "
        "redirect to their home page, or say \"not found\" in words alone; an "
        "expired domain leads to whoever sells it. Told is only what is sure: "
        "a product that moved to a domain of its own, a log-in, a choice of "
        "language and a shortened address are left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
