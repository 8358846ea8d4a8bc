/*
 * A run as it is told: what every report writes.
 *
 * Strings here have been through the printable-text gate (text/printable.h):
 * they are UTF-8 without control characters, bidi controls or terminal
 * escapes, and no writer needs to look at them again, except for what its own
 * format needs (quotes, angle brackets). The one exception is the text of an
 * edit, which is exact; a format that shows it escapes it.
 *
 * Lines and columns count from 1, columns in code points; offsets are bytes.
 */
#ifndef LISTLINT_ENGINE_RECORD_H
#define LISTLINT_ENGINE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/finding.h"
#include "engine/response.h"
#include "text/str.h"

struct record_position {
    size_t line, column, offset;
    size_t byte; /* the column in bytes, from 1 */
};

/* A line of the source with the finding's part of it marked. */
struct record_excerpt {
    size_t line;        /* 0: there is no excerpt */
    const char *before; /* printable, up to the mark */
    const char *marked; /* may be empty: a place between two bytes */
    const char *after;
};

struct record_place {
    const char *path;
    struct record_position start, end; /* line 0: the whole document */
    const char *message;               /* may be empty */
};

struct record_edit {
    struct record_position start, end;
    struct str text; /* exact bytes */
    bool safe;
};

struct record_finding {
    const char *rule; /* "TBL006" */
    const char *name; /* "table/missing-cell" */
    enum severity severity;
    struct record_place place; /* its message is the finding's */
    const char *help;          /* may be empty */
    const char *fingerprint;
    const char *identity;        /* names the entry or the heading it is about;
                                    holds no line number; may be empty */
    const char *const *headings; /* above its place, outermost first */
    size_t nheadings;
    bool changed; /* of a run about changes: its place is on a new line */
    bool fails;   /* it lets the run fail, as --fail-on has it */
    struct record_excerpt excerpt;
    const struct record_place *related;
    size_t nrelated;
    const struct record_edit *edits;
    size_t nedits;
};

struct record_document {
    const char *path;
    size_t bytes, tables, entries, links;
};

struct record_link {
    const char *url;
    enum verdict verdict;
    enum reason reason;
    int status;
    const char *final_url; /* empty without a redirect */
    bool permanent;
    int tries;
    long milliseconds;
    bool cached;
    const char *detail;
    enum verdict was;      /* by an earlier run: alive or dead, else skipped */
    long long was_checked; /* by that run, Unix seconds; 0: by none */
    long long dead_since;  /* first failure in a row, Unix seconds; 0: unknown,
                              or not dead */
    const struct record_place *places;
    size_t nplaces;
};

/* A rule of the run. */
struct record_rule {
    const char *code, *name, *summary;
    const char *rationale;  /* Markdown, one to four sentences */
    enum severity severity; /* unless the configuration says otherwise */
    bool ran; /* false: not checked, or not to the end, for want of the network
               */
};

struct record_summary {
    size_t documents, entries, links, requests;
    size_t errors, warnings, notes, fixable, suppressed, baselined;
    size_t fixed; /* findings that were fixed, and are not told */
    size_t alive, dead, unverified, skipped; /* links, by verdict */
    double seconds;
};

struct record {
    const char *version; /* of listlint */
    long long time;      /* of the run, Unix seconds; less than 0: unknown */
    const struct record_document *documents;
    size_t ndocuments;
    const struct record_rule *rules; /* that are not off, by code */
    size_t nrules;
    const struct record_finding *findings; /* by path, offset, rule */
    size_t nfindings;
    const struct record_link *links; /* by first place */
    size_t nlinks;
    size_t untold[REASON_COUNT]; /* links that are not among them, since they
                                    were not asked and no report shows them */
    bool offline;                /* no link was asked */
    bool partial;                /* only what the change touches is reported */
    const char *unfinished; /* why not all is known, "interrupted"; NULL: it
                               is */
    struct record_summary summary;
};

/* Counts all of the summary that the record shows: not what was suppressed, is
   in the baseline, was fixed or was sent, nor the time that it took. */
void record_tally(struct record *record);

#endif
