#include "engine/rule.h"

static void visit(struct check *check, const struct document *document,
                  const struct near *near)
{
    struct span span = near->entry->name_span;
    struct finding *finding;

    finding = report(check, document, span,
                     "%.*s is nearly %.*s on line %zu, of the same %s",
                     STR_ARG(quote(check, near->entry->name)),
                     STR_ARG(quote(check, near->first->name)),
                     document_line(document, near->first->span.start) + 1,
                     near->owned ? "owner" : "site");
    finding_related(check, finding, document, near->first->name_span,
                    "first named here");
    finding_help(check, finding,
                 "is it %.*s or %.*s? if the two are one thing, keep one of "
                 "them",
                 STR_ARG(quote(check, near->word)),
                 STR_ARG(quote(check, near->first_word)));
}

static void check_lists(struct check *check)
{
    near_each(check, visit);
}

const struct rule rule_duplicate_near = {
    .code = "DUP004",
    .name = "duplicate/near",
    .summary = "two entries of one owner whose names differ by a slip",
    .rationale =
        "A name that was typed wrong hides that the entry is there already, "
        "under another link of the same owner or site. The rule speaks where "
        "one long word differs by letters swapped, doubled, left out or of "
        "the key beside, and everything else is the same. Numbers, endings, "
        "short words and words that both stand elsewhere in the list are "
        "taken for different things.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
