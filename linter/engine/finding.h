/*
 * A finding: what a rule says of one place, and how to mend it.
 *
 * Findings are made by a check (rule.h) and live in its arena. Messages may
 * hold any bytes of the input: engine/record.h makes them printable.
 */
#ifndef LISTLINT_ENGINE_FINDING_H
#define LISTLINT_ENGINE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

/* For a finding about a whole document. */
#define WHOLE_DOCUMENT ((struct span){NONE, NONE})

enum severity {
    SEVERITY_OFF,
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
};

/* "off", "note", "warning", "error". */
const char *severity_name(enum severity severity);
bool severity_parse(struct str name, enum severity *severity);

/* Another place that the finding speaks of. */
struct place {
    const struct document *document;
    struct span span;
    struct str message;
    struct place *next;
};

/* Bytes to put in the place of others. */
struct edit {
    struct span span; /* empty to insert */
    struct str text;
    bool safe; /* nothing that a reader sees is lost */
    struct edit *next;
};

struct rule;
struct suppression;

struct finding {
    const struct rule *rule;
    enum severity severity; /* set when the check is over */
    enum severity limit;    /* it is never above this */
    const struct document *document;
    struct span span;
    bool whole;         /* it is about all of the document; the span is empty */
    struct str message; /* one line, lower case, no period */
    struct str help;    /* how to mend it; empty if there is nothing to say */
    struct place *related, **last_related;
    struct edit *edits, **last_edit;
    bool converts;        /* with its fix a wide document becomes UTF-8 */
    bool mends;           /* its edits mend damaged text */
    bool barred;          /* an edit would break damaged text: it has none */
    bool held;            /* it is not to be fixed: engine/holds.h */
    char fingerprint[17]; /* 16 hex digits; the same when lines move */
    const struct suppression *suppression; /* why it is not shown, or NULL */
    struct finding *next;
};

#endif
