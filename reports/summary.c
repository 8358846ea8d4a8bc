#include "reports/lines.h"

#include "reports/reason_words.h"
#include "reports/unverified.h"

struct count {
    size_t number;
    const char *one, *many;
};

static void add_count(struct buf *out, struct count count)
{
    buf_printf(out, "%zu %s", count.number,
               count.number == 1 ? count.one : count.many);
}

/* Adds the counts that are not zero; returns how many those were. */
static size_t add_counts(struct buf *out, const char *before,
                         const struct count *counts, size_t ncounts)
{
    size_t added = 0;

    for (size_t i = 0; i < ncounts; i++) {
        if (!counts[i].number)
            continue;
        buf_add(out, str_from(added++ ? ", " : before));
        add_count(out, counts[i]);
    }
    return added;
}

static void add_levels(struct buf *out, const struct record_summary *summary)
{
    const struct count found[] = {
        {summary->errors, "error", "errors"},
        {summary->warnings, "warning", "warnings"},
        {summary->notes, "note", "notes"},
    };

    if (!add_counts(out, "", found, sizeof found / sizeof *found))
        buf_add(out, STR("no findings"));
}

void lines_answer(struct buf *out, const struct record *record)
{
    if (record->unfinished)
        buf_printf(out, "unfinished (%s): ", record->unfinished);
    if (record->unfinished && !record->nfindings)
        buf_add(out, STR("nothing found by then"));
    else if (!record->nrules && !record->nfindings)
        buf_add(out, STR("no rule was asked"));
    else
        add_levels(out, &record->summary);
}

void lines_scope(struct buf *out, const struct record_summary *summary)
{
    add_count(out, (struct count){summary->documents, "document", "documents"});
    buf_add(out, STR(" ("));
    add_count(out, (struct count){summary->entries, "entry", "entries"});
    buf_add(out, STR(", "));
    add_count(out, (struct count){summary->links, "link", "links"});
    buf_add_char(out, ')');
}

void lines_handled(struct buf *out, const struct record_summary *summary)
{
    const struct count handled[] = {
        {summary->fixed, "fixed", "fixed"},
        {summary->fixable, "fixable", "fixable"},
        {summary->suppressed, "suppressed", "suppressed"},
        {summary->baselined, "in the baseline", "in the baseline"},
    };

    add_counts(out, "; ", handled, sizeof handled / sizeof *handled);
}

/* Why links were skipped. */
struct skipped {
    size_t counts[REASON_COUNT];
    size_t all, kinds;
};

static void add_skipped(struct skipped *skipped, enum reason reason,
                        size_t count)
{
    skipped->kinds += !skipped->counts[reason] && count;
    skipped->counts[reason] += count;
    skipped->all += count;
}

/* Offline, what is no address of the web is looked at as ever. */
static bool is_looked_at(const struct record *record, enum reason reason)
{
    return record->offline && reason == REASON_NOT_WEB;
}

static struct skipped count_skipped(const struct record *record)
{
    struct skipped skipped = {.all = 0};

    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];

        if (link->verdict == VERDICT_SKIPPED &&
            !is_looked_at(record, link->reason))
            add_skipped(&skipped, link->reason, link->nplaces);
    }
    for (int reason = 0; reason < REASON_COUNT; reason++)
        if (!is_looked_at(record, (enum reason)reason))
            add_skipped(&skipped, (enum reason)reason, record->untold[reason]);
    return skipped;
}

/* With numbers where there are several reasons. */
static void add_reasons(struct buf *out, const struct skipped *skipped)
{
    const char *before = " (";

    for (int reason = 0; reason < REASON_COUNT; reason++) {
        if (!skipped->counts[reason])
            continue;
        buf_add(out, str_from(before));
        if (skipped->kinds > 1)
            buf_printf(out, "%zu ", skipped->counts[reason]);
        reason_words(out, (enum reason)reason);
        before = ", ";
    }
    if (skipped->kinds)
        buf_add_char(out, ')');
}

/* Links whose verdict is an earlier run's. */
static void add_remembered(struct buf *out, const struct record *record)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].cached)
            count += record->links[i].nplaces;
    if (count)
        buf_printf(out, ", %zu remembered", count);
}

static void add_offline(struct buf *out, const struct skipped *skipped)
{
    if (!skipped->all)
        return;
    buf_printf(out, "links: %zu not checked", skipped->all);
    add_reasons(out, skipped);
    buf_add_char(out, '\n');
}

void lines_verdicts(struct buf *out, const struct record *record)
{
    const struct record_summary *summary = &record->summary;
    struct skipped skipped = count_skipped(record);

    if (!summary->links)
        return;
    if (record->offline) {
        add_offline(out, &skipped);
        return;
    }
    buf_printf(out, "links: %zu alive, %zu dead, %zu unverified, %zu skipped",
               summary->alive, summary->dead, summary->unverified,
               summary->skipped);
    add_reasons(out, &skipped);
    buf_add(out, STR("; "));
    add_count(out, (struct count){summary->requests, "request", "requests"});
    add_remembered(out, record);
    buf_add_char(out, '\n');
}

void lines_links(struct buf *out, const struct record *record)
{
    lines_verdicts(out, record);
    unverified_add(out, record);
}

void lines_totals(struct buf *out, const struct record *record)
{
    lines_answer(out, record);
    buf_add(out, STR(" in "));
    lines_scope(out, &record->summary);
    lines_handled(out, &record->summary);
    buf_add_char(out, '\n');
}

void lines_summary(struct buf *out, const struct record *record)
{
    lines_totals(out, record);
    lines_links(out, record);
}
