/*
 * LNK011: a relative link to a file that is not there.
 */
#include "engine/rule.h"

/* The links of one list at work. */
struct links {
    struct check *check;
    const struct file_home *home;
};

static struct str from_root(const struct links *links, struct str path)
{
    size_t root = links->home->root.len;

    if (path.len <= root)
        return STR("/");
    return str_slice(path, root + (path.ptr[root] == '/'), path.len);
}

static const char *what_is_shown(const struct link *link)
{
    return link->image ? "GitHub shows a broken picture"
                       : "the link leads to a 404 page";
}

static void report_missing(const struct links *links, const struct link *link,
                           const struct file_fact *fact)
{
    struct check *check = links->check;
    struct str path = from_root(links, fact->path);
    struct finding *finding = report(
        check, check->document, link->target, "there is no file %.*s: %s",
        STR_ARG(quote(check, path)), what_is_shown(link));

    if (fact->spelling.len)
        finding_help(check, finding, "did you mean %.*s?",
                     STR_ARG(from_root(links, fact->spelling)));
}

static void report_case(const struct links *links, const struct link *link,
                        const struct file_fact *fact)
{
    struct check *check = links->check;
    struct str path = from_root(links, fact->path);
    struct str there = from_root(links, fact->spelling);
    struct finding *finding = report(
        check, check->document, link->target,
        "there is no file %.*s, but %.*s: %s", STR_ARG(quote(check, path)),
        STR_ARG(quote(check, there)), what_is_shown(link));

    finding_help(check, finding, "write it with the same capital letters");
}

static void report_outside(const struct links *links, const struct link *link,
                           const struct target *target)
{
    struct check *check = links->check;

    report(check, check->document, link->target,
           "%.*s leads out of the repository: %s",
           STR_ARG(quote(check, target->written)), what_is_shown(link));
}

static void check_target(const struct links *links, const struct link *link,
                         const struct target *target)
{
    const struct file_fact *fact;

    if (target->kind == TARGET_OUTSIDE)
        report_outside(links, link, target);
    if (target->kind != TARGET_FILE)
        return;
    fact = file_fact(links->check->collection, target->path);
    if (!fact)
        return;
    if (fact->state == FILE_MISSING)
        report_missing(links, link, fact);
    if (fact->state == FILE_OTHER_CASE)
        report_case(links, link, fact);
}

static void check_document(struct check *check)
{
    struct links links = {check,
                          file_home_of(check->collection, check->document)};
    struct target_links all;
    struct target target;
    const struct link *link;

    target_links_start(&all, check);
    while ((link = target_links_next(&all, &target)))
        check_target(&links, link, &target);
    target_links_end(&all);
}

const struct rule rule_link_missing_file = {
    .code = "LNK011",
    .name = "link/missing-file",
    .summary = "a relative link to a file that is not there",
    .rationale =
        "A relative link leads to a file of the repository, and GitHub "
        "distinguishes capital and small letters in its path. A link above "
        "the repository is fine where GitHub has a page, such as "
        "`../../issues`. Templates for issues and pull requests are shown at "
        "another place, so their links are not judged.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .others = true,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
