/*
 * Records made by hand, for the tests of the reports.
 */
#ifndef LISTLINT_TESTS_SAMPLE_RECORD_H
#define LISTLINT_TESTS_SAMPLE_RECORD_H

#include "engine/record.h"
#include "reports/report.h"

/* A run with every kind of finding, link and rule. */
extern const struct record sample_full;

/* A run without network that found nothing. */
extern const struct record sample_clean;

/* A run of which some links are unverified: one for want of a network, two
   because it was interrupted, one because its server failed. */
extern const struct record sample_unverified;

/* What a format writes; the caller owns it: free(). */
char *sample_write(const char *format, const struct record *record,
                   const struct report_style *style);

#endif
