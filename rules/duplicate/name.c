#include "engine/rule.h"

/* Names that say what kind of page it is, not what it is about. */
static const char *const generic_names[] = {
    "website",     "homepage",   "github",        "gitlab",
    "repo",        "repository", "paper",         "demo",
    "code",        "docs",       "here",          "link",
    "source code", "wiki",       "documentation", "official website",
    "model",       "models",     "dataset",       "data",
};

static bool is_generic(struct str name)
{
    for (size_t i = 0; i < sizeof generic_names / sizeof *generic_names; i++)
        if (str_eq_nocase(name, str_from(generic_names[i])))
            return true;
    return utf8_length(name) < 2;
}

/* Who owns what the address names, other than a page about the owner; empty
   where that cannot be told. */
static struct str owner_of(struct str address)
{
    struct site_place place = site_find(address);

    return place.kind == SITE_OWNER ? STR("") : place.owner;
}

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
    owner = owner_of(a->link->url);
    return owner.len && str_eq_nocase(owner, owner_of(b->link->url));
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
        repeats->link.scope != REPEAT_NONE || is_generic(entry->name) ||
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
