/*
 * Links in HTML: <a href> and <img src>.
 *
 * Where a tag stands is found here; what its attributes say is asked of
 * libxml2's HTML parser, one tag at a time, so that entities and quotes are
 * read as a browser reads them and a broken page around it does no harm.
 */
#include "document/build.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

/* A longer tag is not read: nobody writes one. */
enum { LONGEST_TAG = 16 * 1024 };

bool html_tag_is(struct str tag, struct str name)
{
    if (!str_starts_nocase(tag, name))
        return false;
    return tag.len == name.len || !char_is_alnum(tag.ptr[name.len]);
}

static xmlNode *find_element(xmlNode *node, const char *name)
{
    while (node) {
        xmlNode *inner;

        if (node->type == XML_ELEMENT_NODE &&
            xmlStrEqual(node->name, (const xmlChar *)name))
            return node;
        inner = find_element(node->children, name);
        if (inner)
            return inner;
        node = node->next;
    }
    return NULL;
}

/* The value of the attribute that has the address, decoded. */
static bool read_address(struct build *build, struct str tag, bool image,
                         struct str *address)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    htmlDocPtr page =
        htmlReadMemory(tag.ptr, (int)tag.len, NULL, "UTF-8", options);
    xmlNode *node =
        page ? find_element(xmlDocGetRootElement(page), image ? "img" : "a")
             : NULL;
    xmlChar *value =
        node ? xmlGetProp(node, (const xmlChar *)(image ? "src" : "href"))
             : NULL;
    struct str text = str_trim(str_from((const char *)value));
    bool found = value != NULL;

    *address = str_copy(&build->document->arena, text);
    xmlFree(value);
    xmlFreeDoc(page);
    return found;
}

/* Behind the name of a tag, or an attribute; some tags end with a slash. */
static size_t skip_letters(struct str tag, size_t at)
{
    while (at < tag.len && char_is_alpha(tag.ptr[at]))
        at++;
    return at;
}

/* Behind a value in double quotes of characters that stand for themselves, or
   0 where it is no such value. */
static size_t skip_plain_value(struct str tag, size_t at)
{
    if (at >= tag.len || tag.ptr[at] != '"')
        return 0;
    for (at++; at < tag.len && tag.ptr[at] != '"'; at++) {
        unsigned char c = (unsigned char)tag.ptr[at];

        if (c < ' ' || c >= 0x7F || c == '&')
            return 0;
    }
    return at < tag.len ? at + 1 : 0;
}

/* Whether nothing needs decoding in a tag up to the end of a value: all
   before it is a name and attributes with plain values, one space apart. */
static bool is_plain_tag(struct str tag, struct span value)
{
    size_t at = skip_letters(tag, 1);

    while (at && at < value.start && tag.ptr[at] == ' ') {
        at = skip_letters(tag, at + 1);
        at = at < tag.len && tag.ptr[at] == '=' ? skip_plain_value(tag, at + 1)
                                                : 0;
    }
    return at == value.end + 1;
}

static size_t skip_space(struct str tag, size_t at)
{
    while (at < tag.len && char_is_space(tag.ptr[at]))
        at++;
    return at;
}

static bool is_quote(struct str tag, size_t at)
{
    return at < tag.len && (tag.ptr[at] == '"' || tag.ptr[at] == '\'');
}

/* The value behind the equals sign, without its quotes. */
static struct span value_span(struct str tag, size_t at)
{
    size_t end;

    at = skip_space(tag, at);
    if (is_quote(tag, at)) {
        end = str_find_char(tag, tag.ptr[at], at + 1);
        return (struct span){at + 1, end == STR_NONE ? tag.len : end};
    }
    end = at;
    while (end < tag.len && !char_is_space(tag.ptr[end]) && tag.ptr[end] != '>')
        end++;
    return (struct span){at, end};
}

static size_t skip_name(struct str tag, size_t at)
{
    while (at < tag.len && !char_is_space(tag.ptr[at]) && tag.ptr[at] != '=' &&
           tag.ptr[at] != '>')
        at++;
    return at;
}

/* Where the value of the attribute stands in the tag; false if nowhere. */
bool html_tag_value(struct str tag, struct str name, struct span *value)
{
    size_t at = skip_name(tag, 0);

    while (at < tag.len && tag.ptr[at] != '>') {
        size_t start = skip_space(tag, at);
        struct str found;

        at = skip_name(tag, start);
        found = str_slice(tag, start, at);
        at = skip_space(tag, at);
        if (at >= tag.len || tag.ptr[at] != '=') {
            at += at == start;
            continue;
        }
        *value = value_span(tag, at + 1);
        if (str_eq_nocase(found, name))
            return true;
        at = value->end + is_quote(tag, value->end);
    }
    return false;
}

bool html_tag_link(struct build *build, struct span span, struct link *link)
{
    struct str tag = document_text(build->document, span);
    bool image = html_tag_is(tag, STR("<img"));
    struct span value;

    if (tag.len > LONGEST_TAG || (!image && !html_tag_is(tag, STR("<a"))) ||
        !html_tag_value(tag, image ? STR("src") : STR("href"), &value))
        return false;
    if (is_plain_tag(tag, value))
        link->url = str_copy(&build->document->arena,
                             str_trim(str_slice(tag, value.start, value.end)));
    else if (!read_address(build, tag, image, &link->url))
        return false;
    link->kind = LINK_HTML;
    link->image = image;
    link->span = span;
    link->target =
        (struct span){span.start + value.start, span.start + value.end};
    return true;
}

size_t html_tag_end(struct str text, size_t at)
{
    while (at < text.len && text.ptr[at] != '>') {
        size_t close = STR_NONE;

        if (is_quote(text, at))
            close = str_find_char(text, text.ptr[at], at + 1);
        at = close == STR_NONE ? at + 1 : close + 1;
    }
    return at < text.len ? at + 1 : text.len;
}

static struct link *add_link(struct build *build, const struct link *found,
                             size_t block)
{
    struct link *link = vector_add(&build->links, sizeof *link);

    *link = *found;
    link->block = block;
    link->section = link->table = link->row = link->cell = NONE;
    link->inside = NONE;
    return link;
}

/* What is open while an HTML block is read. */
struct html_state {
    struct build *build;
    struct str text; /* of the block */
    size_t base;     /* where the block starts in the source */
    size_t block;
    size_t open; /* the <a> that is open, or NONE */
};

static struct link *open_link(struct html_state *state)
{
    return (struct link *)state->build->links.items + state->open;
}

static void close_anchor(struct html_state *state, size_t at)
{
    struct link *link;

    if (state->open == NONE)
        return;
    link = open_link(state);
    link->text_span.end = state->base + at;
    link->text =
        build_text(state->build, 0, state->build->text.len, link->text_span);
    state->open = NONE;
}

static void open_anchor(struct html_state *state, struct span span)
{
    struct link found = {0}, *link;

    if (!html_tag_link(state->build, span, &found))
        return;
    link = add_link(state->build, &found, state->block);
    link->text_span = (struct span){span.end, span.end};
    if (link->image) {
        link->inside = state->open;
        if (state->open != NONE)
            open_link(state)->has_image = true;
        return;
    }
    state->open = state->build->links.count - 1;
    buf_clear(&state->build->text);
}

/* One tag or comment; returns where it ends. */
static size_t read_tag(struct html_state *state, size_t at)
{
    struct str rest = str_slice(state->text, at, state->text.len);
    size_t end;

    if (str_starts(rest, STR("<!--"))) {
        end = str_find(rest, STR("-->"), 4);
        return end == STR_NONE ? state->text.len : at + end + 3;
    }
    if (rest.len < 2 || !(char_is_alpha(rest.ptr[1]) || rest.ptr[1] == '/'))
        return at + 1;
    end = html_tag_end(state->text, at);
    title_tag(state->build, (struct span){state->base + at, state->base + end});
    if (html_tag_is(rest, STR("<br")))
        buf_add_char(&state->build->text, ' ');
    if (html_tag_is(rest, STR("</a")) || html_tag_is(rest, STR("<a")))
        close_anchor(state, at);
    if (html_tag_is(rest, STR("<a")) || html_tag_is(rest, STR("<img")))
        open_anchor(state, (struct span){state->base + at, state->base + end});
    return end;
}

void html_block_links(struct build *build, struct span span, size_t block)
{
    struct html_state state = {
        .build = build,
        .text = document_text(build->document, span),
        .base = span.start,
        .block = block,
        .open = NONE,
    };
    size_t at = 0;

    buf_clear(&build->text);
    while (at < state.text.len) {
        size_t tag = str_find_char(state.text, '<', at);

        if (tag == STR_NONE)
            tag = state.text.len;
        buf_add(&build->text, str_slice(state.text, at, tag));
        at = tag < state.text.len ? read_tag(&state, tag) : tag;
    }
    close_anchor(&state, state.text.len);
}
