#include "reports/html_page.h"

#include "reports/html_table.h"
#include "reports/html_text.h"

/* Places of a link that are told. */
enum { PLACES_MAX = 5 };

void page_places(struct page *page, const struct record_link *link)
{
    for (size_t i = 0; i < link->nplaces && i < PLACES_MAX; i++) {
        html_put(page->out, "%s", i ? ", " : "");
        page_place(page->out, &link->places[i]);
    }
    if (link->nplaces > PLACES_MAX)
        html_put(page->out, " and %zu more", link->nplaces - PLACES_MAX);
}

static void put_address(struct page *page, const char *url)
{
    html_put(page->out, "<td>");
    html_address(page->out, url);
    html_put(page->out, "</td>");
}

static void put_reason(FILE *out, enum reason reason, int status)
{
    html_put(out, "%s", reason_name(reason));
    if (status)
        html_put(out, " %d", status);
}

static void put_why(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<td>");
    put_reason(page->out, link->reason, link->status);
    if (*link->detail)
        html_put(page->out, " <small>%s</small>", link->detail);
    html_put(page->out, "</td>");
}

static void put_places(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<td>");
    page_places(page, link);
    html_put(page->out, "</td></tr>\n");
}

static void put_dead(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<tr>");
    put_address(page, link->url);
    put_why(page, link);
    table_named(page->out, "since");
    html_day(page->out, link->dead_since ? link->dead_since : -1);
    html_put(page->out, "</td>");
    put_places(page, link);
}

static void put_moved(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<tr>");
    put_address(page, link->url);
    table_named(page->out, "to");
    html_address(page->out, link->final_url);
    html_put(page->out, "</td>");
    put_places(page, link);
}

static void put_unverified(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<tr>");
    put_address(page, link->url);
    put_why(page, link);
    put_places(page, link);
}

static bool is_dead(const struct record_link *link)
{
    return link->verdict == VERDICT_DEAD;
}

static bool is_moved(const struct record_link *link)
{
    return link->verdict == VERDICT_ALIVE && link->permanent &&
           *link->final_url;
}

static bool is_unverified(const struct record_link *link)
{
    return link->verdict == VERDICT_UNVERIFIED;
}

/* A table of addresses. */
struct listing {
    const char *title, *about;
    bool (*holds)(const struct record_link *link);
    void (*put)(struct page *page, const struct record_link *link);
    bool folded; /* it is shown on demand */
    struct table_column columns[5];
};

static const struct listing dead = {
    "Dead",
    "",
    is_dead,
    put_dead,
    false,
    {{"Address", false}, {"Why", false}, {"Since", false}, {"Where", false}}};

static const struct listing moved = {
    "Moved for good",
    "Every redirect on the way says that it is permanent.",
    is_moved,
    put_moved,
    false,
    {{"From", false}, {"To", false}, {"Where", false}}};

static const struct listing unverified = {
    "Each address that is not verified",
    "",
    is_unverified,
    put_unverified,
    true,
    {{"Address", false}, {"Why", false}, {"Where", false}}};

static size_t count_of(const struct page *page, const struct listing *listing)
{
    size_t count = 0;

    for (size_t i = 0; i < page->record->nlinks; i++)
        count += listing->holds(&page->record->links[i]);
    return count;
}

static void put_heading(FILE *out, const struct listing *listing, size_t count)
{
    if (listing->folded)
        html_put(out,
                 "<details><summary>%s <span class=\"count\">%zu</span>"
                 "</summary>\n",
                 listing->title, count);
    else
        html_put(out, "<h3>%s <span class=\"count\">%zu</span></h3>\n",
                 listing->title, count);
    if (*listing->about)
        html_put(out, "<p class=\"about\">%s</p>\n", listing->about);
}

static void put_listing(struct page *page, const struct listing *listing)
{
    size_t count = count_of(page, listing);

    if (!count)
        return;
    put_heading(page->out, listing, count);
    table_open(page->out, listing->title, listing->columns, TABLE_CARDS);
    for (size_t i = 0; i < page->record->nlinks; i++)
        if (listing->holds(&page->record->links[i]))
            listing->put(page, &page->record->links[i]);
    table_close(page->out);
    if (listing->folded)
        html_put(page->out, "</details>\n");
}

static void put_host(FILE *out, const struct host *host)
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

static void put_reasons(struct page *page, const struct host *host)
{
    const struct host_reason *reason = host->unverified;

    for (; reason; reason = reason->next) {
        put_reason(page->out, reason->reason, reason->status);
        if (host->unverified->next)
            html_put(page->out, " (%zu)", reason->addresses);
        html_put(page->out, "%s", reason->next ? ", " : "");
    }
}

static void put_unverified_host(struct page *page, const struct host *host)
{
    if (!host->unverified)
        return;
    html_put(page->out, "<tr><th scope=\"row\">%.*s</th>", STR_ARG(host->name));
    table_number(page->out, host->addresses[VERDICT_UNVERIFIED]);
    html_put(page->out, "<td>");
    put_reasons(page, host);
    html_put(page->out, "</td></tr>\n");
}

static void put_unverified_hosts(struct page *page)
{
    static const struct table_column columns[] = {
        {"Host", false}, {"Addresses", true}, {"Why", false}, {NULL, false}};
    size_t count = count_of(page, &unverified);

    if (!count)
        return;
    html_put(page->out,
             "<h3>Not verified <span class=\"count\">%zu</span></h3>\n"
             "<p class=\"about\">These were asked, and nobody can tell from "
             "the answer whether they are alive.</p>\n",
             count);
    hosts_sort(&page->hosts, VERDICT_UNVERIFIED);
    table_open(page->out, "Not verified, by host", columns, TABLE_GRID);
    for (size_t i = 0; i < page->hosts.count; i++)
        put_unverified_host(page, &page->hosts.items[i]);
    table_close(page->out);
    put_listing(page, &unverified);
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
    html_put(out, "<tr><th scope=\"row\">%s</th>", reason_name(reason));
    table_number(out, count);
    html_put(out, "<td>%s</td></tr>\n", because ? because : "");
}

static void put_skipped(struct page *page)
{
    static const struct table_column columns[] = {{"Reason", false},
                                                  {"Links", true},
                                                  {"What it means", false},
                                                  {NULL, false}};
    size_t counts[REASON_COUNT] = {0}, all = 0;

    for (size_t i = 0; i < page->record->nlinks; i++) {
        const struct record_link *link = &page->record->links[i];
        bool skipped = link->verdict == VERDICT_SKIPPED;

        counts[link->reason] += skipped ? link->nplaces : 0;
        all += skipped ? link->nplaces : 0;
    }
    if (!all)
        return;
    html_put(page->out, "<h3>Skipped <span class=\"count\">%zu</span></h3>\n",
             all);
    table_open(page->out, "Skipped links", columns, TABLE_GRID);
    for (int reason = 0; reason < REASON_COUNT; reason++)
        put_skipped_row(page->out, (enum reason)reason, counts[reason]);
    table_close(page->out);
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
        put_listing(page, &dead);
        put_listing(page, &moved);
        put_hosts(page);
        put_unverified_hosts(page);
    }
    put_skipped(page);
    html_put(page->out, "</section>\n");
}
