#include "reports/html/page.h"

#include "reports/html/text.h"

static void put_rule(FILE *out, const struct page_rule *rule)
{
    html_put(out,
             "<section class=\"rule\" id=\"rule-%s\">\n"
             "<h3><code>%s</code> %s <span class=\"count\">%zu</span></h3>\n",
             rule->rule->code, rule->rule->code, rule->rule->name,
             page_rule_findings(rule));
    html_put(out, "<p class=\"summary\">");
    html_prose(out, rule->rule->summary);
    html_put(out, "</p>\n<p>");
    html_prose(out, rule->rule->rationale);
    html_put(out, "</p>\n</section>\n");
}

/* Rules without findings, of those that ran or did not. */
static bool is_silent(const struct page_rule *rule, bool ran)
{
    return rule->rule->ran == ran && !page_rule_findings(rule);
}

static void put_silent(struct page *page, bool ran, const char *title)
{
    size_t count = 0, all = page->record->nrules;

    for (size_t i = 0; i < all; i++)
        count += is_silent(&page->rules[i], ran);
    if (!count)
        return;
    html_put(page->out, "<details class=\"minor\"><summary>");
    html_count(page->out, count, "rule", "rules");
    html_put(page->out, " %s</summary>\n<ul class=\"silent\">\n", title);
    for (size_t i = 0; i < all; i++) {
        const struct record_rule *rule = page->rules[i].rule;

        if (!is_silent(&page->rules[i], ran))
            continue;
        html_put(page->out, "<li><code>%s</code> %s: ", rule->code, rule->name);
        html_prose(page->out, rule->summary);
        html_put(page->out, "</li>\n");
    }
    html_put(page->out, "</ul></details>\n");
}

void page_rules(struct page *page)
{
    if (!page->record->nrules)
        return;
    html_put(page->out, "<section id=\"rules\">\n<h2>Rules</h2>\n");
    for (size_t i = 0; i < page->record->nrules; i++)
        if (page_rule_findings(&page->rules[i]))
            put_rule(page->out, &page->rules[i]);
    put_silent(page, true, "found nothing");
    put_silent(page, false, "did not run, for want of the network");
    html_put(page->out, "</section>\n");
}
