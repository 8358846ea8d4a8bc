#include "engine/rule.h"

/* A bare address goes on to the next space, over punctuation that is not
   ASCII and the words behind it. */
static void check_bare(struct check *check, const struct link *link)
{
    size_t at = glued_inside(link->url);
    struct span span = link->span;
    struct str written = document_text(check->document, span);
    struct finding *finding;

    if (at == STR_NONE || (at = glued_inside(written)) == STR_NONE)
        return;
    finding =
        report(check, check->document, span,
               "the bare address goes on over %.*s: GitHub links to "
               "another page",
               STR_ARG(quote(check, str_slice(written, at, written.len))));
    finding_help(check, finding, "write <%.*s>",
                 STR_ARG(str_slice(link->url, 0, glued_inside(link->url))));
    if (!str_starts_nocase(written, STR("http")))
        return;
    span.end = span.start + at;
    finding_edit(check, finding, (struct span){span.start, span.start},
                 STR("<"), false);
    finding_edit(check, finding, (struct span){span.end, span.end}, STR(">"),
                 false);
}

static void check_end(struct check *check,
                      const struct destination *destination)
{
    size_t glued = glued_end(destination->url);
    struct str url = destination->url;
    struct span end = {destination->span.end - glued, destination->span.end};
    struct finding *finding;

    if (!glued || glued == url.len || !url_is_web(url))
        return;
    finding =
        report(check, check->document, destination->span,
               "the address ends in %.*s, which belongs to the text",
               STR_ARG(quote(check, str_slice(url, url.len - glued, url.len))));
    finding_help(check, finding, "write it behind the link, or leave it out");
    if (destination->exact)
        finding_edit(check, finding, end, STR(""), false);
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination)) {
        if (destination.link && destination.link->kind == LINK_BARE)
            check_bare(check, destination.link);
        else
            check_end(check, &destination);
    }
}

const struct rule rule_link_glued_punctuation = {
    .code = "LNK006",
    .name = "link/glued-punctuation",
    .summary = "punctuation of the sentence is part of a URL",
    .rationale =
        "GitHub ends a bare address at a space and takes off punctuation of "
        "ASCII only, so `，` or `）` and all that follows them up to the next "
        "space become part of the link. A comma at the end of a destination "
        "is mostly a slip too. Both lead to a page that is not there.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
