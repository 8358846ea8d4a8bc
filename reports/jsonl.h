/*
 * A run as lines of JSON, version 1: what every other report can be made of
 * again (reports/stored.h), and what can be written while the run goes on.
 *
 * Each line is one object with a "type": first "run", then "document", "link",
 * "rule", "finding" and at the end of a run "summary". The fields are those of
 * `--output json` and what else a report may need. A link whose "index" comes
 * again tells it anew: the last line counts. A "run" with "again" tells the
 * run before it anew, and takes its place when its summary is there: fixes have
 * changed the documents.
 *
 * Each function writes lines that end.
 */
#ifndef LISTLINT_REPORTS_JSONL_H
#define LISTLINT_REPORTS_JSONL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/record.h"

/* What is known before anything was found: of the record the version, the time
   and what it is a record of. */
void jsonl_run(FILE *out, const struct record *record, bool again);

void jsonl_document(FILE *out, const struct record_document *document);

/* `index` is its place in the order of the record's links. */
void jsonl_link(FILE *out, const struct record_link *link, size_t index);

void jsonl_rule(FILE *out, const struct record_rule *rule);
void jsonl_finding(FILE *out, const struct record_finding *finding);
void jsonl_summary(FILE *out, const struct record *record);

#endif
