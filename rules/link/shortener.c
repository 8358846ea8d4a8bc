#include "engine/rule.h"

/* Pages of the services themselves. */
static const char pages[] =
    "about api app blog contact developers docs faq features help home index "
    "login pricing privacy signup support terms";

/* A short address is one word behind the host. */
static bool is_short(struct str path)
{
    struct str word = str_slice(path, 1, path.len);

    for (size_t i = 0; i < word.len; i++)
        if (!char_is_alnum(word.ptr[i]) && word.ptr[i] != '-' &&
            word.ptr[i] != '_')
            return false;
    return word.len > 1 && !words_have(pages, word);
}

static void check_destination(struct check *check,
                              const struct destination *destination)
{
    struct str host = url_site(check->arena, destination->url);
    struct finding *finding;
    struct url url;

    if (!shortener_is(host) || !url_split(destination->url, &url) ||
        !is_short(url.path))
        return;
    finding = report(check, check->document, destination->span,
                     "%.*s hides where the link leads", STR_ARG(host));
    finding_help(check, finding, "write the address that %.*s leads to",
                 STR_ARG(destination->url));
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        if (!destination.link || !destination.link->image)
            check_destination(check, &destination);
}

const struct rule rule_link_shortener = {
    .code = "LNK014",
    .name = "link/shortener",
    .summary = "a shortened URL",
    .rationale =
        "A shortened address does not say where it leads, can be pointed "
        "elsewhere, and is gone when its service is. The short addresses "
        "that a site gives to its own pages, such as `youtu.be`, are left "
        "alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
