#include "engine/rule.h"

static struct str scheme_of(enum address_lack lack)
{
    return lack == ADDRESS_LACKS_MAILTO ? STR("mailto:") : STR("https://");
}

static void report_missing(struct check *check,
                           const struct destination *destination)
{
    struct str address = destination->url;
    struct str scheme = scheme_of(address_lack(address));
    size_t start = destination->span.start;
    struct finding *finding =
        report(check, check->document, destination->span,
               "no %.*s before %.*s: GitHub links to a file of that name here",
               STR_ARG(scheme), STR_ARG(quote(check, address)));

    finding_help(check, finding, "write %.*s%.*s", STR_ARG(scheme),
                 STR_ARG(address));
    if (destination->exact)
        finding_edit(check, finding, (struct span){start, start}, scheme, true);
}

/* Bare links and <links> have their scheme. */
static bool is_written(const struct destination *destination)
{
    return !destination->link || destination->link->kind == LINK_INLINE ||
           destination->link->kind == LINK_HTML;
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        if (is_written(&destination) &&
            address_lack(destination.url) != ADDRESS_LACKS_NOTHING)
            report_missing(check, &destination);
}

const struct rule rule_link_missing_scheme = {
    .code = "LNK003",
    .name = "link/missing-scheme",
    .summary = "a URL without https://: GitHub links into the repository",
    .rationale =
        "Without a scheme a destination is a path. GitHub makes "
        "`(www.example.org)` a link to a file of that name in the "
        "repository, which answers 404. Names that may be files, such as "
        "`example.md` or `lib/socket.io`, are left alone.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
