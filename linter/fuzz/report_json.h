/*
 * Reports in JSON, read back as strangers read them: how many findings they
 * tell. A part of report_promise.h.
 */
#ifndef LISTLINT_FUZZ_REPORT_JSON_H
#define LISTLINT_FUZZ_REPORT_JSON_H

#include <stddef.h>

#include "engine/record.h"
#include "text/str.h"

size_t report_json_findings(struct str text, const struct record *record);
size_t report_jsonl_findings(struct str text, const struct record *record);
size_t report_sarif_findings(struct str text, const struct record *record);
size_t report_gitlab_findings(struct str text, const struct record *record);
size_t report_rdjson_findings(struct str text, const struct record *record);

#endif
