/*
 * The lines of a report for people, which several formats share.
 */
#ifndef LISTLINT_REPORTS_LINES_H
#define LISTLINT_REPORTS_LINES_H

#include "engine/record.h"
#include "reports/report.h"
#include "text/buf.h"

/* "README.md:28:60", or the path alone for a whole document. */
void lines_place(struct buf *out, const struct record_place *place);

/* What a compiler would print: place, severity, message, rule. One line. */
void lines_head(struct buf *out, const struct record_finding *finding,
                const struct report_style *style);

/* What stands below it: the excerpt, the help, the other places. */
void lines_detail(struct buf *out, const struct record_finding *finding,
                  const struct report_style *style);

/* How many findings there are in what, and what came of the links. */
void lines_summary(struct buf *out, const struct record *record);

/* Its first line. */
void lines_totals(struct buf *out, const struct record *record);

/* What came of the links, alone; nothing where there are none. */
void lines_links(struct buf *out, const struct record *record);

/* Its first line, without the hosts. */
void lines_verdicts(struct buf *out, const struct record *record);

/* "13 errors, 6 warnings", or "no findings"; with what makes that less than an
   answer: the run did not come to its end, or no rule ran. */
void lines_answer(struct buf *out, const struct record *record);

/* "1 document (22 entries, 26 links)". */
void lines_scope(struct buf *out, const struct record_summary *summary);

/* "; 15 fixable, 1 suppressed", or nothing. */
void lines_handled(struct buf *out, const struct record_summary *summary);

#endif
