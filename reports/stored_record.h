/*
 * The lines of a stored run (reports/jsonl.h) as parts of a record.
 *
 * Strings go through the printable-text gate once more: the file may be a
 * stranger's. The one exception is the text of an edit, which is exact. Numbers
 * are in a range that adds up, places do not end before they start, and words
 * are those that listlint knows; what is not is an error of the intake.
 */
#ifndef LISTLINT_REPORTS_STORED_RECORD_H
#define LISTLINT_REPORTS_STORED_RECORD_H

#include "engine/record.h"
#include "reports/fields.h"
#include "text/map.h"

/* The documents of a run, by path, so that each path is one string. */
struct stored_paths {
    struct map map; /* to the path */
};

/* Version, time and what it is a record of. */
void stored_header(struct fields fields, struct record *record);

/* Adds its path. */
struct record_document stored_document(struct fields fields,
                                       struct stored_paths *paths);

/* Its places are in documents of the run. */
struct record_link stored_link(struct fields fields,
                               const struct stored_paths *paths);

struct record_rule stored_rule(struct fields fields);

/* It is about a document of the run, and so is what is related. */
struct record_finding stored_finding(struct fields fields,
                                     const struct stored_paths *paths);

struct record_summary stored_summary(struct fields fields);

#endif
