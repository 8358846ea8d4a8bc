/*
 * Walks the inlines of a block and their source side by side.
 *
 * cmark-gfm's own columns are wrong or absent after `\|`, on continuation
 * lines and for bare URLs. So nothing is believed: each node must be found at
 * the cursor, byte for byte, before its place is noted.
 */
#include "document/build.h"

#include <string.h>

#include <cmark-gfm-core-extensions.h>

/* A link that was entered and not left. */
struct open_link {
    size_t index;      /* in build->links */
    size_t text_start; /* in build->text */
};

struct walk {
    struct build *build;
    struct cursor *cursor;
    size_t block;
    struct vector open; /* of open_link: links hold images, images links */
    size_t html_open;   /* index of an <a> without its </a>, or NONE */
    size_t html_text;   /* where its text starts in build->text */
    bool lost;          /* the source did not match the tree */
};

static struct link *link_at(struct build *build, size_t index)
{
    return (struct link *)build->links.items + index;
}

static struct open_link *innermost(struct walk *walk)
{
    if (!walk->open.count)
        return NULL;
    return (struct open_link *)walk->open.items + walk->open.count - 1;
}

/* The kind of the innermost open link; inline where there is none. */
static enum link_kind open_kind(struct walk *walk)
{
    struct open_link *open = innermost(walk);

    return open ? link_at(walk->build, open->index)->kind : LINK_INLINE;
}

static struct str literal_of(cmark_node *node)
{
    return str_from(cmark_node_get_literal(node));
}

static void show(struct walk *walk, struct str text)
{
    buf_add(&walk->build->text, text);
}

static struct link *add_link(struct walk *walk)
{
    struct link *link = vector_add(&walk->build->links, sizeof *link);

    link->block = walk->block;
    link->section = link->table = link->row = link->cell = NONE;
    link->inside = NONE;
    return link;
}

static bool take_text(struct walk *walk, struct str text)
{
    enum link_kind kind = open_kind(walk);

    if (kind == LINK_BARE && cursor_match(walk->cursor, text, LITERAL_RAW))
        return true;
    if (kind == LINK_AUTOLINK)
        return cursor_match(walk->cursor, text, LITERAL_ENTITIES);
    return cursor_match(walk->cursor, text, LITERAL_TEXT);
}

static void on_text(struct walk *walk, cmark_node *node)
{
    struct str text = literal_of(node);

    if (!walk->lost && !take_text(walk, text))
        walk->lost = true;
    show(walk, text);
}

/* The closing run of back-ticks is the next one of the same length. */
static bool skip_code(struct cursor *cursor)
{
    size_t ticks = cursor_take_run(cursor, '`', STR_NONE), run;

    if (!ticks)
        return false;
    while (cursor_peek(cursor) >= 0) {
        run = cursor_take_run(cursor, '`', STR_NONE);
        if (run == ticks)
            return true;
        if (!run)
            cursor_next(cursor);
    }
    return false;
}

static void on_code(struct walk *walk, cmark_node *node)
{
    struct cursor start = *walk->cursor;
    struct span *span;

    show(walk, literal_of(node));
    if (walk->lost)
        return;
    if (!skip_code(walk->cursor)) {
        *walk->cursor = start;
        walk->lost = true;
        return;
    }
    span = vector_add(&walk->build->code, sizeof *span);
    *span = (struct span){start.pos, walk->cursor->pos};
}

static void close_html_link(struct walk *walk, size_t end)
{
    struct build *build = walk->build;
    struct link *link;

    if (walk->html_open == NONE)
        return;
    link = link_at(build, walk->html_open);
    link->text_span.end = end;
    link->text =
        build_text(build, walk->html_text, build->text.len, link->text_span);
    walk->html_open = NONE;
}

/* The link around an image, and that it holds one. */
static void place_image(struct walk *walk, struct link *image)
{
    struct open_link *open = innermost(walk);

    if (open)
        image->inside = open->index;
    else if (walk->html_open != NONE)
        image->inside = walk->html_open;
    if (image->inside != NONE)
        link_at(walk->build, image->inside)->has_image = true;
}

static void open_html_link(struct walk *walk, struct span tag)
{
    struct link found = {0}, *link;

    if (!html_tag_link(walk->build, tag, &found))
        return;
    link = add_link(walk);
    link->kind = LINK_HTML;
    link->image = found.image;
    link->span = tag;
    link->target = found.target;
    link->url = found.url;
    link->text_span = (struct span){tag.end, tag.end};
    if (link->image) {
        place_image(walk, link);
        return;
    }
    walk->html_open = walk->build->links.count - 1;
    walk->html_text = walk->build->text.len;
}

static void on_html(struct walk *walk, cmark_node *node)
{
    struct str tag = literal_of(node);
    size_t start = walk->cursor->pos;
    struct span *span;

    if (html_tag_is(tag, STR("<br")))
        show(walk, STR(" "));
    if (!walk->lost && !cursor_match(walk->cursor, tag, LITERAL_RAW))
        walk->lost = true;
    if (walk->lost) {
        anchor_add_tag(walk->build,
                       str_copy(&walk->build->document->arena, tag));
        return;
    }
    title_tag(walk->build, (struct span){start, walk->cursor->pos});
    span = vector_add(&walk->build->html, sizeof *span);
    *span = (struct span){start, walk->cursor->pos};
    if (html_tag_is(tag, STR("</a")))
        close_html_link(walk, start);
    if (html_tag_is(tag, STR("<a")) || html_tag_is(tag, STR("<img")))
        open_html_link(walk, (struct span){start, walk->cursor->pos});
}

static void on_break(struct walk *walk)
{
    show(walk, STR(" "));
    if (walk->lost)
        return;
    cursor_skip_blank(walk->cursor, false);
    cursor_take(walk->cursor, '\\');
    if (!cursor_take(walk->cursor, '\n'))
        walk->lost = true;
}

static void on_footnote(struct walk *walk)
{
    if (walk->lost)
        return;
    if (!cursor_take(walk->cursor, '[')) {
        walk->lost = true;
        return;
    }
    while (cursor_peek(walk->cursor) >= 0 && !cursor_take(walk->cursor, ']'))
        cursor_next(walk->cursor);
}

/*
 * Searches forward for a link whose place is lost: first for its address as
 * it is, else it is placed on all that is left of the block.
 */
static void place_lost(struct walk *walk, struct link *link)
{
    struct cursor *cursor = walk->cursor;
    struct str rest = str_slice(cursor->source, 0, cursor->end);
    size_t at = str_find(rest, link->url, cursor->pos);

    if (at == STR_NONE) {
        link->span = link->target = (struct span){cursor->pos, cursor->end};
        walk->build->document->misplaced++;
        return;
    }
    link->span = link->target = (struct span){at, at + link->url.len};
    cursor->pos = link->span.end;
}

/* What opens the link at the cursor; NONE's kind is a bare address. */
static enum link_kind opening(struct walk *walk, bool image)
{
    if (image) {
        if (!cursor_take(walk->cursor, '!') || !cursor_take(walk->cursor, '['))
            walk->lost = true;
        return LINK_INLINE;
    }
    if (cursor_take(walk->cursor, '['))
        return LINK_INLINE;
    return cursor_take(walk->cursor, '<') ? LINK_AUTOLINK : LINK_BARE;
}

static void enter_link(struct walk *walk, cmark_node *node, bool image)
{
    struct build *build = walk->build;
    struct link *link = add_link(walk);
    struct open_link *open;

    link->image = image;
    link->span.start = walk->cursor->pos;
    link->url = str_from(cmark_node_get_url(node)); /* the tree's, until left */
    if (image)
        place_image(walk, link);
    if (!walk->lost)
        link->kind = opening(walk, image);
    if (walk->lost)
        place_lost(walk, link);
    link->text_span.start = walk->cursor->pos;
    open = vector_add(&walk->open, sizeof *open);
    *open = (struct open_link){build->links.count - 1, build->text.len};
}

/* Behind `]`: `(destination "title")`. */
static bool take_destination(struct cursor *cursor, struct link *link,
                             struct str title)
{
    struct cursor ahead = *cursor;
    bool angle;

    if (!cursor_take(&ahead, '('))
        return false;
    cursor_skip_blank(&ahead, true);
    angle = cursor_take(&ahead, '<');
    link->target.start = ahead.pos;
    if (!cursor_match(&ahead, link->url, LITERAL_TEXT))
        return false;
    link->target.end = ahead.pos;
    if (angle && !cursor_take(&ahead, '>'))
        return false;
    cursor_skip_blank(&ahead, true);
    if (cursor_peek(&ahead) != ')') {
        cursor_next(&ahead);
        if (!cursor_match(&ahead, title, LITERAL_TEXT))
            return false;
        cursor_next(&ahead);
        cursor_skip_blank(&ahead, true);
    }
    if (!cursor_take(&ahead, ')'))
        return false;
    *cursor = ahead;
    return true;
}

/* Behind `]`: `[label]`, `[]` or nothing. The label is the target. */
static void take_label(struct cursor *cursor, struct link *link)
{
    struct cursor ahead = *cursor;

    link->target = link->text_span;
    if (!cursor_take(&ahead, '['))
        return;
    while (cursor_peek(&ahead) >= 0 && cursor_peek(&ahead) != ']') {
        if (cursor_peek(&ahead) == '[')
            return;
        if (cursor_take(&ahead, '\\') && cursor_peek(&ahead) < 0)
            return;
        cursor_next(&ahead);
    }
    if (cursor_peek(&ahead) != ']')
        return;
    if (ahead.pos > cursor->pos + 1)
        link->target = (struct span){cursor->pos + 1, ahead.pos};
    cursor_next(&ahead);
    *cursor = ahead;
}

static void close_bracket(struct walk *walk, cmark_node *node,
                          struct link *link)
{
    if (!cursor_take(walk->cursor, ']')) {
        walk->lost = true;
        return;
    }
    if (take_destination(walk->cursor, link,
                         str_from(cmark_node_get_title(node))))
        return;
    link->kind = LINK_REFERENCE;
    take_label(walk->cursor, link);
    definition_use(walk->build, walk->cursor, link->target);
}

static void close_link(struct walk *walk, cmark_node *node, struct link *link)
{
    link->text_span.end = walk->cursor->pos;
    if (link->kind == LINK_INLINE) {
        close_bracket(walk, node, link);
    } else {
        link->target = link->text_span;
        if (link->kind == LINK_AUTOLINK && !cursor_take(walk->cursor, '>'))
            walk->lost = true;
    }
    link->span.end = walk->cursor->pos;
}

static bool is_within(struct span part, struct span whole)
{
    return whole.start <= part.start && part.start <= part.end &&
           part.end <= whole.end;
}

/* What could not be placed within a link stands at its end. */
static void keep_within(struct link *link)
{
    struct span end = {link->span.end, link->span.end};

    if (!is_within(link->text_span, link->span))
        link->text_span = end;
    if (!is_within(link->target, link->span))
        link->target = end;
}

static void leave_link(struct walk *walk, cmark_node *node)
{
    struct build *build = walk->build;
    struct open_link open = *innermost(walk);
    struct link *link = link_at(build, open.index);

    walk->open.count--;
    if (!walk->lost)
        close_link(walk, node, link);
    if (walk->lost && !link->span.end)
        place_lost(walk, link);
    if (walk->lost)
        keep_within(link);
    link->url = build_own(build, link->url, link->target);
    link->text =
        build_text(build, open.text_start, build->text.len, link->text_span);
    if (link->image) /* a picture is no text of what is around it */
        build->text.len = open.text_start;
    if (link->has_image && innermost(walk))
        link_at(build, innermost(walk)->index)->has_image = true;
}

/* Emphasis and strikethrough: as many marks as the node is made of. */
static void on_marks(struct walk *walk, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    size_t most = type == CMARK_NODE_EMPH ? 1 : 2, taken;

    if (walk->lost)
        return;
    taken = cursor_take_run(walk->cursor, '*', most);
    if (!taken)
        taken = cursor_take_run(walk->cursor, '_', most);
    if (!taken)
        taken = cursor_take_run(walk->cursor, '~', 2);
    if (!taken)
        walk->lost = true;
}

static void on_enter(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: on_text(walk, node); break;
    case CMARK_NODE_CODE: on_code(walk, node); break;
    case CMARK_NODE_HTML_INLINE: on_html(walk, node); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: on_break(walk); break;
    case CMARK_NODE_FOOTNOTE_REFERENCE: on_footnote(walk); break;
    case CMARK_NODE_LINK: enter_link(walk, node, false); break;
    case CMARK_NODE_IMAGE: enter_link(walk, node, true); break;
    default: on_marks(walk, node); break;
    }
}

static void on_exit_node(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_FOOTNOTE_REFERENCE: break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE: leave_link(walk, node); break;
    default: on_marks(walk, node); break;
    }
}

/* The node behind `node` in the walk; leaves every node that is done. */
static cmark_node *next_node(struct walk *walk, cmark_node *root,
                             cmark_node *node)
{
    cmark_node *child = cmark_node_first_child(node);

    if (child)
        return child;
    while (node != root) {
        on_exit_node(walk, node);
        if (cmark_node_next(node))
            return cmark_node_next(node);
        node = cmark_node_parent(node);
    }
    return NULL;
}

size_t inline_walk(struct build *build, cmark_node *root, struct cursor *cursor,
                   size_t block)
{
    struct walk walk = {
        .build = build, .cursor = cursor, .block = block, .html_open = NONE};
    size_t first_link = build->links.count;
    cmark_node *node = cmark_node_first_child(root);

    buf_clear(&build->text);
    while (node) {
        on_enter(&walk, node);
        node = next_node(&walk, root, node);
    }
    close_html_link(&walk, cursor->pos);
    vector_release(&walk.open);
    return first_link;
}
