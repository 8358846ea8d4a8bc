#include "engine/rule.h"

/* Whether the page was searched for the fragment, as written or decoded, in
   vain. */
static bool is_missing(const struct page_facts *page, struct str written,
                       struct str decoded)
{
    for (size_t i = 0; i < page->nmissing; i++)
        if (str_eq(page->missing[i], written) ||
            str_eq(page->missing[i], decoded))
            return true;
    return false;
}

static struct str fragment_of(struct str address)
{
    struct str fragment;

    str_cut(address, '#', &fragment);
    return fragment;
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    const struct document *document = answered->document;
    const struct link *link = answered->link;
    const struct response *response = answered->response;
    struct str written = fragment_of(link->url), decoded;
    struct finding *finding;

    (void)context;
    if (!response->page || !written.len || response->verdict != VERDICT_ALIVE ||
        soft_death(check->arena, response) != SOFT_ALIVE)
        return;
    decoded = percent_decode(check->arena, written);
    if (!is_missing(response->page, written, decoded))
        return;
    finding = report(check, document, link->target,
                     "nothing on the page is called %.*s: the link leads to "
                     "its top",
                     STR_ARG(quote(check, decoded)));
    if (response->final_url.len)
        finding_help(check, finding, "the page is now %.*s",
                     STR_ARG(response->final_url));
}

static void check_lists(struct check *check)
{
    check_responses(check, check_link, NULL);
}

const struct rule rule_web_missing_fragment = {
    .code = "WEB006",
    .name = "web/missing-fragment",
    .summary = "a link to a place that its page does not have",
    .rationale =
        "The page is there, but nothing in its HTML has the id or the name "
        "that stands behind the `#`: the heading was renamed, or the text has "
        "moved to another page. Pages that a script builds in the browser are "
        "left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
