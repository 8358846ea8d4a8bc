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
#include "text/rebuild.h"
#include "text/str.h"

/* A stretch of damaged bytes. */
struct damaged_run {
    struct span span;
    struct str text; /* what it said; U+25A1 for what nothing tells */
};

/* Whether the text may be put back. */
enum damage_mend {
    DAMAGE_LOST,    /* no: nobody can tell what stood there */
    DAMAGE_GUESSED, /* what stood there most probably is known */
    DAMAGE_PROVED,  /* all bytes are there, and say what stood there */
};

/* What is damaged in one unit. */
struct damage {
    struct span span;      /* from the first damaged byte to the last */
    struct str how;        /* the code pages: "Windows-1252" */
    const char *filter;    /* which bytes were lost, or NULL */
    struct str said;       /* what stood there, cut at some 60 characters */
    size_t characters;     /* of the original text in the runs */
    size_t damaged;        /* of these, those that lost bytes */
    size_t gone;           /* U+FFFD: what stood there was lost before */
    bool is_double;        /* the page is a double-byte one */
    bool still;            /* what it said is mojibake itself, of which bytes
                              were lost */
    enum damage_mend mend; /* the least of all units in the same lines: a line
                              that is mended in part looks clean to whoever
                              comes after */
    struct damaged_run *runs; /* by position */
    size_t nruns;
    struct rebuilt *rebuilt; /* the characters that lost bytes, in order */
    size_t nrebuilt;
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

/* Whether a character that lost bytes is as good as known. */
bool damage_sure(const struct rebuilt *rebuilt);

/* Whether the offset lies in a damaged run. */
bool damages_hold(const struct damages *damages, size_t offset);

/* Whether a damaged run shares bytes with the span. */
bool damage_touches(const struct damage *damage, struct span span);

#endif
