#include "engine/rule.h"

/* What stands in angle brackets is a link only without these. */
static bool fits_brackets(struct str written)
{
    for (size_t i = 0; i < written.len; i++)
        if ((unsigned char)written.ptr[i] <= ' ' ||
            str_has_char(STR("<>\x7f"), written.ptr[i]))
            return false;
    return true;
}

/* Another rule speaks of addresses that swallow the text behind them, and of
   those in links that GitHub does not render. */
static bool is_bare(const struct document *document, const struct link *link)
{
    struct str written = document_text(document, link->span);

    return link->kind == LINK_BARE && !link->partial &&
           (str_starts_nocase(written, STR("http://")) ||
            str_starts_nocase(written, STR("https://"))) &&
           glued_inside(written) == STR_NONE && fits_brackets(written) &&
           !broken_at(document, link->span.start);
}

/* Whether a label stands before the address, of a definition that is none: in
   brackets it would be one, and GitHub would show neither. */
static bool may_define(const struct document *document, size_t at)
{
    struct str source = document->source;

    while (at &&
           (char_is_space(source.ptr[at - 1]) || source.ptr[at - 1] == '>'))
        at--;
    return str_ends(str_slice(source, 0, at), STR("]:"));
}

static void check_link(struct check *check, const struct link *link)
{
    const struct document *document = check->document;
    struct span span = link->span;
    bool safe = !may_define(document, span.start) &&
                !destination_has_entity(document_text(document, span));
    struct finding *finding;

    if (!is_bare(document, link))
        return;
    finding = report(check, document, span, "the URL %.*s stands bare",
                     STR_ARG(quote(check, link->url)));
    finding_help(check, finding, "write <%.*s>, or give it a text",
                 STR_ARG(document_text(document, span)));
    finding_edit(check, finding, (struct span){span.start, span.start},
                 STR("<"), safe);
    finding_edit(check, finding, (struct span){span.end, span.end}, STR(">"),
                 safe);
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;
    size_t anchor_end = 0; /* of the text of the last <a> */

    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        if (link->kind == LINK_HTML && !link->image)
            anchor_end = link->text_span.end;
        if (link->span.start >= anchor_end)
            check_link(check, link);
    }
}

const struct rule rule_link_bare_url = {
    .code = "LNK008",
    .name = "link/bare-url",
    .summary = "a URL in the text without brackets",
    .rationale =
        "GitHub links a bare URL, other renderers of Markdown show it as "
        "text. In angle brackets it is a link everywhere, and its end does "
        "not hang on the punctuation behind it.",
    .severity = SEVERITY_OFF,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_document,
};
