#include "reports/html/page.h"

#include "reports/hosts.h"
#include "reports/html/listing.h"
#include "reports/html/table.h"
#include "reports/html/text.h"
#include "text/buf.h"

static void put_host(FILE *out, const struct host_count *host)
{
    html_put(out, "<tr><th scope=\"row\">%.*s</th>", STR_ARG(host->name));
    table_number(out, host->links[VERDICT_ALIVE]);
    table_number(out, host->links[VERDICT_DEAD]);
    table_number(out, host->links[VERDICT_UNVERIFIED]);
    table_number(out, host->links[VERDICT_SKIPPED]);
    html_put(out, "</tr>\n");
}

static void put_hosts(struct page *page)
{
    static const struct table_column columns[] = {
        {"Host", false},      {"Alive", true},   {"Dead", true},
        {"Unverified", true}, {"Skipped", true}, {NULL, false}};

    if (!page->hosts.count)
        return;
    html_put(page->out, "<h3>By host <span class=\"count\">%zu</span></h3>\n",
             page->hosts.count);
    table_open(page->out, "Links by host", columns, TABLE_GRID);
    for (size_t i = 0; i < page->hosts.count; i++)
        put_host(page->out, &page->hosts.items[i]);
    table_close(page->out);
}

static void put_unverified_host(struct page *page, const struct host *host)
{
    struct buf seen;

    buf_init(&seen);
    hosts_add_seen(&seen, host);
    html_put(page->out, "<tr><th scope=\"row\">%.*s</th>", STR_ARG(host->name));
    table_number(page->out, host->count);
    html_put(page->out, "<td>%.*s</td></tr>\n", STR_ARG(buf_str(&seen)));
    buf_release(&seen);
}

static void put_unverified_hosts(struct page *page)
{
    static const struct table_column columns[] = {
        {"Host", false}, {"Links", true}, {"Why", false}, {NULL, false}};
    struct hosts hosts;

    hosts_init(&hosts, page->record);
    if (hosts.count)
        table_open(page->out, "Not verified, by host", columns, TABLE_GRID);
    for (size_t i = 0; i < hosts.count; i++)
        put_unverified_host(page, &hosts.items[i]);
    if (hosts.count)
        table_close(page->out);
    hosts_release(&hosts);
}

static void put_not_verified(struct page *page)
{
    struct page_total total = page_listing_total(page, &listing_unverified);

    if (!total.addresses)
        return;
    html_put(page->out, "<h3>Not verified");
    page_total(page->out, &total);
    html_put(page->out,
             "</h3>\n<p class=\"about\">These were asked, and nobody can tell "
             "from the answer whether they are alive.</p>\n");
    put_unverified_hosts(page);
    page_listing(page, &listing_unverified);
}

static const char *const skipped_because[REASON_COUNT] = {
    [REASON_OFFLINE] = "the run was offline",
    [REASON_EXCLUDED] = "the configuration excludes them",
    [REASON_NOT_WEB] = "files, fragments, mail addresses and the like",
    [REASON_PRIVATE] = "private addresses, which are not asked unbidden",
    [REASON_INVALID] = "no addresses that could be asked",
    [REASON_FIXED] = "written by a fix, after the web was asked",
    [REASON_UNCHANGED] = "on no line that is new",
};

static void put_skipped_row(FILE *out, enum reason reason, size_t count)
{
    const char *because = skipped_because[reason];

    if (!count)
        return;
    html_put(out, "<tr><th scope=\"row\">");
    html_reason(out, reason);
    html_put(out, "</th>");
    table_number(out, count);
    html_put(out, "<td>%s</td></tr>\n", because ? because : "");
}

/* Returns how many were skipped in all. */
static size_t count_skipped(const struct record *record,
                            size_t counts[REASON_COUNT])
{
    size_t all = 0;

    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];

        if (link->verdict != VERDICT_SKIPPED)
            continue;
        counts[link->reason] += link->nplaces;
        all += link->nplaces;
    }
    return all;
}

static void put_skipped(struct page *page)
{
    static const struct table_column columns[] = {{"Reason", false},
                                                  {"Links", true},
                                                  {"What it means", false},
                                                  {NULL, false}};
    size_t counts[REASON_COUNT] = {0};
    size_t all = count_skipped(page->record, counts);

    if (!all)
        return;
    html_put(page->out, "<h3>Skipped <span class=\"count\">%zu</span></h3>\n",
             all);
    table_open(page->out, "Skipped links", columns, TABLE_GRID);
    for (int reason = 0; reason < REASON_COUNT; reason++)
        put_skipped_row(page->out, (enum reason)reason, counts[reason]);
    table_close(page->out);
    page_listing(page, &listing_skipped);
}

static void put_filter(FILE *out)
{
    html_put(out, "<div class=\"filters\" id=\"link-filters\" role=\"search\" "
                  "aria-label=\"Links\" hidden>\n"
                  "<label>Address, host or reason <input type=\"search\" "
                  "id=\"link-text\" "
                  "autocomplete=\"off\"></label>\n"
                  "<p id=\"link-status\" role=\"status\"></p>\n</div>\n");
}

void page_links(struct page *page)
{
    if (!page->record->nlinks)
        return;
    html_put(page->out,
             "<section id=\"links\">\n<h2>Links <span "
             "class=\"count\">%zu</span></h2>\n",
             page->record->summary.links);
    if (page_has_verdicts(page)) {
        put_filter(page->out);
        page_listing(page, &listing_dead);
        page_listing(page, &listing_moved);
        put_hosts(page);
        put_not_verified(page);
    }
    put_skipped(page);
    html_put(page->out, "</section>\n");
}
