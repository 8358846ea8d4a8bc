#include "reports/html/page.h"

#include "reports/html/text.h"
#include "text/utf8.h"

enum {
    OPEN_MAX = 400,    /* findings that are shown before anybody asks */
    SECTION_MAX = 100, /* of one section */
    HEADING_MAX = 200, /* bytes of a heading */
    MORE_MAX = 500,    /* that are shown when somebody asks for more of them */
};

static void put_tally(FILE *out, const size_t severities[])
{
    for (int s = SEVERITY_ERROR; s >= SEVERITY_NOTE; s--)
        if (severities[s])
            html_put(out, " <span class=\"count %s\">%zu %s%s</span>",
                     severity_name((enum severity)s), severities[s],
                     severity_name((enum severity)s),
                     severities[s] == 1 ? "" : "s");
}

/* A heading may be of any length, and stands above each of its sections. */
static void put_heading(FILE *out, const char *heading)
{
    struct str all = str_from(section_heading(heading));
    struct str front = utf8_front(all, HEADING_MAX);

    html_put(out, "%.*s%s", STR_ARG(front), front.len < all.len ? "…" : "");
}

static void put_title(FILE *out, const struct section *section)
{
    const struct record_finding *finding = section->findings;

    html_put(out, "<h4>");
    for (size_t i = section->common; i + 1 < finding->nheadings; i++) {
        html_put(out, "<span class=\"above\">");
        put_heading(out, finding->headings[i]);
        html_put(out, " › </span>");
    }
    put_heading(out, section_title(section));
    html_put(out, "</h4>");
}

static void put_list(struct page *page, const struct record_finding *findings,
                     size_t count)
{
    html_put(page->out, "<ol class=\"findings\">\n");
    for (size_t i = 0; i < count; i++)
        page_finding(page, &findings[i]);
    html_put(page->out, "</ol>\n");
}

/* The findings from `first` on that a browser lays out in no time. */
static void put_more(struct page *page, const struct section *section,
                     size_t first)
{
    size_t left = section->count - first;
    size_t shown = left < MORE_MAX ? left : MORE_MAX;

    html_put(page->out,
             "<details class=\"more\"><summary>%zu to %zu of the %zu findings "
             "in this section</summary>\n",
             first + 1, first + shown, section->count);
    put_list(page, section->findings + first, shown);
    html_put(page->out, "</details>\n");
}

static void put_items(struct page *page, const struct section *section)
{
    size_t count = section->count;

    put_list(page, section->findings,
             count < SECTION_MAX ? count : SECTION_MAX);
    for (size_t first = SECTION_MAX; first < count; first += MORE_MAX)
        put_more(page, section, first);
}

/* `before` findings stand above it. */
static void put_section(struct page *page, const struct section *section,
                        size_t number, size_t before)
{
    html_put(page->out, "<details class=\"section\" id=\"section-%d\"",
             (int)number);
    html_put(page->out, before < OPEN_MAX ? " open>" : ">");
    html_put(page->out, "<summary>");
    put_title(page->out, section);
    put_tally(page->out, section->severities);
    html_put(page->out, "</summary>\n");
    put_items(page, section);
    html_put(page->out, "</details>\n");
}

static void put_sections(struct page *page)
{
    size_t before = 0;

    for (size_t i = 0; i < page->sections.count; i++) {
        const struct section *section = &page->sections.items[i];

        if (section->begins && i)
            html_put(page->out, "</section>\n");
        if (section->begins)
            html_put(page->out, "<section class=\"document\">\n<h3>%s</h3>\n",
                     section_path(section));
        put_section(page, section, i + 1, before);
        before += section->count;
    }
    html_put(page->out, "</section>\n");
}

static void put_severity(FILE *out, const char *name, size_t count)
{
    if (count)
        html_put(out,
                 "<label><input type=\"checkbox\" value=\"%s\" checked> "
                 "%s</label>\n",
                 name, name);
}

/* For the script, which shows them. */
static void put_filters(struct page *page)
{
    const struct record_summary *summary = &page->record->summary;

    html_put(page->out,
             "<div class=\"filters\" id=\"filters\" role=\"search\" "
             "aria-label=\"Findings\" hidden>\n"
             "<label>Text <input type=\"search\" id=\"filter-text\" "
             "autocomplete=\"off\"></label>\n"
             "<label>Rule <select id=\"filter-rule\" autocomplete=\"off\">"
             "<option value=\"\">all</option></select></label>\n"
             "<label>Section <select id=\"filter-section\" "
             "autocomplete=\"off\">"
             "<option value=\"\">all</option></select></label>\n"
             "<fieldset><legend>Severity</legend>\n");
    put_severity(page->out, "error", summary->errors);
    put_severity(page->out, "warning", summary->warnings);
    put_severity(page->out, "note", summary->notes);
    html_put(page->out,
             "</fieldset>\n<button type=\"button\" id=\"filter-reset\">Show "
             "all</button>\n"
             "<p id=\"filter-status\" role=\"status\"></p>\n</div>\n");
}

void page_findings(struct page *page)
{
    if (!page->record->nfindings)
        return;
    html_put(page->out,
             "<section id=\"findings\">\n<h2>Findings <span "
             "class=\"count\">%zu</span></h2>\n",
             page->record->nfindings);
    put_filters(page);
    put_sections(page);
    html_put(page->out, "</section>\n");
}
