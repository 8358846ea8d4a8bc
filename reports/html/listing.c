#include "reports/html/listing.h"

#include "reports/html/text.h"

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
    html_reason(out, reason);
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

static void put_plain(struct page *page, const struct record_link *link)
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

/* Most of what is skipped for a reason of the run is fine. */
static bool is_skipped(const struct record_link *link)
{
    return link->verdict == VERDICT_SKIPPED && *link->url &&
           link->reason != REASON_OFFLINE && link->reason != REASON_UNCHANGED;
}

static bool is_unverified(const struct record_link *link)
{
    return link->verdict == VERDICT_UNVERIFIED;
}

const struct listing listing_dead = {
    "Dead",
    "",
    is_dead,
    put_dead,
    LISTING_OPEN,
    {{"Address", false}, {"Why", false}, {"Since", false}, {"Where", false}}};

const struct listing listing_moved = {
    "Moved for good", "Every redirect on the way says that it is permanent.",
    is_moved,         put_moved,
    LISTING_OPEN,     {{"From", false}, {"To", false}, {"Where", false}}};

const struct listing listing_unverified = {
    "Each address that is not verified",
    "",
    is_unverified,
    put_plain,
    LISTING_FOLDED,
    {{"Address", false}, {"Why", false}, {"Where", false}}};

const struct listing listing_skipped = {
    "Each address that is skipped",
    "",
    is_skipped,
    put_plain,
    LISTING_MINOR,
    {{"Address", false}, {"Why", false}, {"Where", false}}};

void page_total_add(struct page_total *total, const struct record_link *link)
{
    total->addresses++;
    total->places += link->nplaces;
}

void page_total(FILE *out, const struct page_total *total)
{
    html_put(out, " <span class=\"count\">");
    if (total->addresses == total->places) {
        html_put(out, "%zu", total->addresses);
    } else {
        html_count(out, total->addresses, "address", "addresses");
        html_put(out, " in ");
        html_count(out, total->places, "place", "places");
    }
    html_put(out, "</span>");
}

struct page_total page_listing_total(const struct page *page,
                                     const struct listing *listing)
{
    struct page_total total = {0, 0};

    for (size_t i = 0; i < page->record->nlinks; i++)
        if (listing->holds(&page->record->links[i]))
            page_total_add(&total, &page->record->links[i]);
    return total;
}

static void put_heading(FILE *out, const struct listing *listing,
                        const struct page_total *total)
{
    static const char *const start[] = {
        [LISTING_OPEN] = "h3",
        [LISTING_FOLDED] = "details><summary",
        [LISTING_MINOR] = "details class=\"minor\"><summary",
    };
    bool is_open = listing->shape == LISTING_OPEN;

    fprintf(out, "<%s>", start[listing->shape]);
    html_put(out, "%s", listing->title);
    page_total(out, total);
    html_put(out, is_open ? "</h3>\n" : "</summary>\n");
    if (*listing->about)
        html_put(out, "<p class=\"about\">%s</p>\n", listing->about);
}

void page_listing(struct page *page, const struct listing *listing)
{
    struct page_total total = page_listing_total(page, listing);

    if (!total.addresses)
        return;
    put_heading(page->out, listing, &total);
    table_open(page->out, listing->title, listing->columns, TABLE_CARDS);
    for (size_t i = 0; i < page->record->nlinks; i++)
        if (listing->holds(&page->record->links[i]))
            listing->put(page, &page->record->links[i]);
    table_close(page->out);
    if (listing->shape != LISTING_OPEN)
        html_put(page->out, "</details>\n");
}
