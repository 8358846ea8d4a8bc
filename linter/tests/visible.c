#include "visible.h"

#include <stdbool.h>
#include <stdlib.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* What is nested deeper does not count: numbers of items, addresses. */
enum { DEEPEST = 64 };

/* A link; one whose end is missing may hold others. */
struct anchor {
    struct str href, title;
    size_t start; /* of its text in that of the page */
};

/* A page being read. */
struct page {
    struct str html;
    size_t at;
    struct buf text;                /* so far, addresses included */
    struct anchor anchors[DEEPEST]; /* that are open */
    size_t nanchors;
    bool ordered[DEEPEST]; /* of each list that is open */
    size_t depth;
    bool numbered; /* items show their number */
};

/* As GitHub decodes a file: what is no UTF-8 is U+FFFD, and nothing else. */
static void decode(struct buf *out, struct str list)
{
    buf_init(out);
    for (size_t at = 0; at < list.len;) {
        size_t end = utf8_invalid(list, at);

        buf_add(out, str_slice(list, at, end));
        if (end < list.len)
            buf_add_code_point(out, UTF8_REPLACEMENT);
        at = end + 1;
    }
}

char *visible_html(struct str list)
{
    static const char *const names[] = {"table", "strikethrough", "autolink",
                                        "tasklist", "tagfilter"};
    int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    cmark_node *root;
    struct buf decoded;
    char *html;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(names[i]));
    decode(&decoded, list);
    cmark_parser_feed(parser, decoded.ptr, decoded.len);
    root = cmark_parser_finish(parser);
    html = cmark_render_html(root, options,
                             cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
    cmark_parser_free(parser);
    buf_release(&decoded);
    return html;
}

/* The entities that cmark-gfm writes; any other one is text. */
static void add_decoded(struct buf *out, struct str html)
{
    static const struct {
        struct str name;
        char c;
    } entities[] = {
        {{"&amp;", 5}, '&'},  {{"&lt;", 4}, '<'},    {{"&gt;", 4}, '>'},
        {{"&quot;", 6}, '"'}, {{"&#x27;", 6}, '\''},
    };
    size_t at = 0;

    while (at < html.len) {
        struct str rest = str_slice(html, at, html.len);
        size_t i = 0, count = sizeof entities / sizeof *entities;

        while (i < count && !str_starts(rest, entities[i].name))
            i++;
        buf_add_char(out, i < count ? entities[i].c : rest.ptr[0]);
        at += i < count ? entities[i].name.len : 1;
    }
}

/* The value of an attribute that cmark-gfm wrote. */
static struct str attribute(struct str tag, struct str name)
{
    size_t start = str_find(tag, name, 0), end;

    if (start == STR_NONE)
        return STR("");
    start += name.len;
    end = str_find_char(tag, '"', start);
    return end == STR_NONE ? STR("") : str_slice(tag, start, end);
}

static bool is_encoded(struct str text, size_t at)
{
    return text.ptr[at] == '%' && at + 2 < text.len &&
           char_is_hex(text.ptr[at + 1]) && char_is_hex(text.ptr[at + 2]);
}

/* Canonically equivalent text is the same to a reader. */
static void add_composed(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = utf8_invalid(text, at);
        utf8proc_uint8_t *composed = NULL;
        utf8proc_ssize_t len =
            utf8proc_map((const utf8proc_uint8_t *)text.ptr + at,
                         (utf8proc_ssize_t)(end - at), &composed,
                         UTF8PROC_STABLE | UTF8PROC_COMPOSE);

        if (len > 0)
            buf_add(out, (struct str){(const char *)composed, (size_t)len});
        free(composed);
        if (end < text.len)
            buf_add_char(out, text.ptr[end++]);
        at = end;
    }
}

static void add_unescaped(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];

        if (is_encoded(text, at)) {
            c = (char)(char_hex_value(text.ptr[at + 1]) * 16 +
                       char_hex_value(text.ptr[at + 2]));
            at += 2;
        }
        buf_add_char(out, c);
    }
}

/* What is to be compared of a text. A mark belongs to what stands before it,
   though that be left out. */
static void add_kept(struct buf *out, struct str text)
{
    struct buf unescaped, composed;

    buf_init(&unescaped);
    buf_init(&composed);
    add_unescaped(&unescaped, text);
    add_composed(&composed, buf_str(&unescaped));
    for (size_t at = 0; at < composed.len; at++) {
        char c = composed.ptr[at];

        if (char_is_alnum(c) || (unsigned char)c > 0x7f)
            buf_add_char(out, c);
    }
    buf_release(&unescaped);
    buf_release(&composed);
}

/* Whether a link's text is its address, but for a scheme that GitHub adds and
   entities that it resolves twice. */
static bool is_address(struct str text, struct str href)
{
    const struct str mail = STR("mailto"), web = STR("http");

    if (str_starts(href, mail))
        href = str_slice(href, mail.len, href.len);
    else if (str_starts(href, STR("httpwww")) && str_starts(text, STR("www")))
        return str_starts(text, str_slice(href, web.len, href.len));
    else if (str_starts(href, web))
        return str_starts(text, href);
    return str_eq(text, href);
}

/* Nothing is added where the address is the text. */
static void end_link(struct page *page)
{
    struct buf href, shown, address;
    const struct anchor *anchor;
    struct str text;

    if (!page->nanchors)
        return;
    anchor = &page->anchors[--page->nanchors];
    text = str_slice(buf_str(&page->text), anchor->start, page->text.len);
    buf_init(&href);
    buf_init(&shown);
    buf_init(&address);
    add_decoded(&href, anchor->href);
    add_kept(&shown, text);
    add_kept(&address, buf_str(&href));
    if (!is_address(buf_str(&shown), buf_str(&address)))
        buf_add(&page->text, buf_str(&href));
    add_decoded(&page->text, anchor->title);
    buf_release(&href);
    buf_release(&shown);
    buf_release(&address);
}

static void begin_link(struct page *page, struct str tag)
{
    if (page->nanchors < DEEPEST)
        page->anchors[page->nanchors++] = (struct anchor){
            .href = attribute(tag, STR("href=\"")),
            .title = attribute(tag, STR("title=\"")),
            .start = page->text.len,
        };
}

static void open_list(struct page *page, bool ordered)
{
    if (page->depth < DEEPEST)
        page->ordered[page->depth] = ordered;
    page->depth++;
}

static void close_list(struct page *page)
{
    if (page->depth)
        page->depth--;
}

static void open_item(struct page *page)
{
    size_t list = page->depth - 1;

    if (page->numbered && list < DEEPEST && page->ordered[list])
        buf_add(&page->text, STR("0123456789"));
}

static void read_tag(struct page *page, struct str tag)
{
    if (str_starts(tag, STR("<a "))) {
        begin_link(page, tag);
    } else if (str_starts(tag, STR("</a"))) {
        end_link(page);
    } else if (str_starts(tag, STR("<img "))) {
        add_decoded(&page->text, attribute(tag, STR("alt=\"")));
        add_decoded(&page->text, attribute(tag, STR("src=\"")));
        add_decoded(&page->text, attribute(tag, STR("title=\"")));
    } else if (str_starts(tag, STR("<ol")) || str_starts(tag, STR("<ul"))) {
        open_list(page, str_starts(tag, STR("<ol")));
    } else if (str_starts(tag, STR("</ol")) || str_starts(tag, STR("</ul"))) {
        close_list(page);
    } else if (str_starts(tag, STR("<li"))) {
        open_item(page);
    } else if (str_starts(tag, STR("<input")) &&
               str_find(tag, STR("checked"), 0) != STR_NONE) {
        buf_add_char(&page->text, 'x');
    }
}

/* Takes a tag, a comment, or the text up to the next one. An end tag that has
   no end does not take the tag behind it. */
static void read_part(struct page *page)
{
    struct str rest = str_slice(page->html, page->at, page->html.len);
    bool comment = str_starts(rest, STR("<!--"));
    size_t next = str_find_char(rest, '<', 1);
    struct str mark = comment            ? STR("-->")
                      : *rest.ptr == '<' ? STR(">")
                                         : STR("<");
    size_t end = str_find(rest, mark, 0);

    if (end == STR_NONE)
        end = rest.len;
    else if (*rest.ptr == '<')
        end += mark.len;
    if (str_starts(rest, STR("</")) && next < end)
        end = next;
    rest = str_slice(rest, 0, end);
    page->at += end;
    if (*rest.ptr != '<')
        add_decoded(&page->text, rest);
    else if (!comment)
        read_tag(page, rest);
}

void visible_add(struct buf *out, struct str list, bool numbered)
{
    char *html = visible_html(list);
    struct page page = {.html = str_from(html), .numbered = numbered};

    buf_init(&page.text);
    while (page.at < page.html.len)
        read_part(&page);
    add_kept(out, buf_str(&page.text));
    buf_release(&page.text);
    cmark_get_default_mem_allocator()->free(html);
}
