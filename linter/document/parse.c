/*
 * Builds a document: cmark-gfm finds the blocks, the other files of this
 * folder find what is in them.
 */
#include "document/build.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "document/columns.h"
#include "document/extensions.h"
#include "document/guard.h"
#include "document/nodes.h"
#include "document/pool.h"
#include "document/trees.h"
#include "document/visited.h"
#include "text/alloc.h"
#include "text/utf8.h"
#include "text/wide.h"

void document_setup(void)
{
    extensions_setup();
    xmlInitParser();
}

/* How much of a trimmed text stays as it is: one space may part its words. */
static size_t folded_front(struct str text)
{
    size_t at = 0;

    while (at < text.len &&
           !(char_is_space(text.ptr[at]) &&
             (text.ptr[at] != ' ' || char_is_space(text.ptr[at + 1]))))
        at++;
    return at;
}

/* A trimmed text folded, of which so much stays as it is. */
static struct str fold(struct build *build, struct str text, size_t len)
{
    char *folded = arena_copy(&build->document->arena, text.ptr, text.len);

    for (size_t i = len; i < text.len; i++) {
        bool space = char_is_space(text.ptr[i]);

        if (!space)
            folded[len++] = text.ptr[i];
        else if (len && folded[len - 1] != ' ')
            folded[len++] = ' ';
    }
    folded[len] = '\0';
    return (struct str){folded, len};
}

struct str build_fold(struct build *build, struct str text)
{
    text = str_trim(text);
    return fold(build, text, folded_front(text));
}

struct str build_text(struct build *build, size_t start, size_t end,
                      struct span place)
{
    struct str text = str_trim(str_slice(buf_str(&build->text), start, end));
    size_t front = folded_front(text);

    if (front == text.len)
        return build_own(build, text, place);
    return fold(build, text, front);
}

struct str build_own(struct build *build, struct str text, struct span place)
{
    struct str source = str_trim(document_text(build->document, place));

    if (str_eq(source, text))
        return source;
    return str_copy(&build->document->arena, text);
}

static struct block *block_at(struct build *build, size_t index)
{
    return (struct block *)build->blocks.items + index;
}

struct span line_content(struct build *build, size_t line)
{
    struct span span = build->document->lines[line];
    struct cursor cursor = {build->shown, span.start, span.end, 0, false};

    cursor_skip_blank(&cursor, false);
    for (size_t i = 0; i < build->quotes && cursor_take(&cursor, '>'); i++)
        cursor_skip_blank(&cursor, false);
    while (span.end > cursor.pos &&
           char_is_space(cursor.source.ptr[span.end - 1]))
        span.end--;
    return (struct span){cursor.pos, span.end};
}

static bool is_empty(struct span span)
{
    return span.start >= span.end;
}

size_t block_add(struct build *build, enum block_kind kind, size_t first,
                 size_t last)
{
    struct document *document = build->document;
    struct block *block = vector_add(&build->blocks, sizeof *block);

    if (last >= document->nlines)
        last = document->nlines - 1;
    if (first > last)
        first = last;
    block->kind = kind;
    block->first_line = first;
    block->nlines = last - first + 1;
    block->lines =
        arena_array(&document->arena, block->nlines, sizeof *block->lines);
    for (size_t i = 0; i < block->nlines; i++)
        block->lines[i] = line_content(build, first + i);
    while (block->nlines > 1 && is_empty(block->lines[block->nlines - 1]))
        block->nlines--; /* cmark-gfm counts them to an indented code block */
    block->span = (struct span){block->lines[0].start,
                                block->lines[block->nlines - 1].end};
    block->section = block->table = NONE;
    block->item = build->new_item;
    build->new_item = NONE;
    return build->blocks.count - 1;
}

size_t build_line(const struct build *build, int number)
{
    return build->piece.first + (number > 0 ? (size_t)number - 1 : 0);
}

static bool is_type(cmark_node *node, const char *type)
{
    return node && !strcmp(cmark_node_get_type_string(node), type);
}

/* The paragraph right above a table has lost its place. */
static bool is_above_table(cmark_node *node)
{
    return !cmark_node_get_start_line(node) &&
           is_type(cmark_node_next(node), "table");
}

/* Adds the block of a paragraph or a heading at the byte where it starts. */
static size_t text_block(struct build *build, cmark_node *node,
                         enum block_kind kind)
{
    size_t first = build_line(build, cmark_node_get_start_line(node));
    size_t last = build_line(build, cmark_node_get_end_line(node));
    int column = cmark_node_get_start_column(node);
    cmark_node *next = cmark_node_next(node);
    size_t index, start;

    /* The table has it, and so the paragraph ends where the table's header row
       is not. */
    if (is_above_table(node)) {
        cmark_node *header = cmark_node_first_child(next);
        cmark_node *row = header ? cmark_node_next(header) : NULL;

        first = build_line(build, cmark_node_get_start_line(next));
        column = cmark_node_get_start_column(next);
        last = row ? build_line(build, cmark_node_get_start_line(row)) - 3
                   : build_line(build, cmark_node_get_end_line(next)) - 2;
    }
    index = block_add(build, kind, first, last);
    start = build->document->lines[first].start;
    start += column > 0 ? (size_t)column - 1 : 0;
    if (start > block_at(build, index)->span.start &&
        start <= block_at(build, index)->lines[0].end) {
        block_at(build, index)->span.start = start;
        block_at(build, index)->lines[0].start = start;
    }
    return index;
}

static struct cursor block_cursor(struct build *build, size_t index)
{
    return (struct cursor){.source = build->shown,
                           .pos = block_at(build, index)->span.start,
                           .end = block_at(build, index)->span.end,
                           .quotes = build->quotes};
}

static void on_paragraph(struct build *build, cmark_node *node)
{
    bool bullet = build->new_item != NONE;
    size_t block = text_block(build, node, BLOCK_PARAGRAPH), first;
    struct cursor cursor = block_cursor(build, block);

    /* cmark-gfm looks for no definitions there, and shows them as text. */
    if (!is_above_table(node))
        definition_take(build, &cursor);
    block_at(build, block)->span.start = cursor.pos;
    first = inline_walk(build, node, &cursor, block);
    torn_scan(build, block_at(build, block)->span, block, first);
    if (bullet)
        entry_build_bullet(build, block, first);
}

static void on_heading(struct build *build, cmark_node *node)
{
    size_t block = text_block(build, node, BLOCK_HEADING);
    struct cursor cursor = block_cursor(build, block);
    struct heading *heading = vector_add(&build->headings, sizeof *heading);

    heading->level = cmark_node_get_heading_level(node);
    heading->span = block_at(build, block)->span;
    heading->parent = NONE;
    cursor_take_run(&cursor, '#', 6);
    cursor_skip_blank(&cursor, false);
    definition_take(build, &cursor);
    inline_walk(build, node, &cursor, block);
    heading->text = build_text(build, 0, build->text.len, heading->span);
    title_add(build, heading, node);
}

static void on_code(struct build *build, cmark_node *node)
{
    size_t first = build_line(build, cmark_node_get_start_line(node));
    size_t last = build_line(build, cmark_node_get_end_line(node));
    size_t block = block_add(build, BLOCK_CODE, first, last);
    struct span *span = vector_add(&build->code, sizeof *span);

    *span = block_at(build, block)->span;
}

/* Its last line is counted from its text: for a block that ends within a line,
   as a comment does, cmark-gfm says that it ends on the line before. */
static void on_html(struct build *build, cmark_node *node)
{
    struct str text = str_from(cmark_node_get_literal(node));
    size_t first = build_line(build, cmark_node_get_start_line(node));
    size_t lines = 0, block;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    block =
        block_add(build, BLOCK_HTML, first, first + (lines ? lines - 1 : 0));
    html_block_links(build, block_at(build, block)->span, block);
}

static bool is_item(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_ITEM ||
           is_type(node, "tasklist");
}

static void item_enter(struct build *build)
{
    struct list_item *item = vector_add(&build->items, sizeof *item);

    item->parent = build->item;
    build->item = build->new_item = build->items.count - 1;
    if (item->parent != NONE)
        ((struct list_item *)build->items.items)[item->parent].nested++;
}

/* An item without a block begins none of those behind it. */
static void item_leave(struct build *build)
{
    build->item = ((struct list_item *)build->items.items)[build->item].parent;
    build->new_item = NONE;
}

/* True when the node's children are done with it. */
static bool on_enter(struct build *build, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: build->quotes++; return false;
    case CMARK_NODE_ITEM: item_enter(build); return false;
    case CMARK_NODE_PARAGRAPH: on_paragraph(build, node); return true;
    case CMARK_NODE_HEADING: on_heading(build, node); return true;
    case CMARK_NODE_CODE_BLOCK: on_code(build, node); return true;
    case CMARK_NODE_HTML_BLOCK: on_html(build, node); return true;
    default: break;
    }
    if (is_item(node))
        item_enter(build);
    if (!is_type(node, "table"))
        return false;
    table_build(build, node);
    return true;
}

static void on_leave(struct build *build, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
        build->quotes--;
    if (is_item(node))
        item_leave(build);
}

static cmark_node *next_node(struct build *build, cmark_node *node, bool done)
{
    cmark_node *child = done ? NULL : cmark_node_first_child(node);

    while (!child && node) {
        on_leave(build, node);
        child = cmark_node_next(node);
        if (!child)
            node = cmark_node_parent(node);
    }
    return child;
}

static void walk_blocks(struct build *build, cmark_node *root)
{
    cmark_node *node = cmark_node_first_child(root);

    while (node) {
        cmark_node *leaf = node;
        bool done = on_enter(build, node);

        node = next_node(build, leaf, done);
    }
}

/*
 * GitHub decodes a file before it renders it: without that a row with a byte
 * that is no UTF-8 is none for cmark-gfm. And it has footnotes, whose labels
 * begin with a caret. Where there is nothing to decode, and no caret nor an
 * entity behind a bracket that may be one, cmark-gfm need not look for any.
 */
static int options(const struct build *build)
{
    struct str text = build->shown;
    bool footnotes = str_has_char(text, '^') ||
                     str_find_rare(text, STR("[&"), 0) != STR_NONE;

    return (footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT) |
           (build->document->is_utf8 ? CMARK_OPT_DEFAULT
                                     : CMARK_OPT_VALIDATE_UTF8);
}

static cmark_node *parse_piece(const struct build *build, cmark_mem *mem)
{
    return extensions_parse(
        piece_text(build->document, build->piece, build->shown), build->options,
        mem);
}

/* Parses the piece again until every table found is one that GitHub shows. */
static cmark_node *as_github(struct build *build, cmark_node *root,
                             cmark_mem *mem)
{
    for (size_t pass = 0; visited_mask(build, root, pass); pass++) {
        cmark_node_free(root);
        root = parse_piece(build, mem);
    }
    return root;
}

static void begin(struct build *build)
{
    build->shown = guard_source(build->document);
    build->options = options(build);
}

/* What is noted and taken on the way is that of a copy. */
cmark_node *document_nodes(const struct document *document)
{
    struct document copy = *document;
    struct build build = {.document = &copy, .piece = {0, document->nlines}};
    cmark_mem *mem = cmark_get_default_mem_allocator();
    cmark_node *root;

    arena_init(&copy.arena);
    begin(&build);
    root = as_github(&build, parse_piece(&build, mem), mem);
    arena_release(&copy.arena);
    return root;
}

/* What a list of so many bytes may have of each; most have less. */
static void expect(struct build *build, size_t bytes)
{
    enum { PER_LINK = 48, PER_BLOCK = 64, PER_ENTRY = 80 };

    vector_expect(&build->links, bytes / PER_LINK + 1, sizeof(struct link));
    vector_expect(&build->blocks, bytes / PER_BLOCK + 1, sizeof(struct block));
    vector_expect(&build->entries, bytes / PER_ENTRY + 1, sizeof(struct entry));
}

/* Finds what is in the text. The trees are gone before the rest is done. */
static void build_blocks(struct build *build, const struct piece_plan *plan)
{
    struct reading reading = {.document = build->document,
                              .ahead = plan->ahead};
    struct trees *trees;
    struct tree tree;

    begin(build);
    expect(build, build->shown.len);
    reading.shown = build->shown;
    reading.options = build->options;
    reading.bytes = piece_may_be(build->shown) ? plan->bytes : build->shown.len;
    trees = trees_start(&reading);
    while (trees_next(trees, &tree)) {
        build->piece = tree.piece;
        walk_blocks(build, as_github(build, tree.root, pool_mem()));
    }
    trees_end(trees);
}

/* The first `c` at or behind the offset, or the end; `*next` is what was found
   last, so that no byte is searched twice. */
static size_t next_char(struct str source, char c, size_t at, size_t *next)
{
    if (*next < at || !at) {
        *next = str_find_char(source, c, at);
        if (*next == STR_NONE)
            *next = source.len;
    }
    return *next;
}

/* Lines end at LF, CRLF and CR, and nowhere else. */
static void split_lines(struct document *document)
{
    enum { PER_LINE = 32 }; /* bytes; most lists have more */
    struct str source = document->source;
    struct vector lines = {0};
    size_t at = 0, next_feed = 0, next_return = 0;

    vector_expect(&lines, source.len / PER_LINE + 1, sizeof(struct span));
    do {
        struct span *line = vector_add(&lines, sizeof *line);
        size_t feed = next_char(source, '\n', at, &next_feed);
        size_t back = next_char(source, '\r', at, &next_return);

        line->start = at;
        at = line->end = feed < back ? feed : back;
        if (at + 1 < source.len && source.ptr[at] == '\r' &&
            source.ptr[at + 1] == '\n')
            at++;
        at++;
    } while (at < source.len);
    document->nlines = lines.count;
    document->lines = lines.items;
}

/* Reads a wide file as the text that it holds. */
static void take_file(struct document *document, struct str file)
{
    struct wide *wide, found;

    document->file = document->source = file;
    if (!wide_find(file, &found))
        return;
    wide = arena_alloc(&document->arena, sizeof *wide);
    *wide = found;
    document->source = wide_read(&document->arena, file, wide);
    document->wide = wide;
}

struct document *piece_parse(struct str path, struct str file,
                             const struct piece_plan *plan)
{
    struct document *document = mem_zero(1, sizeof *document);
    struct build build = {.document = document, .item = NONE, .new_item = NONE};

    arena_init(&document->arena);
    arena_init(&document->brief);
    document->path = path;
    take_file(document, file);
    document->census = arena_alloc(&document->brief, sizeof *document->census);
    census_take(document->census, document->source);
    document->is_utf8 =
        utf8_invalid(document->source, 0) == document->source.len;
    split_lines(document);
    columns_mark(document);
    build_blocks(&build, plan);
    definition_take_rest(&build);
    build_finish(&build);
    return document;
}

struct document *document_parse(struct str path, struct str file)
{
    const struct piece_plan plan = {.bytes = PIECE_BYTES};

    return piece_parse(path, file, &plan);
}

struct document *document_parse_ahead(struct str path, struct str file)
{
    const struct piece_plan plan = {.bytes = PIECE_BYTES, .ahead = true};

    return piece_parse(path, file, &plan);
}
