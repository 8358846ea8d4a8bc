#include "reports/hosts.h"
#include "reports/lines.h"
#include "reports/markdown_sheet.h"
#include "reports/markdown_text.h"
#include "reports/message.h"
#include "reports/reason_words.h"
#include "text/utc.h"

enum {
    OPEN_MAX = 25,   /* dead links that are shown unfolded */
    PLACES_MAX = 3,  /* of a link */
    HOSTS_MAX = 100, /* that are told one by one */
};

/* Nothing where it is 0: nobody knows it. */
static void add_day(struct buf *out, long long seconds)
{
    struct tm utc;
    char day[32];

    if (seconds && utc_split(seconds, &utc) &&
        strftime(day, sizeof day, "%Y-%m-%d", &utc))
        buf_add(out, str_from(day));
}

static void add_places(struct buf *out, const struct record_link *link)
{
    struct buf place;

    buf_init(&place);
    for (size_t i = 0; i < link->nplaces && i < PLACES_MAX; i++) {
        buf_clear(&place);
        message_add_place(&place, &link->places[i]);
        buf_add(out, i ? STR("<br>") : STR(""));
        markdown_text(out, buf_str(&place));
    }
    if (link->nplaces > PLACES_MAX)
        buf_printf(out, "<br>*and %zu more*", link->nplaces - PLACES_MAX);
    buf_release(&place);
}

/* A status is told by its name; other evidence says itself what it is. */
static void add_why(struct buf *out, const struct record_link *link)
{
    struct str detail = str_from(link->detail);

    if (detail.len && !str_starts(detail, STR("HTTP "))) {
        markdown_text(out, detail);
        return;
    }
    reason_words(out, link->reason);
    if (detail.len) {
        buf_add(out, STR(" ("));
        markdown_text(out, detail);
        buf_add_char(out, ')');
    } else if (link->status) {
        buf_printf(out, " %d", link->status);
    }
}

static void add_dead(struct buf *out, const struct record_link *link,
                     bool since)
{
    buf_add(out, STR("| "));
    markdown_link(out, str_from(link->url));
    buf_add(out, STR(" | "));
    add_why(out, link);
    if (since) {
        buf_add(out, STR(" | "));
        add_day(out, link->dead_since);
    }
    buf_add(out, STR(" | "));
    add_places(out, link);
    buf_add(out, STR(" |\n"));
}

/* A date would break at its hyphens where the other columns are long, and what
   forbids that would be copied with it: the head keeps the room. */
static void add_dead_head(struct buf *out, size_t count, bool since)
{
    if (count > OPEN_MAX)
        buf_printf(out, "<details>\n<summary>%zu dead links</summary>\n\n",
                   count);
    buf_add(
        out,
        since ? STR("| Dead link | Why | Dead&nbsp;since&nbsp;(UTC) | Where |\n"
                    "| --- | --- | --- | --- |\n")
              : STR("| Dead link | Why | Where |\n"
                    "| --- | --- | --- |\n"));
}

/* Whether it is known of a dead link since when it is. */
static bool is_since_known(const struct record *record)
{
    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].verdict == VERDICT_DEAD &&
            record->links[i].dead_since)
            return true;
    return false;
}

static size_t count_dead(const struct record *record)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nlinks; i++)
        count += record->links[i].verdict == VERDICT_DEAD;
    return count;
}

static size_t add_dead_rows(struct markdown_sheet *sheet,
                            const struct record *record, size_t count)
{
    bool since = is_since_known(record);
    size_t added = 0;
    struct buf rows;

    buf_init(&rows);
    add_dead_head(&rows, count, since);
    for (size_t i = 0; i < record->nlinks; i++) {
        if (record->links[i].verdict != VERDICT_DEAD)
            continue;
        add_dead(&rows, &record->links[i], since);
        if (!markdown_sheet_add(sheet, &rows))
            break;
        buf_clear(&rows);
        added++;
    }
    buf_release(&rows);
    return added;
}

static void add_all_dead(struct markdown_sheet *sheet,
                         const struct record *record)
{
    size_t count = count_dead(record), added;

    if (!count)
        return;
    added = add_dead_rows(sheet, record, count);
    if (added)
        buf_add(&sheet->text,
                count > OPEN_MAX ? STR("\n</details>\n\n") : STR("\n"));
    markdown_sheet_left_out(sheet, count - added, "dead link", "dead links");
}

static void add_run(struct buf *out, const struct record *record,
                    enum reason reason)
{
    size_t count = reason_links(record, reason);

    if (!count)
        return;
    markdown_number(out, count);
    buf_printf(out, " link%s not verified: %s.\n\n",
               count == 1 ? " is" : "s are", reason_of_run(reason));
}

static void add_host(struct buf *out, const struct host *host)
{
    buf_add(out, STR("| "));
    markdown_number(out, host->count);
    buf_add(out, STR(" | "));
    markdown_text(out, host->name);
    buf_add(out, STR(" | "));
    hosts_add_seen(out, host);
    buf_add(out, STR(" |\n"));
}

static void add_rest(struct buf *out, const struct hosts *hosts)
{
    size_t more = hosts->count - HOSTS_MAX;

    buf_add(out, STR("| "));
    markdown_number(out, hosts_links(hosts, HOSTS_MAX));
    buf_add(out, STR(" | *"));
    markdown_number(out, more);
    buf_printf(out, " other host%s* |  |\n", more == 1 ? "" : "s");
}

static void add_hosts(struct buf *out, const struct hosts *hosts)
{
    if (!hosts->count)
        return;
    buf_add(out, STR("<details>\n<summary>Links that nobody could verify, "
                     "by host</summary>\n\n"
                     "| Links | Host | What was seen |\n"
                     "| ---: | --- | --- |\n"));
    for (size_t i = 0; i < hosts->count && i < HOSTS_MAX; i++)
        add_host(out, &hosts->items[i]);
    if (hosts->count > HOSTS_MAX)
        add_rest(out, hosts);
    buf_add(out, STR("\n</details>\n\n"));
}

static void add_unverified(struct markdown_sheet *sheet,
                           const struct record *record)
{
    struct hosts hosts;
    struct buf rows;

    hosts_init(&hosts, record);
    buf_init(&rows);
    add_run(&rows, record, REASON_NO_NETWORK);
    add_run(&rows, record, REASON_INTERRUPTED);
    add_hosts(&rows, &hosts);
    markdown_sheet_add(sheet, &rows);
    buf_release(&rows);
    hosts_release(&hosts);
}

void markdown_links(struct markdown_sheet *sheet, const struct record *record)
{
    bool unverified = !record->offline && record->summary.unverified;

    if (!record->summary.links)
        return;
    lines_verdicts(&sheet->text, record);
    buf_add_char(&sheet->text, '\n');
    add_all_dead(sheet, record);
    if (unverified)
        add_unverified(sheet, record);
}
