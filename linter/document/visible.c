#include "document/visible.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "document/nodes.h"
#include "text/compose.h"

/* What is nested deeper does not count: numbers of items, addresses. */
enum { DEEPEST = 64 };

/* So many times the bytes of the page are read again, to tell links whose text
   is their address; further ones have another text. */
enum { READ_AGAIN = 4 };

/* A link; one whose end is missing may hold others. */
struct open_link {
    struct str href, title;
    size_t start; /* of its text in that of the page */
};

/* A page being read. */
struct page {
    struct str html;
    size_t at;
    size_t close;                    /* the first `>` at or behind `at`, or the
                                        end of the page */
    size_t again;                    /* bytes that may be read again */
    struct buf text;                 /* so far, addresses included */
    struct open_link links[DEEPEST]; /* that are open */
    size_t nlinks;
    bool ordered[DEEPEST]; /* of each list that is open */
    size_t depth;
    bool numbered; /* items show their number */
};

/* Of the extensions, one has a say in how a tree becomes HTML. */
char *visible_html(const struct document *document)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();
    cmark_node *root = document_nodes(document);
    cmark_llist *extensions =
        cmark_llist_append(mem, NULL, cmark_find_syntax_extension("tagfilter"));
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES,
                                   extensions);

    cmark_llist_free(mem, extensions);
    cmark_node_free(root);
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
    size_t at = 0, mark;

    while ((mark = str_find_char(html, '&', at)) != STR_NONE) {
        struct str rest = str_slice(html, mark, html.len);
        size_t i = 0, count = sizeof entities / sizeof *entities;

        while (i < count && !str_starts(rest, entities[i].name))
            i++;
        buf_add(out, str_slice(html, at, mark));
        buf_add_char(out, i < count ? entities[i].c : '&');
        at = mark + (i < count ? entities[i].name.len : 1);
    }
    buf_add(out, str_slice(html, at, html.len));
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
    compose_add(&composed, buf_str(&unescaped)); /* the same to a reader */
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

/* Whether the text is the address of the link. */
static bool shows_address(struct page *page, struct str text, struct str href)
{
    struct buf shown, address;
    bool shows;

    if (page->again < text.len)
        return false;
    page->again -= text.len;
    buf_init(&shown);
    buf_init(&address);
    add_kept(&shown, text);
    add_kept(&address, href);
    shows = is_address(buf_str(&shown), buf_str(&address));
    buf_release(&shown);
    buf_release(&address);
    return shows;
}

/* Nothing is added where the address is the text. */
static void end_link(struct page *page)
{
    const struct open_link *link;
    struct buf href;
    struct str text;

    if (!page->nlinks)
        return;
    link = &page->links[--page->nlinks];
    text = str_slice(buf_str(&page->text), link->start, page->text.len);
    buf_init(&href);
    add_decoded(&href, link->href);
    if (!shows_address(page, text, buf_str(&href)))
        buf_add(&page->text, buf_str(&href));
    add_decoded(&page->text, link->title);
    buf_release(&href);
}

static void begin_link(struct page *page, struct str tag)
{
    if (page->nlinks < DEEPEST)
        page->links[page->nlinks++] = (struct open_link){
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

/* Whatever tags have no end, no byte is looked at for it twice. */
static size_t tag_end(struct page *page)
{
    if (page->close < page->at || !page->at) {
        page->close = str_find_char(page->html, '>', page->at);
        if (page->close == STR_NONE)
            page->close = page->html.len;
    }
    return page->close < page->html.len ? page->close + 1 : page->html.len;
}

/* Where the tag or the comment ends that begins at `at`, or the text up to the
   next one. An end tag that has no end does not take the tag behind it. */
static size_t part_end(struct page *page)
{
    const struct str mark = STR("-->");
    struct str rest = str_slice(page->html, page->at, page->html.len);
    size_t end;

    if (str_starts(rest, STR("<!--"))) {
        end = str_find(rest, mark, 0);
        return end == STR_NONE ? page->html.len : page->at + end + mark.len;
    }
    if (*rest.ptr == '<' && !str_starts(rest, STR("</")))
        return tag_end(page);
    end = str_find_char(page->html, '<', page->at + 1);
    if (end == STR_NONE)
        end = page->html.len;
    return *rest.ptr == '<' && tag_end(page) < end ? tag_end(page) : end;
}

static void read_part(struct page *page)
{
    size_t end = part_end(page);
    struct str part = str_slice(page->html, page->at, end);

    page->at = end;
    if (*part.ptr != '<')
        add_decoded(&page->text, part);
    else if (!str_starts(part, STR("<!--")))
        read_tag(page, part);
}

void visible_add(struct buf *out, const struct document *document,
                 bool numbered)
{
    char *html = visible_html(document);
    struct page page = {.html = str_from(html), .numbered = numbered};

    page.again = READ_AGAIN * page.html.len;
    buf_init(&page.text);
    while (page.at < page.html.len)
        read_part(&page);
    add_kept(out, buf_str(&page.text));
    buf_release(&page.text);
    cmark_get_default_mem_allocator()->free(html);
}

bool visible_keeps(struct str before, struct str after, bool letters)
{
    size_t at = 0;

    for (size_t i = 0; i < before.len; i++) {
        if (letters && !char_is_alnum(before.ptr[i]))
            continue;
        at = str_find_char(after, before.ptr[i], at);
        if (at++ == STR_NONE)
            return false;
    }
    return true;
}
