/*
 * Titles: the text of a heading as GitHub takes it for the slug, with all of
 * its white space and without its pictures, and headings that are HTML.
 */
#include "document/build.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

/* A longer tag or heading is not read. */
enum { LONGEST = 4 * 1024 };

static void add_literal(struct buf *buf, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        buf_add(buf, str_from(cmark_node_get_literal(node)));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        buf_add_char(buf, '\n');
}

static struct str raw_text(struct build *build, cmark_node *heading)
{
    cmark_iter *iter = cmark_iter_new(heading);
    cmark_event_type event;
    size_t images = 0;
    struct buf buf;
    struct str text;

    buf_init(&buf);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            images += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
        else if (event == CMARK_EVENT_ENTER && !images)
            add_literal(&buf, node);
    }
    cmark_iter_free(iter);
    text = str_copy(&build->document->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

void title_add(struct build *build, const struct heading *heading,
               cmark_node *node)
{
    struct title *title = vector_add(&build->titles, sizeof *title);

    title->span = heading->span;
    title->raw = raw_text(build, node);
    title->folded = heading->text;
}

static bool is_heading(struct str tag)
{
    return tag.len > 3 && (tag.ptr[1] == 'h' || tag.ptr[1] == 'H') &&
           tag.ptr[2] >= '1' && tag.ptr[2] <= '6' && !char_is_alnum(tag.ptr[3]);
}

/* What HTML shows, in the arena. */
static struct str html_text(struct build *build, struct str html)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    htmlDocPtr page =
        htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8", options);
    xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
    xmlChar *content = root ? xmlNodeGetContent(root) : NULL;
    struct str text =
        str_copy(&build->document->arena, str_from((const char *)content));

    xmlFree(content);
    xmlFreeDoc(page);
    return text;
}

/* The heading may hold Markdown between blank lines, of which GitHub's slug
   loses the marks anyway. */
static void add_html(struct build *build, struct span tag)
{
    struct str source =
        str_slice(build->document->source, 0, tag.start + LONGEST);
    size_t close = str_find(source, STR("</h"), tag.end);
    struct title *title;
    struct str text;

    if (close == STR_NONE)
        close = str_find(source, STR("</H"), tag.end);
    if (close == STR_NONE)
        return;
    text = html_text(build, str_slice(source, tag.start, close));
    title = vector_add(&build->titles, sizeof *title);
    *title = (struct title){tag, text, STR(""), true};
    title->folded = build_fold(build, text);
}

void title_tag(struct build *build, struct span span)
{
    struct str tag = document_text(build->document, span);

    if (tag.len > LONGEST)
        return;
    anchor_add_tag(build, tag);
    if (is_heading(tag))
        add_html(build, span);
}
