/*
 * Reports: one writer a format, one file a writer.
 *
 * A writer turns a record (engine/record.h) into bytes. It cannot fail but
 * for the stream, which the caller looks at with ferror().
 */
#ifndef LISTLINT_REPORTS_REPORT_H
#define LISTLINT_REPORTS_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/record.h"
#include "text/width.h"

/* How a report for people looks; other formats ignore it. */
struct report_style {
    bool color;      /* ANSI colours */
    size_t width;    /* columns of the terminal; 0 for no terminal */
    bool quiet;      /* no summary */
    bool statistics; /* how many findings a rule has, instead of them */
};

typedef void report_writer(FILE *out, const struct record *record,
                           const struct report_style *style);

/* What a report shows that costs time to find out. */
enum report_shows {
    SHOWS_LINES = 1, /* those that findings are about */
    SHOWS_LINKS = 2, /* also those that were not asked */
    SHOWS_FIXES = 4, /* and whether they are safe */
};

struct report_format {
    const char *name;    /* as --output takes it */
    const char *summary; /* one line for --help */
    unsigned shows;      /* enum report_shows */
    report_writer *write;
};

/* Every format; ends with a NULL name. */
extern const struct report_format report_formats[];

/* The format of that name, or NULL. */
const struct report_format *report_find(const char *name);

/* Whether a run writes it while it goes on (reports/jsonl.h), not at its end.
 */
bool report_is_streamed(const struct report_format *format);

report_writer report_human;
report_writer report_concise;
report_writer report_grouped;
report_writer report_html;
report_writer report_links;
report_writer report_json;
report_writer report_jsonl;
report_writer report_junit;
report_writer report_github;
report_writer report_markdown;
report_writer report_sarif;
report_writer report_gitlab;
report_writer report_rdjson;
report_writer report_checkstyle;

#endif
