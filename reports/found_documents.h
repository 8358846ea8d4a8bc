/*
 * The documents with findings, the worst first.
 */
#ifndef LISTLINT_REPORTS_FOUND_DOCUMENTS_H
#define LISTLINT_REPORTS_FOUND_DOCUMENTS_H

#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"

enum { FOUND_LEVELS = SEVERITY_ERROR + 1 };

struct found_document {
    const char *path;
    const struct record_finding *findings; /* the record's, in its order */
    size_t count;
    size_t levels[FOUND_LEVELS]; /* findings, by severity */
};

struct found_documents {
    struct found_document *items; /* in the arena; the most errors first, then
                                     the most warnings, the most notes, then in
                                     the record's order */
    size_t count;
};

/* The record must outlive the documents. */
struct found_documents found_documents_of(struct arena *arena,
                                          const struct record *record);

#endif
