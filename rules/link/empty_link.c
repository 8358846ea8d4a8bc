#include "engine/rule.h"

/* `#` is the top of the page: right for links that say so. */
static const char *const top_words[] = {
    "top", "up",   "back", "⬆",    "↑",      "🔝",    "▲",
    "^",   "返回", "顶部", "回到", "トップ", "맨 위"};

static bool leads_to_top(const struct link *link)
{
    for (size_t i = 0; i < sizeof top_words / sizeof *top_words; i++)
        if (words_find(link->text, str_from(top_words[i])) != STR_NONE)
            return true;
    return false;
}

/* Whether the link's text says that its target is still to come. */
static bool is_allowed(const struct check *check, const struct link *link)
{
    struct str rest = str_from(check_option(check, "allow"));

    while (rest.len) {
        struct str phrase = str_trim(str_cut(rest, ',', &rest));

        if (words_find(link->text, phrase) != STR_NONE)
            return true;
    }
    return false;
}

/* White space as a reader sees it: also no-break and zero-width spaces. */
static bool is_blank(struct str text)
{
    static const uint32_t blanks[] = {0xA0, 0x200B, 0x2060, 0x3000, 0xFEFF};

    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));
        bool blank = c.len == 1 && char_is_space(text.ptr[at]);

        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
            blank |= c.code_point == blanks[i];
        if (!blank)
            return false;
        at += c.len;
    }
    return true;
}

/* An <a> that ends in its own block; what an open one holds is not known. */
static bool is_closed(const struct document *document, const struct link *link)
{
    struct str source = document->source;

    return link->kind != LINK_HTML || link->image ||
           str_starts_nocase(str_slice(source, link->text_span.end, source.len),
                             STR("</a"));
}

static void check_target(struct check *check, const struct link *link)
{
    const struct document *document = check->document;
    bool top = str_eq(link->url, STR("#"));
    struct finding *finding;

    if (is_allowed(check, link) ||
        (top && (link->has_image || leads_to_top(link))))
        return;
    finding = report(check, document, link->span, "%s %.*s has no target%s",
                     link->image ? "the image" : "the link",
                     STR_ARG(quote(check, link->text)), top ? ", only #" : "");
    finding_help(check, finding,
                 link->image ? "give the address of the picture, or remove it"
                             : "give the address, or write the text alone");
}

/* HTML in the text, such as an icon, may well show something. */
static void check_text(struct check *check, const struct link *link)
{
    const struct document *document = check->document;
    struct str written = document_text(document, link->text_span);
    struct finding *finding;

    if (link->has_image || !is_blank(link->text) || str_has_char(written, '<'))
        return;
    finding = report(check, document, link->span,
                     "the link to %.*s has no text: nobody sees it",
                     STR_ARG(quote(check, link->url)));
    finding_help(check, finding, "write a text for it, or remove it");
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        if (link->kind == LINK_AUTOLINK || link->kind == LINK_BARE ||
            !is_closed(document, link))
            continue;
        if (!link->url.len || str_eq(link->url, STR("#")))
            check_target(check, link);
        else if (!link->image)
            check_text(check, link);
    }
}

static const struct option options[] = {
    {"allow", "coming soon,tbd,todo,wip", NULL,
     "words in a link's text that excuse an empty target, comma separated"},
    {0},
};

const struct rule rule_link_empty_link = {
    .code = "LNK005",
    .name = "link/empty-link",
    .summary = "a link without a target or without a text",
    .rationale =
        "A link without a target leads to the page that the reader is on; "
        "one without a text cannot be seen or clicked. Both are mostly left "
        "from a template. `#` is fine where the text says that it leads to "
        "the top of the page.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .options = options,
    .check = check_document,
};
