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

/* Two entries with one link. */
struct couple {
    const struct entry *entry, *first;
    enum thing_names names;
};

static bool either_is(const struct couple *couple, bool (*is)(struct str))
{
    return is(couple->entry->name) || is(couple->first->name);
}

/* A sponsor's address beside the plain one is there on purpose. */
static bool is_advertised(const struct couple *couple)
{
    return thing_is_advert(couple->entry->link->url) !=
           thing_is_advert(couple->first->link->url);
}

/* Whether the address says the name of one of the two, and so not that of the
   other. */
static bool is_of_one(const struct couple *couple)
{
    struct str address = couple->entry->link->url;

    return thing_is_called(address, couple->entry->name) ||
           thing_is_called(address, couple->first->name);
}

/*
 * Whether one of the two is surely wrong. A page may be about two things that
 * stand in one list of bullets, a site may be in any list; a repository and a
 * video are one thing there. Rows of tables are told apart finer: two sizes of
 * a model share a paper, two data sets a repository, unless it has the name of
 * one of them.
 */
static bool is_wrong(const struct couple *couple)
{
    struct str address = couple->entry->link->url;

    if (is_advertised(couple) || either_is(couple, thing_is_generic))
        return false;
    if (couple->names == THING_SAME)
        return true;
    if (thing_is_site(address))
        return false;
    if (couple->entry->table != NONE)
        return is_of_one(couple);
    return couple->names == THING_OTHER && thing_alone(address);
}

/* Whether a list may well have one under two headings: under its own name, or
   as two things that share a page. */
static bool is_listed_twice(const struct couple *couple)
{
    return couple->names != THING_OTHER || is_advertised(couple) ||
           either_is(couple, thing_is_generic) ||
           thing_is_site(couple->entry->link->url);
}

/* Weaker the farther the two are apart: another file may be another list. */
static enum severity limit_of(const struct repeats *repeats)
{
    const struct entry *entry = repeats->entry, *first = repeats->link.entry;
    struct couple couple = {entry, first,
                            thing_names(entry->name, first->name)};

    if (repeats->link.scope == REPEAT_LIST)
        return is_wrong(&couple) ? SEVERITY_ERROR : SEVERITY_WARNING;
    if (repeats->link.scope == REPEAT_COLLECTION)
        return SEVERITY_NOTE;
    return is_listed_twice(&couple) ? SEVERITY_NOTE : SEVERITY_WARNING;
}

/* Models of one maker may all have the maker's page for a link. */
static bool is_of_owner(const struct repeats *repeats)
{
    struct str name = repeats->entry->name;

    return thing_is_owner(repeats->entry->link->url) &&
           thing_names(name, repeats->link.entry->name) != THING_SAME;
}

static void visit(struct check *check, const struct repeats *repeats)
{
    const struct repeat *first = &repeats->link;
    struct finding *finding;

    if (first->scope == REPEAT_NONE || repeats->row.scope != REPEAT_NONE ||
        is_of_owner(repeats))
        return;
    finding = report_repeat(check, repeats);
    finding_limit(finding, limit_of(repeats));
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
        "error, or a warning where one page may "
        "well be about both, as one paper is about two sizes of a model; under "
        "another heading it is a warning, or a "
        "note where one name holds the other; in another file it is a note, "
        "and "
        "translations and copies of a list are not compared. The page of an "
        "owner may stand for all that is theirs.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
