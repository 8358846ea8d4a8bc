#include "engine/rule.h"

#include <string.h>

/* How an address must be written where the link stands. */
enum syntax {
    SYNTAX_NONE, /* it cannot be replaced there */
    SYNTAX_INLINE,
    SYNTAX_BARE,
    SYNTAX_HTML,
};

static const enum syntax syntaxes[] = {
    [LINK_INLINE] = SYNTAX_INLINE, [LINK_REFERENCE] = SYNTAX_NONE,
    [LINK_AUTOLINK] = SYNTAX_BARE, [LINK_BARE] = SYNTAX_BARE,
    [LINK_HTML] = SYNTAX_HTML,     [LINK_TORN] = SYNTAX_NONE,
};

/* Bytes that are percent-encoded in any place: Markdown, a table or HTML
   would read them as its own. */
static const char unsafe_bytes[] = " <>\"'`\\^{}|";

static bool has_balanced_parentheses(struct str s)
{
    size_t depth = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ')' && !depth)
            return false;
        if (s.ptr[i] == '(')
            depth++;
        else if (s.ptr[i] == ')')
            depth--;
    }
    return !depth;
}

/* Whether what follows the & would make it an entity. */
static bool begins_entity(struct str s, size_t at)
{
    size_t end = at + 1;

    while (end < s.len && (char_is_alnum(s.ptr[end]) || s.ptr[end] == '#'))
        end++;
    return end > at + 1 && end < s.len && s.ptr[end] == ';';
}

static bool is_encoded(char c, bool parentheses)
{
    return (unsigned char)c < 0x20 || c == 0x7f ||
           (c && strchr(unsafe_bytes, c)) ||
           (parentheses && (c == '(' || c == ')'));
}

/* The address as the syntax can hold it. */
static struct str encode(struct arena *arena, struct str address,
                         enum syntax syntax)
{
    bool parentheses = !has_balanced_parentheses(address);
    struct str encoded;
    struct buf buf;

    buf_init(&buf);
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];

        if (is_encoded(c, parentheses))
            buf_printf(&buf, "%%%02X", (unsigned)(unsigned char)c);
        else if (c == '&' &&
                 (syntax == SYNTAX_HTML || begins_entity(address, i)))
            buf_add(&buf, STR("&amp;"));
        else
            buf_add_char(&buf, c);
    }
    encoded = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return encoded;
}

/* A bare address ends where GitHub takes a mark for the sentence's. */
static bool ends_in_mark(struct str address)
{
    return address.len &&
           str_has_char(STR("?!.,:;*_~)"), address.ptr[address.len - 1]);
}

/* Whether the link's target stands in the source as an address of its own,
   so that it can be replaced. */
static bool is_literal(const struct document *document, const struct link *link)
{
    return str_eq(document_text(document, link->target), link->url);
}

static void propose(struct check *check, struct finding *finding,
                    const struct link *link, struct str address)
{
    enum syntax syntax = syntaxes[link->kind];
    bool same_host = str_eq(url_site(check->arena, link->url),
                            url_site(check->arena, address));
    struct str text;

    if (syntax == SYNTAX_NONE || !is_literal(finding->document, link) ||
        (syntax == SYNTAX_BARE && ends_in_mark(address)))
        return;
    text = encode(check->arena, address, syntax);
    finding_edit(check, finding, link->target, text, same_host);
}

static struct str without_fragment(struct str address)
{
    struct str fragment;

    return str_cut(address, '#', &fragment);
}

/* The final address with the fragment that the link asks for, unless the
   redirect names one of its own. */
static struct str new_address(struct arena *arena, const struct link *link,
                              struct str final)
{
    struct str base = without_fragment(final);
    size_t hash = str_find_char(link->url, '#', 0);

    if (base.len < final.len || hash == STR_NONE)
        return final;
    return str_printf(arena, "%.*s%.*s", STR_ARG(base),
                      STR_ARG(str_slice(link->url, hash, link->url.len)));
}

static void check_link(struct check *check, void *context,
                       const struct answered_link *answered)
{
    const struct document *document = answered->document;
    const struct link *link = answered->link;
    const struct response *response = answered->response;
    struct finding *finding;
    struct str address;

    (void)context;
    if (!landing_is_move(check->arena, link->url, response) ||
        soft_death(check->arena, response) != SOFT_ALIVE)
        return;
    address = new_address(check->arena, link, response->final_url);
    finding = report(check, document, link->target, "moved for good to %.*s",
                     STR_ARG(quote(check, address)));
    finding_help(check, finding, "write the new address: %.*s",
                 STR_ARG(address));
    propose(check, finding, link, address);
}

static void check_lists(struct check *check)
{
    check_responses(check, check_link, NULL);
}

const struct rule rule_web_moved = {
    .code = "WEB003",
    .name = "web/moved",
    .summary = "a link whose page has moved for good",
    .rationale =
        "The server says that the page has another address from now on "
        "(301 or 308). Such redirects are kept for a while and then "
        "dropped, so the list should name the new one. Nothing is proposed "
        "where the redirect ends at a log-in, consent or home page or at a "
        "choice of language, or where the address is meant to last (doi.org).",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_ANYTHING,
    .check = check_lists,
};
