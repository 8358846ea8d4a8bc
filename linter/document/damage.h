/*
 * Mojibake in a document: where text was damaged, and what it said.
 *
 * The unit is a cell, a heading or a paragraph, code spans left out: there
 * mojibake is shown on purpose.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_H
#define LISTLINT_DOCUMENT_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "text/arena.h"
#include "text/str.h"

/* A stretch of damaged bytes. */
struct damaged_run {
    struct span span;
    struct str text; /* what it said; U+25A1 for characters that lost bytes */
};

/* What is damaged in one unit. */
struct damage {
    struct span span;  /* from the first damaged byte to the last */
    struct str how;    /* the code pages: "Windows-1252" */
    struct str said;   /* what stood there, cut at some 60 characters */
    size_t characters; /* of the original text in the runs */
    size_t damaged;    /* of these, those that lost bytes */
    size_t gone;       /* U+FFFD: what stood there was lost before */
    bool repairable;   /* the texts of the runs are proved to be what stood
                          there, and nothing near them is damaged for good */
    struct damaged_run *runs; /* by position */
    size_t nruns;
};

/* The damaged units of a document, by position. */
struct damages {
    struct damage *items;
    size_t count;
};

/*
 * Finds all of them; the arena holds them. Takes time linear in the document,
 * and next to none where it is ASCII.
 */
struct damages document_damages(struct arena *arena,
                                const struct document *document);

/* Whether the offset lies in a damaged run. */
bool damages_hold(const struct damages *damages, size_t offset);

/* Whether a damaged run shares bytes with the span. */
bool damage_touches(const struct damage *damage, struct span span);
bool damages_touch(const struct damages *damages, struct span span);

#endif
