/*
 * One stored run, taken in line by line.
 */
#ifndef LISTLINT_REPORTS_STORED_RUN_H
#define LISTLINT_REPORTS_STORED_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "reports/stored_record.h"

/* A link as it was told at one time. */
struct told_link {
    struct record_link link;
    size_t index; /* of the link in its run */
    size_t turn;  /* in the order of telling */
};

struct stored_run {
    struct record record; /* once it is finished */
    bool complete;        /* its summary is there */
    bool again;           /* it tells the run before it anew */
    struct stored_paths paths;
    struct record_document *documents;
    size_t document_room;
    struct told_link *told;
    size_t ntold, told_room;
    struct record_link *links;
    struct record_rule *rules;
    size_t rule_room;
    struct record_finding *findings;
    size_t finding_room;
};

/* Begins with the line of its type "run". The caller owns it:
   stored_run_free. */
struct stored_run *stored_run_new(struct fields fields);
void stored_run_free(struct stored_run *run);

/* Takes in a line of another type; one that is unknown is ignored. */
void stored_run_take(struct stored_run *run, struct str type,
                     struct fields fields);

/* There are no more lines: its record is whole. What a run without a summary
   has found out until then is counted. */
void stored_run_finish(struct stored_run *run);

#endif
