/* A job's summary on GitHub, in its Markdown: $GITHUB_STEP_SUMMARY. */
#include "reports/lines.h"
#include "reports/markdown_sheet.h"
#include "reports/report.h"
#include "reports/safe_fix.h"

/*
 * Bytes of a summary. The findings leave room for the links, and both for
 * what is written whether there is room or not: the ends of tables, and how
 * much was left out.
 */
enum {
    SIZE_MAX_ALL = 900000,
    ROOM_FOR_ENDS = 2000,
    ROOM_FOR_LINKS = 200000,
};

struct count {
    const char *name;
    size_t number;
    bool always; /* 0 is told too */
};

/* Nothing is well that nobody looked at. */
static const char *verdict_mark(const struct record *record)
{
    const struct record_summary *summary = &record->summary;

    for (size_t i = 0; i < record->nfindings; i++)
        if (record->findings[i].fails)
            return "❌";
    if (summary->errors || summary->warnings || record->unfinished)
        return "⚠️";
    return summary->notes || !record->nrules ? "ℹ️" : "✅";
}

static void add_headline(struct buf *out, const struct record *record)
{
    buf_printf(out, "### %s listlint: ", verdict_mark(record));
    lines_answer(out, record);
    buf_add(out, STR("\n\n"));
}

static void add_cell(struct buf *out, size_t number)
{
    buf_add(out, STR("| "));
    markdown_number(out, number);
    buf_add_char(out, ' ');
}

static void add_totals(struct buf *out, const struct record_summary *summary)
{
    const struct count counts[] = {
        {"Documents", summary->documents, true},
        {"Entries", summary->entries, true},
        {"Links", summary->links, true},
        {"Errors", summary->errors, true},
        {"Warnings", summary->warnings, true},
        {"Notes", summary->notes, true},
        {"Fixed", summary->fixed, false},
        {"Fixable", summary->fixable, false},
        {"Suppressed", summary->suppressed, false},
        {"In the baseline", summary->baselined, false},
    };
    const size_t ncounts = sizeof counts / sizeof *counts;

    for (size_t i = 0; i < ncounts; i++)
        if (counts[i].always || counts[i].number)
            buf_printf(out, "| %s ", counts[i].name);
    buf_add(out, STR("|\n"));
    for (size_t i = 0; i < ncounts; i++)
        if (counts[i].always || counts[i].number)
            buf_add(out, STR("| ---: "));
    buf_add(out, STR("|\n"));
    for (size_t i = 0; i < ncounts; i++)
        if (counts[i].always || counts[i].number)
            add_cell(out, counts[i].number);
    buf_add(out, STR("|\n\n"));
}

static void add_advice(struct buf *out, const struct record *record)
{
    size_t safe = safe_fix_count(record);
    size_t all = record->summary.fixable;

    if (safe)
        buf_printf(out, "`listlint --fix` can mend %zu of them", safe);
    if (safe && all > safe)
        buf_add(out, STR(", "));
    if (all > safe)
        buf_printf(out, "`listlint --fix --unsafe-fixes` %s%zu%s",
                   safe ? "" : "can mend ", all, safe ? "" : " of them");
    if (all)
        buf_add(out, STR(".\n\n"));
}

/* A line will do where there is nothing to show. */
static void add_scope(struct buf *out, const struct record_summary *summary)
{
    lines_scope(out, summary);
    lines_handled(out, summary);
    buf_add(out, STR("\n\n"));
}

void report_markdown(FILE *out, const struct record *record,
                     const struct report_style *style)
{
    struct markdown_sheet sheet = {.limit = SIZE_MAX_ALL - ROOM_FOR_ENDS -
                                            ROOM_FOR_LINKS};

    (void)style;
    buf_init(&sheet.text);
    add_headline(&sheet.text, record);
    if (record->partial)
        buf_add(&sheet.text,
                STR("Only what the change touches is reported.\n\n"));
    if (record->nfindings) {
        add_totals(&sheet.text, &record->summary);
        add_advice(&sheet.text, record);
    } else {
        add_scope(&sheet.text, &record->summary);
    }
    markdown_findings(&sheet, record);
    sheet.limit = SIZE_MAX_ALL - ROOM_FOR_ENDS;
    sheet.full = false;
    markdown_links(&sheet, record);
    fwrite(buf_str(&sheet.text).ptr, 1, sheet.text.len, out);
    buf_release(&sheet.text);
}
