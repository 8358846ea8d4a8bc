#include "engine/rule.h"

static const char *const faults[] = {
    [BROKEN_SPACE] = "space between ] and (",
    [BROKEN_REVERSED] = "the parentheses stand before the brackets",
    [BROKEN_UNCLOSED] = "no ] before (",
    [BROKEN_UNOPENED] = "no [ before ](",
    [BROKEN_NESTED] = "a link inside a link",
    [BROKEN_FULLWIDTH] = "fullwidth brackets",
    [BROKEN_LINE] = "line end in the URL",
    [BROKEN_END] = NULL, /* link/unbalanced-parenthesis */
    [BROKEN_TAG] = "<a> without a closing quotation mark or >",
};

static struct span before_target(const struct broken *broken)
{
    return (struct span){broken->text.end, broken->target.start};
}

/* Whether the address is the one that is shown now. */
static bool is_same(struct check *check, const struct broken *broken)
{
    return !destination_is_resolved(
        document_text(check->document, broken->target));
}

/* The brackets at both ends; each edit is one of its own, so that what stands
   between them may have edits too. */
static void replace_ends(struct check *check, struct finding *finding,
                         const struct broken *broken)
{
    struct span open = {broken->span.start, broken->text.start};
    struct span close = {broken->target.end, broken->span.end};
    bool safe = is_same(check, broken);

    finding_edit(check, finding, open, STR("["), safe);
    finding_edit(check, finding, before_target(broken), STR("]("), safe);
    finding_edit(check, finding, close, STR(")"), safe);
}

/* The line feed of a cut address, in the plain text. */
static size_t cut_at(const struct document *document,
                     const struct broken *broken)
{
    return str_find_char(str_slice(document->plain, 0, broken->target.end),
                         '\n', broken->target.start);
}

/* Both parts are surely one address where one of them says so; but nobody has
   seen what a percent sign makes of letters in the next line. */
static bool is_joint(char before, char after)
{
    return str_has_char(STR("/-_=?&.#"), before) ||
           str_has_char(STR("/?&#=%"), after);
}

static void join_lines(struct check *check, struct finding *finding,
                       const struct broken *broken)
{
    struct str plain = check->document->plain;
    size_t cut = cut_at(check->document, broken), end = cut + 1;

    while (plain.ptr[end] == ' ')
        end++;
    finding_help(check, finding, "write the address on one line");
    finding_edit(check, finding, (struct span){cut, end}, STR(""),
                 is_joint(plain.ptr[cut - 1], plain.ptr[end]) &&
                     is_same(check, broken));
}

/* Only words that begin their line or their cell are surely the link's. */
static void open_bracket(struct check *check, struct finding *finding,
                         const struct broken *broken)
{
    struct str plain = check->document->plain;
    size_t start = broken->span.start;
    bool begins = !start || plain.ptr[start - 1] == '\n' ||
                  plain.ptr[start - 1] == PLAIN_NONE;

    finding_help(check, finding, "write [ before the text of the link");
    if (begins && broken->text.end > start)
        finding_edit(check, finding, (struct span){start, start}, STR("["),
                     false);
}

static void propose(struct check *check, struct finding *finding,
                    const struct broken *broken)
{
    switch (broken->kind) {
    case BROKEN_SPACE:
    case BROKEN_REVERSED:
    case BROKEN_UNCLOSED:
    case BROKEN_FULLWIDTH:
        finding_help(check, finding, "write [text](address)");
        replace_ends(check, finding, broken);
        break;
    case BROKEN_UNOPENED: open_bracket(check, finding, broken); break;
    case BROKEN_LINE: join_lines(check, finding, broken); break;
    case BROKEN_NESTED:
        finding_help(check, finding, "keep one of the two addresses");
        break;
    case BROKEN_TAG:
        finding_help(check, finding,
                     "write <a href=\"address\">text</a>, or [text](address)");
        break;
    case BROKEN_END: break;
    }
}

static void check_broken(struct check *check, const struct broken *broken)
{
    const struct document *document = check->document;
    struct str shown = quote(check, document_text(document, broken->span));
    struct finding *finding;

    if (!faults[broken->kind])
        return;
    if (broken->kind == BROKEN_NESTED)
        finding = report(check, document, broken->span,
                         "%s: GitHub links only the inner one and shows the "
                         "brackets of %.*s as text",
                         faults[broken->kind], STR_ARG(shown));
    else
        finding = report(check, document, broken->span,
                         "%s: GitHub shows %.*s as text", faults[broken->kind],
                         STR_ARG(shown));
    propose(check, finding, broken);
}

static bool is_tag(struct str rest, const char *name)
{
    struct str start = str_from(name);

    return str_starts_nocase(rest, start) && rest.len > start.len &&
           !char_is_alnum(rest.ptr[start.len]);
}

/* Whether `</a>` stands before the next link of HTML, in whatever block. */
static bool is_closed(const struct document *document, const struct link *link)
{
    struct str source = document->source;
    size_t at = link->text_span.end;

    for (; (at = str_find_char(source, '<', at)) != STR_NONE; at++) {
        struct str rest = str_slice(source, at, source.len);

        if (!is_tag(rest, "<a") && !is_tag(rest, "</a"))
            continue;
        if (document_in_code(document, at) ||
            spans_hold(document->comments, document->ncomments, at))
            continue;
        return rest.ptr[1] == '/';
    }
    return false;
}

static void check_anchor(struct check *check, const struct link *link)
{
    const struct document *document = check->document;
    struct str tag = document_text(document, link->span);
    struct finding *finding;

    if (link->kind != LINK_HTML || link->image || str_ends(tag, STR("/>")) ||
        is_closed(document, link))
        return;
    finding = report(check, document, link->span,
                     "no </a> behind %.*s: the link goes on over what follows",
                     STR_ARG(quote(check, tag)));
    finding_help(check, finding, "write </a> behind the text of the link");
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->nbroken; i++)
        check_broken(check, &document->broken[i]);
    for (size_t i = 0; i < document->nlinks; i++)
        check_anchor(check, &document->links[i]);
}

const struct rule rule_link_broken_syntax = {
    .code = "LNK002",
    .name = "link/broken-syntax",
    .summary = "a link that GitHub shows as text",
    .rationale =
        "A link is `[text](address)`, with nothing between the brackets and "
        "the parentheses, on one line and without another link inside. What "
        "is written otherwise is shown as it stands. Asides such as `[x]`, "
        "`[1]` or `[sic]` are left alone.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_SIGNS,
    .check = check_document,
};
