#include "explain/drawing.h"

#include "text/printable.h"

bool node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, (const xmlChar *)name);
}

/* An attribute's value, in the arena; empty if there is none. */
static struct str node_attribute(struct drawing *drawing, const xmlNode *node,
                                 const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    struct str text = str_from((const char *)value);
    struct str shown = str_from(printable(drawing->arena, text));

    xmlFree(value);
    return shown;
}

static char last_char(const struct buf *text)
{
    return text->len ? text->ptr[text->len - 1] : '\n';
}

/* White space is one space to a browser, and none at the start of a line. */
static void add_text(struct drawing *drawing, struct str text)
{
    size_t at = 0;

    while (at < text.len) {
        size_t start = at;

        while (at < text.len && !char_is_space(text.ptr[at]))
            at++;
        buf_add(
            &drawing->text,
            str_from(printable(drawing->arena, str_slice(text, start, at))));
        if (at == text.len)
            return;
        at++;
        if (!char_is_space(last_char(&drawing->text)))
            buf_add_char(&drawing->text, ' ');
    }
}

static void show_break(struct drawing *drawing, const xmlNode *node)
{
    (void)node;
    buf_add_char(&drawing->text, '\n');
}

static void show_checkbox(struct drawing *drawing, const xmlNode *node)
{
    bool checked = xmlHasProp(node, (const xmlChar *)"checked") != NULL;

    buf_add(&drawing->text, checked ? STR("☑ ") : STR("☐ "));
}

static void show_image(struct drawing *drawing, const xmlNode *node)
{
    struct str text = node_attribute(drawing, node, "alt");
    struct str url = node_address(drawing, node, "src");

    buf_printf(&drawing->text, "[image%s%.*s", text.len ? " " : "",
               STR_ARG(text));
    if (!draw_is_removed(url))
        draw_address(drawing, url);
    buf_add_char(&drawing->text, ']');
}

/* Puts the address behind the text that begins at `start`. */
static void close_link(struct drawing *drawing, size_t start, struct str url)
{
    struct str text =
        str_slice(buf_str(&drawing->text), start, drawing->text.len);

    if (str_eq(text, url) && !drawing->brief)
        drawing->text.len = start;
    else if (!str_trim(text).len)
        buf_add(&drawing->text, STR("\"\""));
    draw_address(drawing, url);
    buf_add_char(&drawing->text, ']');
}

static void show_link(struct drawing *drawing, const xmlNode *node)
{
    struct str url = node_address(drawing, node, "href");
    size_t start;

    if (!xmlHasProp(node, (const xmlChar *)"href") || draw_is_removed(url)) {
        draw_inlines(drawing, node);
        return;
    }
    buf_add_char(&drawing->text, '[');
    start = drawing->text.len;
    draw_inlines(drawing, node);
    close_link(drawing, start, url);
}

static void show_nothing(struct drawing *drawing, const xmlNode *node)
{
    (void)drawing;
    (void)node;
}

/* Elements that are more than the text in them. */
static const struct {
    const char *name;
    void (*show)(struct drawing *drawing, const xmlNode *node);
} inlines[] = {
    {"a", show_link},         {"br", show_break},       {"img", show_image},
    {"input", show_checkbox}, {"script", show_nothing}, {"style", show_nothing},
};

void draw_inline(struct drawing *drawing, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE)
        add_text(drawing, str_from((const char *)node->content));
    if (node->type != XML_ELEMENT_NODE)
        return;
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (node_is(node, inlines[i].name)) {
            inlines[i].show(drawing, node);
            return;
        }
    draw_inlines(drawing, node);
}

void draw_inlines(struct drawing *drawing, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        draw_inline(drawing, child);
}

struct str draw_take_text(struct drawing *drawing)
{
    struct str text =
        str_copy(drawing->arena, str_trim(buf_str(&drawing->text)));

    buf_clear(&drawing->text);
    return text;
}
