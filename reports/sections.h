/*
 * The findings of a run by the sections of the lists that they stand in.
 */
#ifndef LISTLINT_REPORTS_SECTIONS_H
#define LISTLINT_REPORTS_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "text/arena.h"

/* Findings of one document that stand below the same headings, one after the
   other. */
struct section {
    const struct record_finding *findings;
    size_t count;
    size_t severities[SEVERITY_ERROR + 1]; /* how many of each */
    size_t common; /* of its outermost headings that are above all sections of
                      its document, and tell nothing */
    bool whole;    /* they are about the document as a whole */
    bool begins;   /* the section before is of another document, or there is
                      none */
};

struct sections {
    const struct section *items; /* in the arena, by path and place */
    size_t count;
};

struct sections sections_of(struct arena *arena, const struct record *record);

/* The path of its document. */
const char *section_path(const struct section *section);

/* What it is called: its heading, which is not empty, or where it is. */
const char *section_title(const struct section *section);

/* A heading as it is told: not empty. */
const char *section_heading(const char *heading);

#endif
