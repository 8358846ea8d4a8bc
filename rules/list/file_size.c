/*
 * LST002: a README that GitHub does not show to its end, or soon will not.
 */
#include "engine/rule.h"

#include <stdlib.h>

/* Percent of the limit from which on a list should think of it. */
enum { NEAR = 90 };

static struct str last_part(struct str path)
{
    size_t at = path.len;

    while (at && path.ptr[at - 1] != '/')
        at--;
    return str_slice(path, at, path.len);
}

/* Whether it is called like that, with an ending or without one. */
static bool is_named(struct str name, struct str stem)
{
    return stem.len && str_starts_nocase(name, stem) &&
           (name.len == stem.len || name.ptr[stem.len] == '.');
}

static bool is_shown(const struct check *check)
{
    struct str name = last_part(check->document->path);
    struct str rest = str_from(check_option(check, "names"));

    while (rest.len)
        if (is_named(name, str_trim(str_cut(rest, ',', &rest))))
            return true;
    return false;
}

static void check_document(struct check *check)
{
    size_t bytes = check->document->file.len;
    size_t limit = (size_t)strtoull(check_option(check, "bytes"), NULL, 10);
    struct finding *finding;

    if (!limit || bytes <= limit / 100 * NEAR || !is_shown(check))
        return;
    if (bytes > limit)
        finding = report(check, check->document, WHOLE_DOCUMENT,
                         "file has %zu bytes, GitHub shows %zu: the rest is "
                         "cut off",
                         bytes, limit);
    else
        finding = report(check, check->document, WHOLE_DOCUMENT,
                         "file has %zu bytes, %zu %% of the %zu that GitHub "
                         "shows",
                         bytes, bytes * 100 / limit, limit);
    finding_help(check, finding,
                 "move a part of the list to a file of its own");
}

static const struct option options[] = {
    {"bytes", "512000", NULL, "how many bytes are shown"},
    {"names", "README", NULL,
     "files that are meant, without their ending, comma separated"},
    {0},
};

const struct rule rule_list_file_size = {
    .code = "LST002",
    .name = "list/file-size",
    .summary = "a README of nearly as many bytes as GitHub shows, or more",
    .rationale =
        "GitHub shows the first 512,000 bytes of a README. What stands behind "
        "them is on no page, with no word that it is missing. A list that "
        "comes near should be divided before its last sections are lost.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .options = options,
    .check = check_document,
};
