/*
 * What every report promises of any record: it can be read by who reads that
 * format, nothing in it is taken for a command, and it tells as many findings
 * as the record has.
 */
#ifndef LISTLINT_FUZZ_REPORT_PROMISE_H
#define LISTLINT_FUZZ_REPORT_PROMISE_H

#include "engine/record.h"
#include "reports/report.h"
#include "text/arena.h"
#include "text/str.h"

/* What a format writes, without a summary for people; in the arena. */
struct str report_written(struct arena *arena,
                          const struct report_format *format,
                          const struct record *record);

/* Every format of reports/report.h. */
void promise_reports(const struct record *record);

#endif
