/*
 * Holds listlint's documents against cmark-gfm's, over real lists.
 *
 *     corpus FOLDER [FILE...]
 *
 * Every Markdown file below the folder, and each file named: the links and
 * tables found are those of cmark-gfm, and what stands at each position, read
 * on its own, is what the document says is there. Skipped (77) where the
 * folder is missing.
 */
#define _XOPEN_SOURCE 700 /* nftw */
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "document/document.h"
#include "model_text.h"
#include "text/alloc.h"
#include "text/buf.h"

enum { SKIPPED = 77 };

/* nftw() gives its callback no context. */
static struct {
    size_t files, links, tables, cells, failures;
} tally;

static void fail(const char *path, size_t line, const char *what,
                 struct str more)
{
    fprintf(stderr, "%s:%zu: %s: %.*s\n", path, line + 1, what, STR_ARG(more));
    tally.failures++;
}

static cmark_node *parse(struct str source)
{
    static const char *const names[] = {"table", "strikethrough", "autolink",
                                        "tasklist", "tagfilter"};
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_node *root;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, source.ptr, source.len);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* What is counted in a tree, and the addresses of its links, sorted. */
struct tree {
    char **urls;
    size_t nurls, capacity;
    size_t tables, rows, columns;
    struct buf text; /* of text and code, in order */
};

static void add_url(struct tree *tree, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    size_t len = strlen(url) + 1;

    tree->urls =
        mem_grow(tree->urls, tree->nurls, &tree->capacity, sizeof *tree->urls);
    tree->urls[tree->nurls] = mem_alloc(len);
    memcpy(tree->urls[tree->nurls++], url, len);
}

static void add_node(struct tree *tree, cmark_node *node)
{
    const char *type = cmark_node_get_type_string(node);

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE: add_url(tree, node); return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        buf_add(&tree->text, str_from(cmark_node_get_literal(node)));
        return;
    default: break;
    }
    if (!strcmp(type, "table")) {
        tree->tables++;
        tree->columns += cmark_gfm_extensions_get_table_columns(node);
    } else if (!strcmp(type, "table_row")) {
        tree->rows++;
    }
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void tree_init(struct tree *tree, struct str source)
{
    cmark_node *root = parse(source);
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    *tree = (struct tree){0};
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            add_node(tree, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    cmark_node_free(root);
    if (tree->nurls)
        qsort(tree->urls, tree->nurls, sizeof *tree->urls, compare_strings);
}

static void tree_release(struct tree *tree)
{
    for (size_t i = 0; i < tree->nurls; i++)
        mem_free(tree->urls[i]);
    mem_free(tree->urls);
    buf_release(&tree->text);
}

static int compare_urls(const void *a, const void *b)
{
    const struct link *x = *(const struct link *const *)a;
    const struct link *y = *(const struct link *const *)b;

    return str_compare(x->url, y->url);
}

static void check_urls(const struct document *document, const struct tree *tree,
                       const char *path)
{
    const struct link **links = mem_zero(document->nlinks, sizeof *links);
    size_t count = 0;

    for (size_t i = 0; i < document->nlinks; i++)
        if (document->links[i].kind != LINK_HTML)
            links[count++] = &document->links[i];
    if (count)
        qsort(links, count, sizeof *links, compare_urls);
    if (count != tree->nurls)
        fail(path, 0, "not as many links as cmark-gfm has", STR(""));
    for (size_t i = 0; i < count && i < tree->nurls; i++)
        if (!str_eq(links[i]->url, str_from(tree->urls[i])))
            fail(path, document_line(document, links[i]->span.start),
                 "cmark-gfm has another link", links[i]->url);
    tally.links += count;
    mem_free(links);
}

/* A part of the source as it would stand outside a table and containers. */
static void standalone(struct buf *out, struct str part)
{
    buf_clear(out);
    for (size_t i = 0; i < part.len; i++) {
        bool escape =
            part.ptr[i] == '\\' && i + 1 < part.len && part.ptr[i + 1] == '|';

        if (!escape)
            buf_add_char(out, part.ptr[i]);
    }
}

/* The construct alone must give the same address first. */
static bool stands_alone(const struct document *document,
                         const struct link *link)
{
    struct str part = document_text(document, link->span);
    struct buf alone;
    struct tree tree;
    bool same = false;

    buf_init(&alone);
    if (link->table != NONE)
        standalone(&alone, part);
    else
        buf_add(&alone, part);
    tree_init(&tree, buf_str(&alone));
    for (size_t i = 0; i < tree.nurls; i++)
        same |= str_eq(str_from(tree.urls[i]), link->url);
    tree_release(&tree);
    buf_release(&alone);
    return same;
}

static bool is_bracketed(const struct document *document,
                         const struct link *link)
{
    struct str part = document_text(document, link->span);
    struct str text = document_text(document, link->text_span);
    size_t mark = link->image ? 1 : 0;

    return str_ends(part, STR("]")) && part.ptr[mark] == '[' &&
           link->text_span.start == link->span.start + mark + 1 &&
           str_starts(str_slice(part, mark + 1 + text.len, part.len), STR("]"));
}

static void check_place(const struct document *document,
                        const struct link *link, const char *path)
{
    struct str target = document_text(document, link->target);
    bool right;

    switch (link->kind) {
    case LINK_REFERENCE: right = is_bracketed(document, link); break;
    case LINK_HTML:
        right = str_eq(target, link->url) || str_has_char(target, '&') ||
                str_eq(str_trim(target), link->url);
        break;
    case LINK_BARE: right = str_ends(link->url, target); break;
    default: right = stands_alone(document, link); break;
    }
    if (link->target.start < link->span.start ||
        link->target.end > link->span.end)
        right = false;
    if (!right)
        fail(path, document_line(document, link->span.start),
             "a link is not where it should be",
             document_text(document, link->span));
}

/* Pictures, HTML, references and footnotes say something else alone. */
static bool reads_alone(struct str part)
{
    return !str_has_char(part, '<') && !str_has_char(part, '!') &&
           (!str_has_char(part, '[') ||
            str_find(part, STR("]("), 0) != STR_NONE);
}

static struct str fold(struct buf *out, struct str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_space(text.ptr[i]))
            buf_add_char(out, text.ptr[i]);
        else if (!char_is_space(text.ptr[i - 1]))
            buf_add_char(out, ' ');
    return buf_str(out);
}

/* The cell's bytes, behind a word that keeps them from being a list or a
   heading, must read as the cell does. */
static void check_cell(const struct document *document, const struct cell *cell,
                       const char *path)
{
    struct str part = document_text(document, cell->content);
    struct buf alone, source, text;
    struct tree tree;

    if (!reads_alone(part))
        return;
    buf_init(&alone);
    buf_init(&source);
    buf_init(&text);
    standalone(&alone, part);
    buf_printf(&source, "x %.*s", STR_ARG(buf_str(&alone)));
    tree_init(&tree, buf_str(&source));
    fold(&text, buf_str(&tree.text));
    if (!str_eq(str_trim(str_slice(buf_str(&text), 1, text.len)), cell->text))
        fail(path, document_line(document, cell->content.start),
             "a cell is not where it should be", part);
    tally.cells++;
    tree_release(&tree);
    buf_release(&text);
    buf_release(&source);
    buf_release(&alone);
}

static void check_row(const struct document *document,
                      const struct table *table, const struct row *row,
                      const char *path)
{
    for (size_t i = 0; i < row->ncells && i < table->columns; i++)
        check_cell(document, &row->cells[i], path);
}

static void check_tables(const struct document *document,
                         const struct tree *tree, const char *path)
{
    size_t rows = 0, columns = 0;

    for (size_t t = 0; t < document->ntables; t++) {
        const struct table *table = &document->tables[t];

        rows += table->nrows;
        columns += table->columns;
        if (table->header.ncells != table->columns ||
            table->delimiter.ncells != table->columns)
            fail(path, table->header.line, "not the table's header",
                 document_text(document, table->header.span));
        check_row(document, table, &table->header, path);
        for (size_t r = 0; r < table->nrows; r++)
            check_row(document, table, &table->rows[r], path);
    }
    if (document->ntables != tree->tables || rows != tree->rows ||
        columns != tree->columns)
        fail(path, 0, "not the tables that cmark-gfm has", STR(""));
    tally.tables += document->ntables;
}

static void check_source(const char *path, struct str source)
{
    struct document *document = document_parse(str_from(path), source);
    struct tree tree;

    tree_init(&tree, source);
    check_urls(document, &tree, path);
    check_tables(document, &tree, path);
    if (!model_is_one(source))
        fail(path, 0, "it is another list in pieces", STR(""));
    for (size_t i = 0; i < document->nlinks; i++)
        check_place(document, &document->links[i], path);
    if (document->misplaced)
        fail(path, 0, "links without a verified place", STR(""));
    tally.files++;
    tree_release(&tree);
    document_free(document);
}

static void check_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf bytes;
    char part[65536];
    size_t len;

    if (!file) {
        perror(path);
        tally.failures++;
        return;
    }
    buf_init(&bytes);
    while ((len = fread(part, 1, sizeof part, file)) > 0)
        buf_add(&bytes, (struct str){part, len});
    fclose(file);
    check_source(path, buf_str(&bytes));
    buf_release(&bytes);
}

static int visit(const char *path, const struct stat *status, int type,
                 struct FTW *where)
{
    (void)status;
    (void)where;
    if (type == FTW_F && str_ends(str_from(path), STR(".md")))
        check_file(path);
    return 0;
}

int main(int argc, char **argv)
{
    document_setup();
    if (argc < 2 || nftw(argv[1], visit, 16, FTW_PHYS)) {
        printf("skipped: there are no lists at %s\n", argc < 2 ? "" : argv[1]);
        return SKIPPED;
    }
    for (int i = 2; i < argc; i++)
        check_file(argv[i]);
    printf("%zu files, %zu links, %zu tables, %zu cells, %zu failures\n",
           tally.files, tally.links, tally.tables, tally.cells, tally.failures);
    return tally.failures != 0 || !tally.files;
}
