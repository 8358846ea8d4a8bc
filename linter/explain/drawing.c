#include "explain/drawing.h"

#include "text/printable.h"
#include "text/width.h"
#include "text/wrap.h"

enum { RULE = 20 /* columns of a horizontal rule */ };

/* Before a block: the paragraph that it ends, and a blank line. */
static void begin_block(struct drawing *drawing);

static void add_wrapped(struct drawing *drawing, struct str text)
{
    while (text.len) {
        struct str line = wrap_line(&text, drawing->width);

        buf_printf(&drawing->out, "%.*s\n", STR_ARG(line));
    }
}

static void blank_line(struct drawing *drawing)
{
    if (drawing->out.len && !drawing->tight)
        buf_add_char(&drawing->out, '\n');
}

static void end_paragraph(struct drawing *drawing)
{
    struct str text = draw_take_text(drawing);

    if (!text.len)
        return;
    blank_line(drawing);
    add_wrapped(drawing, text);
}

static void begin_block(struct drawing *drawing)
{
    end_paragraph(drawing);
    blank_line(drawing);
}

/* Draws what is in the element with a prefix before each line: `first`, then
   `rest`, of the same width. */
static void draw_behind(struct drawing *drawing, const xmlNode *node,
                        struct str first, struct str rest)
{
    struct drawing inner = {.arena = drawing->arena,
                            .width = drawing->width - text_width(first),
                            .tight = drawing->tight};
    struct str lines;

    draw_children(&inner, node);
    lines = buf_str(&inner.out);
    do {
        struct str line = str_cut(lines, '\n', &lines);

        buf_printf(&drawing->out, "%.*s%.*s\n", STR_ARG(first), STR_ARG(line));
        first = rest;
    } while (lines.len);
    buf_release(&inner.out);
    buf_release(&inner.text);
}

static void show_heading(struct drawing *drawing, const xmlNode *node)
{
    const char *line = node_is(node, "h1") ? "═" : "─";
    struct str text;

    begin_block(drawing);
    draw_inlines(drawing, node);
    text = draw_take_text(drawing);
    add_wrapped(drawing, text);
    for (size_t i = 0; i < text_width(text) && i < drawing->width; i++)
        buf_printf(&drawing->out, "%s", line);
    buf_add_char(&drawing->out, '\n');
}

/* A list is loose if GitHub makes paragraphs of its items. */
static bool is_tight(const xmlNode *list)
{
    for (const xmlNode *item = list->children; item; item = item->next)
        for (const xmlNode *part = item->children; part; part = part->next)
            if (node_is(part, "p"))
                return false;
    return true;
}

static void show_list(struct drawing *drawing, const xmlNode *node)
{
    bool ordered = node_is(node, "ol"), tight = drawing->tight;
    size_t number = 1;

    begin_block(drawing);
    drawing->tight = is_tight(node);
    for (const xmlNode *item = node->children; item; item = item->next) {
        struct str mark;

        if (!node_is(item, "li"))
            continue;
        if (number > 1)
            blank_line(drawing);
        mark = str_printf(drawing->arena, "%zu. ", number++);
        if (ordered)
            draw_behind(drawing, item, mark,
                        str_printf(drawing->arena, "%*s", (int)mark.len, ""));
        else
            draw_behind(drawing, item, STR("• "), STR("  "));
    }
    drawing->tight = tight;
}

static void show_quote(struct drawing *drawing, const xmlNode *node)
{
    bool tight = drawing->tight;

    begin_block(drawing);
    drawing->tight = false;
    draw_behind(drawing, node, STR("▌ "), STR("▌ "));
    drawing->tight = tight;
}

static void show_code(struct drawing *drawing, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    struct str code = str_from((const char *)content);

    begin_block(drawing);
    while (code.len) {
        struct str line = str_cut(code, '\n', &code);

        buf_printf(&drawing->out, "    %s\n", printable(drawing->arena, line));
    }
    xmlFree(content);
}

static void show_rule(struct drawing *drawing, const xmlNode *node)
{
    (void)node;
    begin_block(drawing);
    for (size_t i = 0; i < RULE; i++)
        buf_add(&drawing->out, STR("─"));
    buf_add_char(&drawing->out, '\n');
}

static void show_table(struct drawing *drawing, const xmlNode *node)
{
    begin_block(drawing);
    draw_table(drawing, node);
}

static void show_container(struct drawing *drawing, const xmlNode *node)
{
    end_paragraph(drawing);
    draw_children(drawing, node);
}

static const struct {
    const char *name;
    void (*show)(struct drawing *drawing, const xmlNode *node);
} blocks[] = {
    {"p", show_container},       {"div", show_container},
    {"body", show_container},    {"center", show_container},
    {"details", show_container}, {"summary", show_container},
    {"section", show_container}, {"li", show_container},
    {"h1", show_heading},        {"h2", show_heading},
    {"h3", show_heading},        {"h4", show_heading},
    {"h5", show_heading},        {"h6", show_heading},
    {"ul", show_list},           {"ol", show_list},
    {"blockquote", show_quote},  {"pre", show_code},
    {"table", show_table},       {"hr", show_rule},
};

static void draw_node(struct drawing *drawing, const xmlNode *node)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (node_is(node, blocks[i].name)) {
            blocks[i].show(drawing, node);
            return;
        }
    draw_inline(drawing, node);
}

void draw_children(struct drawing *drawing, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        draw_node(drawing, child);
    end_paragraph(drawing);
}
