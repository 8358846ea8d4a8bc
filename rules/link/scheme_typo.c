#include "engine/rule.h"

/* What becomes of a link whose address begins so. A browser that is on
   github.com takes an `https:` without two slashes for a path there. */
static const char *const effects[] = {
    [SLIP_MISSPELT] = "GitHub shows no link",
    [SLIP_NO_COLON] = "GitHub links to a file of that name here",
    [SLIP_MARK] = "the link leads to a page of github.com or to none",
    [SLIP_ONE_SLASH] = "the link may lead to a page of github.com",
    [SLIP_BACKSLASH] = "the link leads to a page of github.com",
    [SLIP_FULLWIDTH] = "GitHub links to a file of that name here",
    [SLIP_TWICE] = "a browser takes the second one for a host",
};

static void report_slip(struct check *check, struct span span,
                        const struct slip *slip, const char *effect)
{
    struct finding *finding;
    struct span front = {span.start, span.start + slip->written.len};
    struct span rest = {front.end, span.end};

    if (slip->kind == SLIP_TWICE)
        finding = report(check, check->document, span,
                         "the address has two schemes: %s", effect);
    else
        finding = report(check, check->document, span,
                         "the address begins with %.*s, not with %.*s: %s",
                         STR_ARG(quote(check, slip->written)),
                         STR_ARG(slip->meant), effect);
    if (slip->kind == SLIP_TWICE)
        finding_help(check, finding, "keep the second one");
    else
        finding_help(check, finding, "write %.*s%.*s", STR_ARG(slip->meant),
                     STR_ARG(document_text(check->document, rest)));
    finding_edit(check, finding, front, slip->meant, true);
}

/* Browsers read backslashes as slashes; Markdown encodes them, HTML not. */
static bool is_tolerated(const struct link *link, const struct slip *slip)
{
    return link && link->kind == LINK_HTML && slip->kind == SLIP_BACKSLASH;
}

static void check_destination(struct check *check,
                              const struct destination *destination)
{
    struct str written = document_text(check->document, destination->span);
    struct slip slip;

    if (slip_read(destination->url, &slip) && slip_read(written, &slip) &&
        !is_tolerated(destination->link, &slip))
        report_slip(check, destination->span, &slip, effects[slip.kind]);
}

/* Where the address ends that begins at the offset of a text. */
static size_t address_end(struct str plain, size_t at)
{
    while (at < plain.len && !char_is_space(plain.ptr[at]) &&
           !str_has_char(STR("<>()[]\1\2"), plain.ptr[at]))
        at++;
    return at;
}

static bool in_bare_link(const struct document *document, size_t at)
{
    size_t i = document_first_link(document, at + 1);

    return i && document->links[i - 1].kind == LINK_BARE &&
           document->links[i - 1].span.end > at;
}

/* The text that holds the offset, up to its end. */
static struct str text_around(const struct document *document, size_t at)
{
    struct str plain = document->plain;

    return str_slice(plain, 0, str_find_char(plain, PLAIN_NONE, at));
}

/* Addresses in the text that GitHub would have made a link of. */
static void check_text(struct check *check)
{
    const struct document *document = check->document;
    size_t at = 0;
    struct slip slip;

    while ((at = slip_find(document->plain, at, &slip)) != STR_NONE) {
        if (in_bare_link(document, at) || broken_at(document, at)) {
            at++;
            continue;
        }
        report_slip(
            check,
            (struct span){at, address_end(text_around(document, at), at)},
            &slip, "GitHub shows it as text");
        at += slip.written.len + 1;
    }
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        check_destination(check, &destination);
    check_text(check);
}

const struct rule rule_link_scheme_typo = {
    .code = "LNK004",
    .name = "link/scheme-typo",
    .summary = "a slip in the https:// of a URL",
    .rationale =
        "`htps://`, `https//` and `https:/` begin no address of the web. "
        "GitHub removes a link with an unknown scheme, takes one without a "
        "colon for a file of the repository, and a browser takes `https:/` "
        "for a page of the site that it is on.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_ANYTHING,
    .check = check_document,
};
