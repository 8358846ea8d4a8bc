#include "reports/html/page.h"

#include <stdlib.h>

#include "reports/html/chart.h"
#include "reports/html/text.h"

/* Bars of a chart; the last one is of all that is left, where much is. */
enum { BARS_MAX = 9 };

static const char *const by_severity[CHART_PARTS] = {"error", "warning",
                                                     "note"};
static const char *const by_verdict[CHART_PARTS] = {"dead", "unverified",
                                                    "alive"};

struct ranked {
    struct chart_bar bar;
    size_t value, order;
};

/* Bars in an order, of which the first are drawn. */
struct ranking {
    struct ranked *items;
    size_t count;
    int (*compare)(const void *left, const void *right);
};

static int largest_first(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    if (a->value != b->value)
        return a->value < b->value ? 1 : -1;
    return a->order < b->order ? -1 : 1;
}

/* What is grave, before what is only much. */
static int gravest_first(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    for (int part = 0; part + 1 < CHART_PARTS; part++)
        if (a->bar.parts[part] != b->bar.parts[part])
            return a->bar.parts[part] < b->bar.parts[part] ? 1 : -1;
    return largest_first(left, right);
}

static void rank(struct ranking *ranking, struct chart_bar bar)
{
    size_t value = bar.parts[0] + bar.parts[1] + bar.parts[2];

    if (value)
        ranking->items[ranking->count] =
            (struct ranked){bar, value, ranking->count};
    ranking->count += value != 0;
}

/* All bars from `first` on as one. */
static struct chart_bar sum_up(struct page *page, const struct ranking *ranking,
                               size_t first)
{
    struct chart_bar sum = {.detail = "", .target = "", .is_rest = true};

    for (size_t i = first; i < ranking->count; i++)
        for (int part = 0; part < CHART_PARTS; part++)
            sum.parts[part] += ranking->items[i].bar.parts[part];
    sum.label =
        str_printf(&page->arena, "%zu others", ranking->count - first).ptr;
    return sum;
}

static void draw(struct page *page, const char *title, struct ranking *ranking)
{
    struct chart_bar bars[BARS_MAX];
    size_t count = ranking->count < BARS_MAX ? ranking->count : BARS_MAX;

    qsort(ranking->items, ranking->count, sizeof *ranking->items,
          ranking->compare);
    for (size_t i = 0; i < count; i++)
        bars[i] = ranking->items[i].bar;
    if (ranking->count > BARS_MAX)
        bars[BARS_MAX - 1] = sum_up(page, ranking, BARS_MAX - 1);
    chart_bars(page->out, title, bars, count, by_severity);
}

static struct ranking ranking_of(struct page *page, size_t most)
{
    return (struct ranking){
        arena_array(&page->arena, most, sizeof(struct ranked)), 0,
        largest_first};
}

static struct chart_bar bar_of(const size_t severities[])
{
    return (struct chart_bar){.label = "",
                              .detail = "",
                              .target = "",
                              .parts = {severities[SEVERITY_ERROR],
                                        severities[SEVERITY_WARNING],
                                        severities[SEVERITY_NOTE]}};
}

static void draw_rules(struct page *page)
{
    size_t count = page->record->nrules;
    struct ranking ranking = ranking_of(page, count);

    for (size_t i = 0; i < count; i++) {
        const struct record_rule *rule = page->rules[i].rule;
        struct chart_bar bar = bar_of(page->rules[i].severities);

        bar.label = rule->name;
        bar.target = str_printf(&page->arena, "rule-%s", rule->code).ptr;
        rank(&ranking, bar);
    }
    draw(page, "Findings by rule", &ranking);
}

static void draw_sections(struct page *page)
{
    const struct sections *sections = &page->sections;
    struct ranking ranking = ranking_of(page, sections->count);

    if (sections->count < 2)
        return;
    ranking.compare = gravest_first;
    for (size_t i = 0; i < sections->count; i++) {
        struct chart_bar bar = bar_of(sections->items[i].severities);

        bar.label = section_title(&sections->items[i]);
        if (page->record->ndocuments > 1)
            bar.detail = section_path(&sections->items[i]);
        bar.target = str_printf(&page->arena, "section-%zu", i + 1).ptr;
        rank(&ranking, bar);
    }
    draw(page, "Findings by section", &ranking);
}

static void draw_verdicts(struct page *page)
{
    const struct record_summary *summary = &page->record->summary;
    const struct chart_share shares[] = {
        {"alive", "alive", summary->alive},
        {"dead", "dead", summary->dead},
        {"unverified", "unverified", summary->unverified},
        {"skipped", "skipped", summary->skipped},
    };

    if (page_has_verdicts(page))
        chart_shares(page->out, "Links by verdict", shares,
                     sizeof shares / sizeof *shares);
}

/* The hosts stand with the most dead links first. */
static void draw_dead(struct page *page)
{
    struct chart_bar bars[BARS_MAX];
    size_t count = 0;

    for (; count < page->hosts.count && count < BARS_MAX; count++) {
        const struct host_count *host = &page->hosts.items[count];

        if (!host->links[VERDICT_DEAD])
            break;
        bars[count] =
            (struct chart_bar){.label = host->name.ptr,
                               .detail = "",
                               .target = "",
                               .parts = {host->links[VERDICT_DEAD], 0, 0}};
    }
    if (count > 1)
        chart_bars(page->out, "Dead links by host", bars, count, by_verdict);
}

void page_overview(struct page *page)
{
    if (page->record->nfindings || page_has_verdicts(page)) {
        html_put(page->out, "<section class=\"charts\" "
                            "aria-label=\"Overview\">\n");
        draw_verdicts(page);
        draw_rules(page);
        draw_sections(page);
        draw_dead(page);
        html_put(page->out, "</section>\n");
    }
}
