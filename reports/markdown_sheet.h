/*
 * A summary of a job under way: GitHub takes 1 MiB of Markdown from a step
 * and shows nothing of more, so rows that have no room are left out.
 */
#ifndef LISTLINT_REPORTS_MARKDOWN_SHEET_H
#define LISTLINT_REPORTS_MARKDOWN_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "reports/found_documents.h"
#include "text/buf.h"

struct markdown_sheet {
    struct buf text;
    size_t limit; /* bytes of text that rows may fill */
    bool full;    /* a row had no room: no other gets any */
};

/* Adds what belongs together, or nothing of it; returns whether it did. */
bool markdown_sheet_add(struct markdown_sheet *sheet, const struct buf *rows);

#define MARKDOWN_LIMIT_WORDS "GitHub shows no more than 1 MiB of a summary."

/* A number with a comma between thousands. */
void markdown_number(struct buf *out, size_t number);

/* "13 errors, 1,622 notes", of findings by severity; nothing for none. */
void markdown_levels(struct buf *out, const size_t levels[FOUND_LEVELS]);

/* A finding as a row: line, level, what it says, rule. */
void markdown_row(struct buf *out, const struct record_finding *finding);

/* Says how many rows, "dead link" or "dead links", are left out here; nothing
   for 0. */
void markdown_sheet_left_out(struct markdown_sheet *sheet, size_t count,
                             const char *one, const char *many);

/* Where there are several documents: how many findings are in which. */
void markdown_documents(struct markdown_sheet *sheet,
                        const struct found_documents *documents);

/* The parts of a summary. What findings have no room is the least. */
void markdown_findings(struct markdown_sheet *sheet,
                       const struct record *record);
void markdown_links(struct markdown_sheet *sheet, const struct record *record);

#endif
