/* `listlint links`: every link with its verdict, a line each. */
#include "reports/report.h"

#include "reports/lines.h"

static const char *const colors[] = {
    [VERDICT_SKIPPED] = "\033[2m",
    [VERDICT_ALIVE] = "\033[32m",
    [VERDICT_DEAD] = "\033[1;31m",
    [VERDICT_UNVERIFIED] = "\033[33m",
};

static void add_verdict(struct buf *out, const struct record_link *link,
                        bool color)
{
    buf_printf(out, "%s%-10s%s ", color ? colors[link->verdict] : "",
               verdict_name(link->verdict), color ? "\033[0m" : "");
    if (link->status)
        buf_printf(out, "%3d", link->status);
    else
        buf_add(out, STR("   "));
    buf_printf(out, "  %-15s  %s",
               link->reason ? reason_name(link->reason) : "", link->url);
    if (*link->final_url)
        buf_printf(out, " -> %s", link->final_url);
}

/* A badge may stand in a thousand places. */
enum { PLACES_MAX = 20 };

static void add_places(struct buf *out, const struct record_link *link)
{
    for (size_t i = 0; i < link->nplaces && i < PLACES_MAX; i++) {
        buf_add(out, i ? STR(", ") : STR("  "));
        lines_place(out, &link->places[i]);
    }
    if (link->nplaces > PLACES_MAX)
        buf_printf(out, " and %zu more", link->nplaces - PLACES_MAX);
    buf_add_char(out, '\n');
}

void report_links(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < record->nlinks; i++) {
        add_verdict(&text, &record->links[i], style->color);
        add_places(&text, &record->links[i]);
    }
    if (!style->quiet && record->nlinks)
        lines_links(&text, record);
    fwrite(buf_str(&text).ptr, 1, text.len, out);
    buf_release(&text);
}
