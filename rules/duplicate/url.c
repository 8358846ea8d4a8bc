#include "engine/rule.h"

static size_t line_number(const struct repeat *first)
{
    return document_line(first->document, first->entry->span.start) + 1;
}

static struct finding *report_repeat(struct check *check,
                                     const struct repeats *repeats)
{
    const struct repeat *first = &repeats->link;
    struct span span = repeats->entry->link->target;
    struct str name = quote(check, first->entry->name);

    if (first->scope == REPEAT_COLLECTION)
        return report(check, repeats->document, span,
                      "the same link as %.*s in %.*s, line %zu", STR_ARG(name),
                      STR_ARG(first->document->path), line_number(first));
    return report(check, repeats->document, span,
                  "the same link as %.*s on line %zu", STR_ARG(name),
                  line_number(first));
}

/* Weaker the farther the two are apart: a list may name a thing under two
   headings, and another file may be another list. */
static enum severity limit_of(enum repeat_scope scope)
{
    if (scope == REPEAT_LIST)
        return SEVERITY_ERROR;
    return scope == REPEAT_DOCUMENT ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static void visit(struct check *check, const struct repeats *repeats)
{
    const struct repeat *first = &repeats->link;
    struct finding *finding;

    if (first->scope == REPEAT_NONE || repeats->row.scope != REPEAT_NONE)
        return;
    finding = report_repeat(check, repeats);
    finding_limit(finding, limit_of(first->scope));
    finding_related(check, finding, first->document, first->entry->link->target,
                    "first named here");
    if (!str_eq(repeats->entry->link->url, first->entry->link->url))
        finding_help(check, finding,
                     "%.*s and %.*s are one address; keep one of the two",
                     STR_ARG(quote(check, first->entry->link->url)),
                     STR_ARG(quote(check, repeats->entry->link->url)));
    else
        finding_help(check, finding,
                     "keep one of the two, or correct the link");
}

static void check_lists(struct check *check)
{
    repeat_each(check, visit);
}

const struct rule rule_duplicate_url = {
    .code = "DUP001",
    .name = "duplicate/url",
    .summary = "two entries with the same link",
    .rationale =
        "An entry that is listed twice is read and kept up twice; often the "
        "second link was copied and never changed. Addresses count as the "
        "same when they lead to one thing whatever their spelling: scheme, "
        "`www.`, a trailing slash, tracking parameters, `.git`, the PDF of a "
        "paper on arXiv for its page. Within one table or section it is an "
        "error, elsewhere in the file a warning, in another file a note; "
        "translations of a list are not compared.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
