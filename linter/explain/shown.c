#include "explain/shown.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "document/nodes.h"
#include "explain/drawing.h"

static char *render(struct str list)
{
    struct document *document = document_parse(STR(""), list);
    cmark_node *root = document_nodes(document);
    char *html = cmark_render_html(root, CMARK_OPT_UNSAFE, NULL);

    cmark_node_free(root);
    document_free(document);
    return html;
}

struct str shown_text(struct arena *arena, struct str list, size_t width)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    char *html = render(list);
    htmlDocPtr page =
        htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", options);
    struct drawing drawing = {.arena = arena, .width = width};
    const xmlNode *root = page ? xmlDocGetRootElement(page) : NULL;
    struct str text;

    buf_init(&drawing.out);
    buf_init(&drawing.text);
    if (root)
        draw_children(&drawing, root);
    text = str_copy(arena, buf_str(&drawing.out));
    buf_release(&drawing.out);
    buf_release(&drawing.text);
    xmlFreeDoc(page);
    cmark_get_default_mem_allocator()->free(html);
    return text;
}
