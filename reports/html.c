#include "reports/report.h"

#include "reports/html/asset.h"
#include "reports/html/page.h"
#include "reports/html/text.h"

bool page_has_verdicts(const struct page *page)
{
    const struct record_summary *summary = &page->record->summary;

    return summary->alive || summary->dead || summary->unverified;
}

struct page_rule *page_rule(const struct page *page, const char *code)
{
    return map_get(&page->by_code, str_from(code));
}

size_t page_rule_findings(const struct page_rule *rule)
{
    return rule->severities[SEVERITY_NOTE] +
           rule->severities[SEVERITY_WARNING] +
           rule->severities[SEVERITY_ERROR];
}

static void count_rules(struct page *page)
{
    const struct record *record = page->record;

    page->rules =
        arena_array(&page->arena, record->nrules, sizeof *page->rules);
    for (size_t i = 0; i < record->nrules; i++) {
        page->rules[i].rule = &record->rules[i];
        *map_at(&page->by_code, str_from(record->rules[i].code)) =
            &page->rules[i];
    }
    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];
        struct page_rule *rule = page_rule(page, finding->rule);

        if (rule)
            rule->severities[finding->severity]++;
    }
}

static void find_first(struct page *page)
{
    const struct record *record = page->record;

    for (size_t i = record->nfindings; i > 0; i--)
        page->first[record->findings[i - 1].severity] =
            &record->findings[i - 1];
}

static void page_open(struct page *page, FILE *out, const struct record *record)
{
    *page = (struct page){.out = out, .record = record};
    arena_init(&page->arena);
    map_init(&page->by_code);
    page->sections = sections_of(&page->arena, record);
    count_rules(page);
    find_first(page);
    page->hosts = host_counts_of(&page->arena, record);
}

static void page_close(struct page *page)
{
    map_release(&page->by_code);
    arena_release(&page->arena);
}

/* What the policy below has hashed, byte for byte. */
static void put_asset(FILE *out, const char *element,
                      const struct html_asset *asset)
{
    struct str text = html_asset_text(asset);

    html_put(out, "<%s>", element);
    fwrite(text.ptr, 1, text.len, out);
    html_put(out, "</%s>\n", element);
}

static void put_title(FILE *out, const struct record *record)
{
    html_put(out, "<title>");
    if (record->ndocuments == 1)
        html_put(out, "%s", record->documents->path);
    else
        html_count(out, record->ndocuments, "document", "documents");
    html_put(out, " – listlint</title>\n");
}

static void put_head(FILE *out, const struct record *record)
{
    html_put(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                  "<meta charset=\"utf-8\">\n");
    html_put(out,
             "<meta http-equiv=\"Content-Security-Policy\" content=\""
             "default-src 'none'; style-src '%s'; script-src '%s'; "
             "base-uri 'none'; form-action 'none'\">\n",
             html_style.hash, html_script.hash);
    html_put(out, "<meta name=\"viewport\" "
                  "content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n");
    put_title(out, record);
    put_asset(out, "style", &html_style);
    html_put(out, "</head>\n");
}

static void put_contents(const struct page *page)
{
    html_put(page->out, "<nav aria-label=\"Contents\">\n");
    if (page->record->ndocuments > 1)
        html_put(page->out, "<a href=\"#documents\">Documents</a>\n");
    if (page_has_changes(page))
        html_put(page->out, "<a href=\"#changes\">Changes</a>\n");
    if (page->record->nfindings)
        html_put(page->out, "<a href=\"#findings\">Findings</a>\n");
    if (page->record->nlinks)
        html_put(page->out, "<a href=\"#links\">Links</a>\n");
    if (page->record->nrules)
        html_put(page->out, "<a href=\"#rules\">Rules</a>\n");
    html_put(page->out, "</nav>\n");
}

static void put_body(struct page *page)
{
    html_put(page->out, "<body>\n");
    page_answer(page);
    put_contents(page);
    html_put(page->out, "<main>\n");
    page_overview(page);
    page_documents(page);
    page_changes(page);
    page_findings(page);
    page_links(page);
    page_rules(page);
    html_put(page->out, "</main>\n");
    put_asset(page->out, "script", &html_script);
    html_put(page->out, "</body>\n</html>\n");
}

void report_html(FILE *out, const struct record *record,
                 const struct report_style *style)
{
    struct page page;

    (void)style;
    page_open(&page, out, record);
    put_head(out, record);
    put_body(&page);
    page_close(&page);
}
