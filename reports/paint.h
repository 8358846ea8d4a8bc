/*
 * The colours of a report for people.
 */
#ifndef LISTLINT_REPORTS_PAINT_H
#define LISTLINT_REPORTS_PAINT_H

#include "engine/record.h"
#include "reports/report.h"

enum paint { PAINT_END, PAINT_BOLD, PAINT_DIM };

/* What switches to it; empty where no colours are wanted. */
const char *paint(const struct report_style *style, enum paint paint);
const char *paint_severity(const struct report_style *style,
                           enum severity severity);

#endif
