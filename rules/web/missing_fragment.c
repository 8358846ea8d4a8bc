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

static void check_link(struct check *check, const struct document *document,
                       const struct link *link)
{
    const struct response *response = check_response(check, document, link);
    struct str written = fragment_of(link->url), decoded;
    struct finding *finding;

    if (!response || !response->page || !written.len ||
        response->verdict != VERDICT_ALIVE ||
        soft_death(check->arena, response) != SOFT_ALIVE)
        return;
    decoded = url_decode(check->arena, written);
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
    const struct collection *all = check->collection;

    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->documents[i]->nlinks; k++)
            check_link(check, all->documents[i], &all->documents[i]->links[k]);
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
