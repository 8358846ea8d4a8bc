/*
 * The parts of a merge (reports/merge.h): documents are found first, then the
 * findings and the links in them.
 */
#ifndef LISTLINT_REPORTS_MERGE_PARTS_H
#define LISTLINT_REPORTS_MERGE_PARTS_H

#include "reports/merge.h"
#include "text/map.h"

/* A run that has a document. */
struct merge_sight {
    size_t run;
    const struct merge_sight *older;
};

struct merge_document {
    size_t rank; /* in the order of the record */
    const struct record_document *told;
    size_t run; /* whose it is */
    bool complete;
    const struct merge_sight *sights; /* the newest first */
};

struct merge {
    struct arena *arena;
    const struct merge_run *runs;
    size_t count;
    struct map documents; /* by path: struct merge_document */
    struct record *record;
};

/* The document of a path that a run has. */
const struct merge_document *merge_document(const struct merge *merge,
                                            const char *path);

/* Less than 0, 0 or greater, for qsort. */
int merge_order(size_t a, size_t b);

/* Sets the findings of the record, and its rules. */
void merge_findings(struct merge *merge);

/* Sets the links of the record. */
void merge_links(struct merge *merge);

#endif
