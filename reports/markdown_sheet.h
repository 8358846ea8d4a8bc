/*
 * A summary of a job under way: GitHub takes 1 MiB of Markdown from a step
 * and shows nothing of more, so rows that have no room are left out.
 */
#ifndef LISTLINT_REPORTS_MARKDOWN_SHEET_H
#define LISTLINT_REPORTS_MARKDOWN_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "text/buf.h"

struct markdown_sheet {
    struct buf text;
    size_t limit; /* bytes of text that rows may fill */
    bool full;    /* a row had no room: no other gets any */
};

/* Adds what belongs together, or nothing of it; returns whether it did. */
bool markdown_sheet_add(struct markdown_sheet *sheet, const struct buf *rows);

/* Says how many rows, "finding" or "findings", are left out here; nothing for
   0. */
void markdown_sheet_left_out(struct markdown_sheet *sheet, size_t count,
                             const char *one, const char *many);

/* The parts of a summary. */
void markdown_findings(struct markdown_sheet *sheet,
                       const struct record *record);
void markdown_links(struct markdown_sheet *sheet, const struct record *record);

#endif
