#include "engine/rule.h"

/*
 * The same name alone is no defect: lists are full of different projects that
 * chose one name, and of different books with one title. Two of one owner
 * are hardly that.
 */
static bool same_owner(const struct entry *a, const struct entry *b)
{
    struct str owner;

    if (!a->link || !b->link)
        return false;
    owner = thing_owner(a->link->url);
    return owner.len && str_eq_nocase(owner, thing_owner(b->link->url));
}

/* Bytes that were lost may be all that told the two apart. */
static bool is_certain(const struct repeats *repeats)
{
    const struct repeat *first = &repeats->name;

    return !document_lost(repeats->document, repeats->entry->name_span) &&
           !document_lost(first->document, first->entry->name_span);
}

static void visit(struct check *check, const struct repeats *repeats)
{
    const struct repeat *first = &repeats->name;
    const struct entry *entry = repeats->entry;
    struct finding *finding;

    if ((first->scope != REPEAT_LIST && first->scope != REPEAT_DOCUMENT) ||
        repeats->row.scope != REPEAT_NONE ||
        repeats->link.scope != REPEAT_NONE || thing_is_generic(entry->name) ||
        !same_owner(entry, first->entry))
        return;
    finding =
        report(check, repeats->document, entry->name_span,
               "%.*s has the name and the owner of the entry on line %zu, and "
               "another link",
               STR_ARG(quote(check, entry->name)),
               document_line(first->document, first->entry->span.start) + 1);
    if (first->scope != REPEAT_LIST || !is_certain(repeats))
        finding_limit(finding, SEVERITY_NOTE);
    finding_related(check, finding, first->document, first->entry->name_span,
                    "first named here");
    finding_help(check, finding,
                 "keep one of the two, or say in the name how they differ");
}

static void check_lists(struct check *check)
{
    repeat_each(check, visit);
}

const struct rule rule_duplicate_name = {
    .code = "DUP002",
    .name = "duplicate/name",
    .summary = "two entries with the same name and the same owner",
    .rationale =
        "An entry that was added again under a new address of the same owner "
        "keeps its name, give or take case, spaces, `-`, `_` and `.`. The "
        "name alone says nothing, since many projects share one: the rule "
        "speaks only where both links lead to one owner on GitHub, GitLab, "
        "Hugging Face or the like.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
