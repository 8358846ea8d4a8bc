#include "reports/html/page.h"

#include "reports/html/text.h"
#include "reports/reason_words.h"
#include "reports/safe_fix.h"

struct total {
    size_t number;
    const char *one, *many;
};

/* "1 error", "2 errors, 2 warnings and 1 note": those that are not 0. */
static void put_totals(FILE *out, const struct total *totals, size_t count)
{
    size_t left = 0;
    const char *before = "";

    for (size_t i = 0; i < count; i++)
        left += totals[i].number != 0;
    for (size_t i = 0; i < count; i++) {
        if (!totals[i].number)
            continue;
        html_put(out, "%s", before);
        html_count(out, totals[i].number, totals[i].one, totals[i].many);
        before = --left > 1 ? ", " : " and ";
    }
}

/* Returns whether there are any. */
static bool count_failing(const struct record *record,
                          size_t failing[SEVERITY_ERROR + 1])
{
    bool any = false;

    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];

        failing[finding->severity] += finding->fails;
        any = any || finding->fails;
    }
    return any;
}

static void put_question(FILE *out, const struct record *record)
{
    html_put(out, "<p class=\"question\">");
    if (record->partial)
        html_put(out, "May this change be merged?");
    else if (record->ndocuments == 1)
        html_put(out, "May this list be merged as it stands?");
    else
        html_put(out, "May these lists be merged as they stand?");
    html_put(out, "</p>\n");
}

/* Which findings stand in the way is said by the exit status. */
static void put_no(FILE *out, const size_t failing[SEVERITY_ERROR + 1])
{
    const struct total totals[] = {
        {failing[SEVERITY_ERROR], "error", "errors"},
        {failing[SEVERITY_WARNING], "warning", "warnings"},
        {failing[SEVERITY_NOTE], "note", "notes"}};
    size_t first = 0;

    while (!totals[first].number)
        first++;
    html_put(out, "<h1 class=\"no\">No, there %s ",
             totals[first].number == 1 ? "is" : "are");
    put_totals(out, totals, sizeof totals / sizeof *totals);
    html_put(out, "</h1>\n");
}

/* Errors that fail nothing make no list well. */
static void put_tolerated(FILE *out, size_t errors)
{
    html_put(out, "<h1>Nothing fails the run, but there %s ",
             errors == 1 ? "is" : "are");
    html_count(out, errors, "error", "errors");
    html_put(out, "</h1>\n");
}

/* Nothing fails. Dead links without a finding were suppressed, are in the
   baseline, or no rule was asked about them. */
static void put_yes(FILE *out, const struct record_summary *summary)
{
    const struct total lesser[] = {{summary->warnings, "warning", "warnings"},
                                   {summary->notes, "note", "notes"}};

    html_put(out, "<h1 class=\"yes\">Yes, ");
    if (summary->warnings || summary->notes) {
        html_put(out, "with ");
        put_totals(out, lesser, 2);
    } else if (summary->dead) {
        html_put(out, "but ");
        html_count(out, summary->dead, "link is", "links are");
        html_put(out, " dead");
    } else {
        html_put(out, "nothing was found");
    }
    html_put(out, "</h1>\n");
}

/* What is not known is neither a yes nor a no. */
static void put_answer(FILE *out, const struct record *record)
{
    size_t failing[SEVERITY_ERROR + 1] = {0};

    if (count_failing(record, failing))
        put_no(out, failing);
    else if (record->unfinished)
        html_put(out, "<h1>Not known: the run was %s</h1>\n",
                 record->unfinished);
    else if (!record->ndocuments)
        html_put(out, "<h1>There is no list</h1>\n");
    else if (record->summary.errors)
        put_tolerated(out, record->summary.errors);
    else if (!record->nrules)
        html_put(out, "<h1>No rule was asked</h1>\n");
    else
        put_yes(out, &record->summary);
}

static void put_run(FILE *out, const struct record *record)
{
    const struct record_summary *summary = &record->summary;

    html_put(out, "<p class=\"run\">");
    if (record->ndocuments == 1)
        html_put(out, "<b>%s</b>: ", record->documents->path);
    else
        html_put(out, "<b>%zu documents</b>: ", record->ndocuments);
    html_count(out, summary->entries, "entry", "entries");
    html_put(out, " and ");
    html_count(out, summary->links, "link", "links");
    html_put(out, ", checked");
    if (record->time >= 0) {
        html_put(out, " ");
        html_minute(out, record->time);
    }
    html_put(out, " by listlint %s</p>\n", record->version);
}

static void put_tile(FILE *out, const char *kind, const char *name,
                     size_t number)
{
    html_put(out, "<div class=\"%s%s\"><dt>%s</dt><dd>%zu</dd></div>\n", kind,
             number ? "" : " none", name, number);
}

/* It leads to the first of its findings. */
static void put_severity_tile(const struct page *page, enum severity severity,
                              const char *name, size_t number)
{
    const char *kind = severity_name(severity);

    if (!page->first[severity]) {
        put_tile(page->out, kind, name, number);
        return;
    }
    html_put(page->out,
             "<div class=\"%s\"><dt><a href=\"#first-%s\">%s</a></dt>"
             "<dd>%zu</dd></div>\n",
             kind, kind, name, number);
}

static void put_tiles(const struct page *page)
{
    const struct record_summary *summary = &page->record->summary;

    html_put(page->out, "<dl class=\"tiles\">\n");
    put_severity_tile(page, SEVERITY_ERROR, "Errors", summary->errors);
    put_severity_tile(page, SEVERITY_WARNING, "Warnings", summary->warnings);
    put_severity_tile(page, SEVERITY_NOTE, "Notes", summary->notes);
    if (page_has_verdicts(page)) {
        put_tile(page->out, "dead", "Dead links", summary->dead);
        put_tile(page->out, "unverified", "Unverified", summary->unverified);
        put_tile(page->out, "alive", "Alive", summary->alive);
    }
    html_put(page->out, "</dl>\n");
}

/* `rest` has back-ticks around code. */
static void mind(FILE *out, size_t count, const char *one, const char *many,
                 const char *rest)
{
    if (!count)
        return;
    html_put(out, "<li>");
    html_count(out, count, one, many);
    html_put(out, " ");
    html_prose(out, rest);
    html_put(out, "</li>\n");
}

/* The second command mends what the first does, and more. */
static void put_fixes(FILE *out, const struct record *record)
{
    size_t safe = safe_fix_count(record);
    size_t unsafe = record->summary.fixable - safe;

    mind(out, safe, "finding has", "findings have",
         "a fix for `listlint --fix`");
    mind(out, unsafe, safe ? "more has" : "finding has",
         safe ? "more have" : "findings have",
         "a fix for `listlint --fix --unsafe-fixes`");
}

/* Without anything that fails, this is the answer. */
static void put_unfinished(FILE *out, const struct record *record)
{
    size_t failing[SEVERITY_ERROR + 1] = {0};

    if (record->unfinished && count_failing(record, failing))
        html_put(out, "<li>the run was %s: there may be more</li>\n",
                 record->unfinished);
}

static void put_minds(FILE *out, const struct record *record)
{
    const struct record_summary *summary = &record->summary;
    size_t offline = reason_links(record, REASON_OFFLINE);
    size_t interrupted = reason_links(record, REASON_INTERRUPTED);
    size_t cut_off = reason_links(record, REASON_NO_NETWORK);

    html_put(out, "<ul class=\"minds\">\n");
    if (record->partial)
        html_put(out, "<li>only what the change touches is reported</li>\n");
    put_unfinished(out, record);
    mind(out, offline, "link", "links", "not checked: the run was offline");
    mind(out, interrupted, "link", "links",
         "not checked: the run was interrupted");
    mind(out, cut_off, "link", "links", "not checked: there was no network");
    put_fixes(out, record);
    mind(out, summary->fixed, "finding", "findings", "fixed by this run");
    mind(out, summary->suppressed, "finding", "findings",
         "suppressed in the list");
    mind(out, summary->baselined, "finding", "findings",
         "known in the baseline");
    html_put(out, "</ul>\n");
}

void page_answer(struct page *page)
{
    html_put(page->out, "<header>\n");
    put_question(page->out, page->record);
    put_answer(page->out, page->record);
    put_run(page->out, page->record);
    put_tiles(page);
    put_minds(page->out, page->record);
    html_put(page->out, "</header>\n");
}
