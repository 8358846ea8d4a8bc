/*
 * What a rule is, and all that a rule may call.
 *
 * A rule is one constant value, `const struct rule rule_<family>_<name>`, in
 * rules/<family>/<name>.c. Adding the file is registering it. A rule does no
 * I/O, keeps no state and cannot fail: it reads the document and reports.
 */
#ifndef LISTLINT_ENGINE_RULE_H
#define LISTLINT_ENGINE_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "document/broken.h"
#include "document/bullet.h"
#include "document/comment.h"
#include "document/damage.h"
#include "document/description.h"
#include "document/destination.h"
#include "document/document.h"
#include "document/draft.h"
#include "document/false_space.h"
#include "document/html_table.h"
#include "document/invisible.h"
#include "document/line_end.h"
#include "document/lost.h"
#include "document/mended.h"
#include "document/passage.h"
#include "document/plain.h"
#include "document/relic.h"
#include "document/role.h"
#include "document/row.h"
#include "document/shape.h"
#include "document/spans.h"
#include "document/stray.h"
#include "document/topic.h"
#include "document/wide_pipe.h"
#include "document/wrong_address.h"
#include "engine/collection.h"
#include "engine/columns.h"
#include "engine/files.h"
#include "engine/finding.h"
#include "engine/given.h"
#include "engine/hubs.h"
#include "engine/landing.h"
#include "engine/link_groups.h"
#include "engine/near.h"
#include "engine/order.h"
#include "engine/outline.h"
#include "engine/own_link.h"
#include "engine/repeat.h"
#include "engine/request.h"
#include "engine/response.h"
#include "engine/schema.h"
#include "engine/soft_dead.h"
#include "engine/suppression.h"
#include "engine/thing.h"
#include "engine/values.h"
#include "engine/vocabulary.h"
#include "text/address.h"
#include "text/arena.h"
#include "text/bidi.h"
#include "text/buf.h"
#include "text/bytes.h"
#include "text/census.h"
#include "text/collate.h"
#include "text/collate_order.h"
#include "text/date.h"
#include "text/distance.h"
#include "text/double_escape.h"
#include "text/glued.h"
#include "text/homograph.h"
#include "text/host.h"
#include "text/ignorable.h"
#include "text/language.h"
#include "text/legacy.h"
#include "text/licence.h"
#include "text/lookalike.h"
#include "text/map.h"
#include "text/nfc.h"
#include "text/patterns.h"
#include "text/percent.h"
#include "text/quantity.h"
#include "text/realm.h"
#include "text/schemeless.h"
#include "text/secret.h"
#include "text/shortener.h"
#include "text/site.h"
#include "text/slip.h"
#include "text/space.h"
#include "text/str.h"
#include "text/template.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/wide.h"
#include "text/width.h"
#include "text/words.h"

enum stage {
    STAGE_DOCUMENT, /* once for each document */
    STAGE_LIST,     /* once, with all documents */
    STAGE_WEB,      /* once, with all documents and every response */
    STAGE_LAST,     /* once, with what became of the suppressions */
};

enum fixable { FIXABLE_NEVER, FIXABLE_SOMETIMES, FIXABLE_ALWAYS };

/* What the safe fixes of a rule may hide of what GitHub shows; one that would
   hide more is not made: engine/withhold.h. */
enum hides {
    HIDES_NOTHING, /* nothing that document/visible.h keeps */
    HIDES_SIGNS,   /* all but letters and digits of ASCII */
    HIDES_ANYTHING,
};

/* An option that the configuration may set for a rule. */
struct option {
    const char *name;
    const char *value;   /* the default */
    const char *choices; /* "both leading none", one of those below, or NULL
                            for any text */
    const char *summary;
};

/* In the place of choices, by their addresses: what else an option takes. It is
   checked when the configuration is read. */
extern const char option_number[]; /* a whole number of at most nine digits */
extern const char option_form[];   /* a template (text/template.h) or, between
                                      slashes, a pattern (text/patterns.h) */

enum option_kind { OPTION_TEXT, OPTION_WORD, OPTION_NUMBER, OPTION_FORM };

enum option_kind option_kind(const struct option *option);

struct check;

struct rule {
    const char *code;       /* "TBL006": stable, never reused */
    const char *name;       /* "table/missing-cell" */
    const char *summary;    /* states the problem in one line */
    const char *rationale;  /* Markdown, one to four sentences */
    enum severity severity; /* unless the configuration says otherwise */
    enum stage stage;
    bool others; /* of STAGE_DOCUMENT: it asks what other documents or files
                    hold, so that all are to be known */
    enum fixable fixable;
    enum hides hides;
    const struct option *options; /* ends with a NULL name; may be NULL */
    void (*check)(struct check *check);
};

/* Every rule, by code; ends with NULL. Made by the build from rules/. */
extern const struct rule *const all_rules[];

/* One rule at work on one document, or on all of them. */
struct check {
    const struct rule *rule;
    const struct collection *collection;
    const struct document *document; /* of STAGE_DOCUMENT, else NULL */
    const char *const *options;      /* values in the order of rule->options */
    struct arena *arena;             /* for what a finding says */
    struct finding *first, **last;
};

/*
 * Reports a finding at a place of a document, or about WHOLE_DOCUMENT. The
 * message is formatted into the check's arena. The result is for the calls
 * below.
 */
struct finding *report(struct check *check, const struct document *document,
                       struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* How to mend it. */
void finding_help(struct check *check, struct finding *finding,
                  const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Another place that it speaks of. */
void finding_related(struct check *check, struct finding *finding,
                     const struct document *document, struct span span,
                     const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Lowers the severity, for a weaker case of the rule. */
void finding_limit(struct finding *finding, enum severity severity);

/*
 * Proposes to put `text` in the place of `span`; the text must live in the
 * check's arena or be constant. An edit that would break damaged text leaves
 * the finding without edits: document/damage_edit.h; so does one in a line that
 * swallowed something: engine/veto.h. In a wide document no edit is safe: with
 * it the file becomes UTF-8.
 */
void finding_edit(struct check *check, struct finding *finding,
                  struct span span, struct str text, bool safe);

/* Proposes to write the document, a wide one, as UTF-8. Without this finding no
   edit of the document is applied. */
void finding_convert(struct check *check, struct finding *finding);

/*
 * The text in double quotes, for a message (`%.*s`): trimmed, white space made
 * spaces, and cut to 60 bytes between two characters, with `…` for the rest.
 */
struct str quote(struct check *check, struct str text);

/* The value of one of the rule's options; never NULL. */
const char *check_option(const struct check *check, const char *name);

/* The number that one of the rule's options is. */
size_t check_option_number(const struct check *check, const char *name);

/* A link, and what the web said of it. */
struct answered_link {
    const struct document *document;
    const struct link *link;
    const struct response *response;
};

/* Calls `visit` for each link of all documents that has a response, in order.
 */
void check_responses(struct check *check,
                     void (*visit)(struct check *check, void *context,
                                   const struct answered_link *answered),
                     void *context);

/* What the web said of a link, or NULL when it was not asked. */
const struct response *check_response(const struct check *check,
                                      const struct document *document,
                                      const struct link *link);

#endif
