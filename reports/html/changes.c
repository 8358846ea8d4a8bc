#include "reports/html/page.h"

#include "reports/html/table.h"
#include "reports/html/text.h"

/* What one verdict was turned into another. */
struct change {
    const char *title;
    enum verdict was, is;
};

static const struct change changes[] = {
    {"Newly dead", VERDICT_ALIVE, VERDICT_DEAD},
    {"Back alive", VERDICT_DEAD, VERDICT_ALIVE},
};

enum { CHANGES = sizeof changes / sizeof *changes };

static bool is_changed(const struct record_link *link,
                       const struct change *change)
{
    return link->was_checked > 0 && link->was == change->was &&
           link->verdict == change->is;
}

static struct page_total total_changed(const struct record *record,
                                       const struct change *change)
{
    struct page_total total = {0, 0};

    for (size_t i = 0; i < record->nlinks; i++)
        if (is_changed(&record->links[i], change))
            page_total_add(&total, &record->links[i]);
    return total;
}

/* When the links were last looked at before this run; 0: never. */
static long long last_checked(const struct record *record)
{
    long long last = 0;

    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].was_checked > last)
            last = record->links[i].was_checked;
    return last;
}

bool page_has_changes(const struct page *page)
{
    return page_has_verdicts(page) && last_checked(page->record) > 0;
}

static void put_row(struct page *page, const struct record_link *link)
{
    html_put(page->out, "<tr><td>");
    html_address(page->out, link->url);
    html_put(page->out, "</td>");
    table_named(page->out,
                link->was == VERDICT_ALIVE ? "last alive" : "last dead");
    html_day(page->out, link->was_checked);
    html_put(page->out, "</td><td>");
    page_places(page, link);
    html_put(page->out, "</td></tr>\n");
}

static void put_change(struct page *page, const struct change *change)
{
    const struct table_column columns[] = {
        {"Address", false},
        {change->was == VERDICT_ALIVE ? "Last alive" : "Last dead", false},
        {"Where", false},
        {NULL, false}};
    const struct record *record = page->record;
    struct page_total total = total_changed(record, change);

    if (!total.addresses)
        return;
    html_put(page->out, "<h3>%s", change->title);
    page_total(page->out, &total);
    html_put(page->out, "</h3>\n");
    table_open(page->out, change->title, columns, TABLE_CARDS);
    for (size_t i = 0; i < record->nlinks; i++)
        if (is_changed(&record->links[i], change))
            put_row(page, &record->links[i]);
    table_close(page->out);
}

/* A verdict of an earlier run cannot have changed since. */
static void put_remembered(FILE *out, const struct record *record)
{
    size_t remembered = 0, known = 0;

    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];

        if (link->verdict == VERDICT_SKIPPED)
            continue;
        known += link->nplaces;
        remembered += link->cached ? link->nplaces : 0;
    }
    if (!remembered)
        return;
    html_put(out, "<p class=\"about\">%zu of ", remembered);
    html_count(out, known, "link", "links");
    html_put(out, " %s not asked again: an earlier answer still held.</p>\n",
             remembered == 1 ? "was" : "were");
}

void page_changes(struct page *page)
{
    size_t count = 0;

    if (!page_has_changes(page))
        return;
    for (int i = 0; i < CHANGES; i++)
        count += total_changed(page->record, &changes[i]).addresses;
    html_put(page->out, "<section id=\"changes\">\n<h2>What changed</h2>\n"
                        "<p class=\"about\">Since the run of ");
    html_minute(page->out, last_checked(page->record));
    html_put(page->out, count ? " these links changed:</p>\n"
                              : " no link died, and none came back.</p>\n");
    put_remembered(page->out, page->record);
    for (int i = 0; i < CHANGES; i++)
        put_change(page, &changes[i]);
    html_put(page->out, "</section>\n");
}
