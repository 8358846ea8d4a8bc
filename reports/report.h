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
    bool color;   /* ANSI colours */
    size_t width; /* columns of the terminal; 0 for no terminal */
    bool quiet;   /* no summary */
};

struct report_format {
    const char *name;    /* as --output takes it */
    const char *summary; /* one line for --help */
    bool excerpts;       /* it shows the lines that findings are about */
    void (*write)(FILE *out, const struct record *record,
                  const struct report_style *style);
};

/* Every format; ends with a NULL name. */
extern const struct report_format report_formats[];

/* The format of that name, or NULL. */
const struct report_format *report_find(const char *name);

void report_human(FILE *out, const struct record *record,
                  const struct report_style *style);
void report_concise(FILE *out, const struct record *record,
                    const struct report_style *style);
void report_html(FILE *out, const struct record *record,
                 const struct report_style *style);
void report_json(FILE *out, const struct record *record,
                 const struct report_style *style);
void report_links(FILE *out, const struct record *record,
                  const struct report_style *style);
void report_junit(FILE *out, const struct record *record,
                  const struct report_style *style);

#endif
