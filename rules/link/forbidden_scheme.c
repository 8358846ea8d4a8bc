#include "engine/rule.h"

static const char *const schemes[] = {
    "javascript:", "vbscript:", "data:", "file:"};

/* Whether the first letter is that of none; most addresses begin with an h. */
static bool begins_otherwise(struct str url)
{
    char first = url.len ? char_lower(url.ptr[0]) : 0;

    return char_is_alpha(first) && !str_has_char(STR("jvdf"), first);
}

/* Browsers skip control characters and white space in a scheme. */
static struct str visible_front(struct check *check, struct str url)
{
    enum { FRONT = 32 };
    char front[FRONT];
    size_t len = 0;

    for (size_t i = 0; i < url.len && len < FRONT; i++)
        if ((unsigned char)url.ptr[i] > ' ')
            front[len++] = url.ptr[i];
    return str_copy(check->arena, (struct str){front, len});
}

static void check_destination(struct check *check,
                              const struct destination *destination)
{
    bool image = destination->link && destination->link->image;
    struct finding *finding;
    struct str front;

    if (begins_otherwise(destination->url))
        return;
    front = visible_front(check, destination->url);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (!str_starts_nocase(front, str_from(schemes[i])))
            continue;
        finding = report(check, check->document, destination->span,
                         "GitHub removes a %s address and shows %s", schemes[i],
                         image ? "no picture" : "the text without a link");
        finding_help(check, finding,
                     image ? "put the picture into the repository"
                           : "link a page that tells how to use it");
        return;
    }
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        check_destination(check, &destination);
}

const struct rule rule_link_forbidden_scheme = {
    .code = "LNK017",
    .name = "link/forbidden-scheme",
    .summary = "a URL that GitHub removes for its scheme",
    .rationale =
        "GitHub takes `javascript:`, `vbscript:`, `data:` and `file:` out of "
        "links and pictures, since they run code or lead into the reader's "
        "own machine. Bookmarklets and embedded pictures need a page or a "
        "file to link to.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
