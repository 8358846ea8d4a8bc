/*
 * How many findings each rule has.
 */
#ifndef LISTLINT_REPORTS_STATISTICS_H
#define LISTLINT_REPORTS_STATISTICS_H

#include "engine/record.h"
#include "reports/report.h"
#include "text/buf.h"

/* A line a rule, the most findings first: how many, what they are, and how many
   of them can be fixed. A rule whose findings are not all of one severity has
   a line for each. */
void statistics_add(struct buf *out, const struct record *record,
                    const struct report_style *style);

#endif
