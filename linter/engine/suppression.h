/*
 * Suppressions: comments of a list that say which findings are not wanted.
 *
 *     <!-- listlint-disable TBL001, link: reason -->  from this line on
 *     <!-- listlint-enable TBL001 -->                 up to this line
 *     <!-- listlint-disable-line -->                  on this line
 *     <!-- listlint-disable-next-line -->             on the next, or the one
 *                                                     behind a blank line
 *     <!-- listlint-disable-file -->                  everywhere
 *
 * Names are those of engine/selector.h; without one all rules are meant. A
 * reason may follow, behind a colon or `--`; GitHub shows a comment that holds
 * `--` and does not begin its line. The comments of markdown-link-check hold
 * for the rules of the web, those of markdownlint for the rules about links
 * that are the same as its own.
 */
#ifndef LISTLINT_ENGINE_SUPPRESSION_H
#define LISTLINT_ENGINE_SUPPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"

enum suppression_kind {
    SUPPRESSION_UNKNOWN, /* it begins with listlint- and is none of these */
    SUPPRESSION_FROM,
    SUPPRESSION_UNTIL,
    SUPPRESSION_LINE,
    SUPPRESSION_NEXT_LINE,
    SUPPRESSION_FILE,
};

/* Whose comment it is. */
enum suppression_origin {
    ORIGIN_OWN,
    ORIGIN_LINK_CHECK,
    ORIGIN_MARKDOWNLINT,
};

/* What came of a name. */
enum suppression_state {
    STATE_UNJUDGED, /* not all rules that it names ran */
    STATE_USED,
    STATE_UNUSED,
    STATE_UNKNOWN, /* it names no rule */
};

struct suppression_name {
    struct str word;  /* empty: all rules */
    struct span span; /* where it stands */
    enum suppression_state state;
};

struct suppression {
    enum suppression_kind kind;
    enum suppression_origin origin;
    struct span span;       /* the comment */
    struct span directive;  /* its first word */
    struct span names_span; /* from the first name to the last */
    size_t line;            /* that it is about, or from or up to which */
    bool shown;             /* by GitHub, as text */
    size_t separator;       /* where `--` stands, if it is shown for that; else
                               NONE */
    struct suppression_name *names; /* at least one */
    size_t nnames;
    struct str reason; /* may be empty */
};

/* The suppressions of a document, by position. */
struct suppressions {
    const struct document *document;
    struct suppression *items;
    size_t count;
    struct arena arena;
};

/* Reads the comments of a document; the caller owns the result. */
struct suppressions *suppressions_read(const struct document *document);
void suppressions_free(struct suppressions *suppressions);

struct rule;

/* Whether a name of the suppression stands for the rule. */
bool suppression_names(const struct suppression *suppression,
                       const struct suppression_name *name,
                       const struct rule *rule);

/* The first word of a comment of our own that is nearest to `word`; empty if
   none is near. */
struct str suppression_nearest(struct str word);

#endif
