/*
 * The parts of a record as JSON, version 1.
 */
#ifndef LISTLINT_REPORTS_JSON_RECORD_H
#define LISTLINT_REPORTS_JSON_RECORD_H

#include <jansson.h>

#include "engine/record.h"

/* The caller owns each result. */
json_t *json_document(const struct record_document *document);
json_t *json_finding(const struct record_finding *finding);
json_t *json_link(const struct record_link *link);
json_t *json_summary(const struct record_summary *summary);

#endif
