/*
 * A finding as a result of SARIF 2.1.0 (3.27).
 */
#ifndef LISTLINT_REPORTS_SARIF_RESULT_H
#define LISTLINT_REPORTS_SARIF_RESULT_H

#include <jansson.h>
#include <stddef.h>

#include "engine/record.h"

/* For a finding whose rule is not among the rules of the run. */
#define SARIF_NO_RULE ((size_t)-1)

/* The caller owns it; `rule` is the index of the finding's rule in the run. */
json_t *sarif_result(const struct record_finding *finding, size_t rule);

#endif
