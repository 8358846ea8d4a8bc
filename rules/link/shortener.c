#include "engine/rule.h"

/*
 * Services that shorten anybody's addresses. Those that lead to one site of
 * their own say where they go, and are none: youtu.be, aka.ms, g.co, amzn.to,
 * git.io, fb.me, t.me, wp.me, discord.gg, forms.gle, maps.app.goo.gl, doi.org.
 */
static const char *const services[] = {
    "adf.ly",   "b23.tv",   "bit.do",      "bit.ly",  "bitly.com",   "bl.ink",
    "buff.ly",  "clck.ru",  "cutt.ly",     "dlvr.it", "dub.sh",      "dwz.cn",
    "goo.gl",   "goo.su",   "ift.tt",      "is.gd",   "j.mp",        "kutt.it",
    "lnkd.in",  "mcaf.ee",  "ow.ly",       "rb.gy",   "rebrand.ly",  "s.id",
    "short.gy", "short.io", "shorturl.at", "soo.gd",  "suo.im",      "surl.li",
    "t.cn",     "t.co",     "t.ly",        "tiny.cc", "tinyurl.com", "tny.im",
    "trib.al",  "u.to",     "url.cn",      "urlz.fr", "v.gd",        "vk.cc",
};

/* Pages of the services themselves. */
static const char pages[] =
    "about api app blog contact developers docs faq features help home index "
    "login pricing privacy signup support terms";

static bool is_service(struct str host)
{
    size_t low = 0, high = sizeof services / sizeof *services;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(str_from(services[middle]), host);

        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

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

    if (!is_service(host) || !url_split(destination->url, &url) ||
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
