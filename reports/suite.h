/*
 * A run as test suites: one a document, with a case for every finding, every
 * link and every rule that found nothing.
 *
 * Of a run without the web its links have none: thousands would be skipped.
 *
 * A case's name is the same when lines move and unique in its suite.
 *
 * A dead link and the finding of WEB001 on it are one case, the link's: it
 * fails, or not, as the severity of the finding says. A dead link on which
 * no finding stands was suppressed, is in the baseline or not wanted: its
 * case is skipped, so that a report does not fail where the run does not.
 */
#ifndef LISTLINT_REPORTS_SUITE_H
#define LISTLINT_REPORTS_SUITE_H

#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"

enum outcome {
    OUTCOME_PASSED,
    OUTCOME_NOTED, /* passed, with a finding that fails nothing */
    OUTCOME_FAILED,
    OUTCOME_SKIPPED,
    OUTCOME_COUNT
};

struct test_case {
    const char *name;
    enum outcome outcome;
    const char *reason;                   /* of a skipped case */
    const struct record_finding *finding; /* or NULL */
    const struct record_link *link;       /* or NULL */
    size_t line;                          /* 0: none */
    double seconds;
    struct test_case *next;
};

struct suite {
    const char *path;
    struct test_case *first;
    size_t outcomes[OUTCOME_COUNT]; /* cases, by outcome */
    double seconds;                 /* of its cases */
    struct suite *next;
};

struct suites {
    struct arena arena;
    struct suite *first; /* in the order of the record's documents */
};

/* The record must outlive the suites. The caller owns them:
   suites_release. */
void suites_init(struct suites *suites, const struct record *record);
void suites_release(struct suites *suites);

/* How many cases there are in a suite. */
size_t suite_tests(const struct suite *suite);

#endif
