/*
 * LNK012: a link to a place that the page does not have.
 */
#include "engine/rule.h"

/* Names that are compared for one list, so that many broken links to a page
   of many headings take no longer than a few. */
enum { MOST_COMPARED = 200 * 1000 };

/* A name is meant when so many letters differ at most, and a third of it. */
enum { FARTHEST = 4 };

/* The links of one list at work. */
struct links {
    struct check *check;
    size_t compared;
};

/* Digits behind a letter, as in `L10`; returns where to go on. */
static size_t skip_number(struct str text, size_t at, char letter)
{
    size_t start = at + 1;

    if (at >= text.len || text.ptr[at] != letter)
        return at;
    for (at = start; at < text.len && char_is_digit(text.ptr[at]);)
        at++;
    return at > start ? at : start - 1;
}

/* `L10`, `L10-L20`, `L10C1-L20C5`: lines of a file's source. */
static bool is_lines(struct str fragment)
{
    size_t first = skip_number(fragment, 0, 'L');
    size_t at = skip_number(fragment, first, 'C');

    if (!first)
        return false;
    if (at == fragment.len || fragment.ptr[at] != '-')
        return at == fragment.len;
    at = skip_number(fragment, at + 1, 'L');
    return skip_number(fragment, at, 'C') == fragment.len;
}

/* Places of GitHub's own: the top, the readme of a folder, footnotes, and
   text that the browser searches. */
static bool is_given(struct str fragment)
{
    static const char *const starts[] = {"fn-", "fnref-", "user-content-fn-",
                                         "user-content-fnref-", ":~:"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts_nocase(fragment, str_from(starts[i])))
            return true;
    return !fragment.len || str_eq_nocase(fragment, STR("top")) ||
           str_eq_nocase(fragment, STR("readme"));
}

/* The page that the link leads to, or NULL where its places are not known. */
static const struct document *page_of(const struct links *links,
                                      const struct target *target)
{
    const struct collection *collection = links->check->collection;
    const struct file_fact *fact;

    if (target->kind == TARGET_PAGE)
        return links->check->document;
    if (target->kind != TARGET_FILE || target->plain ||
        is_lines(target->fragment))
        return NULL;
    fact = file_fact(collection, target->path);
    return fact ? file_document(collection, fact) : NULL;
}

static size_t difference(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* The one name of the page that is nearest, or an empty view. */
static struct str nearest_anchor(struct links *links,
                                 const struct document *page,
                                 struct str fragment)
{
    size_t least = fragment.len / 3 < FARTHEST ? fragment.len / 3 + 1
                                               : (size_t)FARTHEST + 1;
    struct str best = STR("");

    for (size_t i = 0; i < page->nanchors; i++) {
        struct str name = page->anchors[i].name;
        size_t apart;

        if (difference(name.len, fragment.len) > FARTHEST || str_eq(name, best))
            continue;
        if (links->compared++ > MOST_COMPARED)
            return STR("");
        apart = distance_within(name, fragment, least);
        if (apart == STR_NONE || (apart == least && !best.len))
            continue;
        best = apart == least ? STR("") : name;
        least = apart;
    }
    return best;
}

/* Whether it may stand in a destination as it is. */
static bool is_plain(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (char_is_space(name.ptr[i]) ||
            str_has_char(STR("()<>[]|\\\"'`%&"), name.ptr[i]))
            return false;
    return true;
}

static void propose(struct check *check, struct finding *finding,
                    const struct link *link, struct str name)
{
    struct str written = document_text(check->document, link->target);
    size_t hash = str_find_char(written, '#', 0);
    struct span span = {link->target.start + hash + 1, link->target.end};

    finding_help(check, finding, "did you mean #%.*s?", STR_ARG(name));
    if (link->kind != LINK_REFERENCE && str_eq(written, link->url) &&
        is_plain(name))
        finding_edit(check, finding, span, name, false);
}

static void check_target(struct links *links, const struct link *link,
                         const struct target *target)
{
    struct check *check = links->check;
    const struct document *page = page_of(links, target);
    struct finding *finding;
    struct str name;

    if (!page || is_given(target->fragment) ||
        document_has_anchor(page, target->fragment))
        return;
    if (page == check->document)
        finding = report(check, page, link->target,
                         "nothing on this page is called %.*s: the link leads "
                         "nowhere",
                         STR_ARG(quote(check, target->fragment)));
    else
        finding =
            report(check, check->document, link->target,
                   "nothing in %.*s is called %.*s: the link leads to its top",
                   STR_ARG(quote(check, target->written)),
                   STR_ARG(quote(check, target->fragment)));
    name = nearest_anchor(links, page, target->fragment);
    if (name.len)
        propose(check, finding, link, name);
}

static void check_document(struct check *check)
{
    struct links links = {.check = check};
    struct target_links all;
    struct target target;
    const struct link *link;

    target_links_start(&all, check);
    while ((link = target_links_next(&all, &target)))
        if (!link->image)
            check_target(&links, link, &target);
    target_links_end(&all);
}

const struct rule rule_link_missing_fragment = {
    .code = "LNK012",
    .name = "link/missing-fragment",
    .summary = "a link to a heading that the page does not have",
    .rationale =
        "GitHub makes a heading's fragment from its text: small letters, "
        "hyphens for spaces, no punctuation, and `-1` behind one that was "
        "there before. Renaming a heading breaks every link to it. The fix "
        "writes the one fragment of the page that is nearest.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .others = true,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
