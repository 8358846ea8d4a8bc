/*
 * The last step of building a document: everything in the order of the
 * source, under its heading, and in the arena.
 *
 * cmark-gfm moves footnotes to the end, so what was found in order of the
 * tree need not be in the order of the source.
 */
#include "document/build.h"

#include <stdlib.h>
#include <string.h>

#include "document/broken.h"
#include "document/draft.h"
#include "document/plain.h"
#include "text/alloc.h"

/* What is sorted: where it starts and which it was. */
struct place {
    size_t start, index;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* The start of an item: `offset` is that of its span in the struct. */
static size_t start_of(const void *items, size_t index, size_t size,
                       size_t offset)
{
    struct span span;

    memcpy(&span, (const char *)items + index * size + offset, sizeof span);
    return span.start;
}

static bool is_sorted(const struct vector *vector, size_t size, size_t offset)
{
    for (size_t i = 1; i < vector->count; i++)
        if (start_of(vector->items, i, size, offset) <
            start_of(vector->items, i - 1, size, offset))
            return false;
    return true;
}

/* Sorts the items by position; `to` gets the new index of each. */
static void sort(struct vector *vector, size_t size, size_t offset, size_t *to)
{
    struct place *places = mem_alloc(vector->count * sizeof *places);
    char *sorted = mem_alloc(vector->count * size);

    for (size_t i = 0; i < vector->count; i++)
        places[i] = (struct place){start_of(vector->items, i, size, offset), i};
    qsort(places, vector->count, sizeof *places, compare_places);
    for (size_t i = 0; i < vector->count; i++) {
        to[places[i].index] = i;
        memcpy(sorted + i * size,
               (char *)vector->items + places[i].index * size, size);
    }
    mem_free(places);
    mem_free(vector->items);
    vector->items = sorted;
}

/*
 * Moves the items into the arena, by position. With `moved`, an array of the
 * new index of each is left there, for the caller to free.
 */
static void *keep(struct build *build, struct vector *vector, size_t size,
                  size_t offset, size_t **moved)
{
    size_t *to = mem_alloc(vector->count * sizeof *to);

    for (size_t i = 0; i < vector->count; i++)
        to[i] = i;
    if (!is_sorted(vector, size, offset))
        sort(vector, size, offset, to);
    if (moved)
        *moved = to;
    else
        mem_free(to);
    return vector_keep(vector, size, &build->document->arena);
}

#define KEEP(build, vector, type, moved)                                       \
    keep(build, vector, sizeof(type), offsetof(type, span), moved)

static void keep_links(struct build *build, const size_t *blocks)
{
    struct document *document = build->document;
    size_t *moved;

    document->nlinks = build->links.count;
    document->links = KEEP(build, &build->links, struct link, &moved);
    for (size_t i = 0; i < document->nlinks; i++) {
        struct link *link = &document->links[i];

        link->section = document_section(document, link->span.start);
        link->block = blocks[link->block];
        if (link->inside != NONE)
            link->inside = moved[link->inside];
    }
    for (size_t i = 0; i < build->entries.count; i++) {
        struct entry *entry = (struct entry *)build->entries.items + i;

        entry->link = &document->links[moved[entry->row]];
        entry->row = NONE;
    }
    mem_free(moved);
}

static void keep_torn(struct build *build, const size_t *blocks)
{
    struct document *document = build->document;

    document->ntorn = build->torn.count;
    document->torn = KEEP(build, &build->torn, struct link, NULL);
    for (size_t i = 0; i < document->ntorn; i++) {
        struct link *torn = &document->torn[i];

        torn->section = document_section(document, torn->span.start);
        torn->block = blocks[torn->block];
    }
}

static void keep_headings(struct build *build)
{
    struct document *document = build->document;

    document->nheadings = build->headings.count;
    document->headings = KEEP(build, &build->headings, struct heading, NULL);
    for (size_t i = 0; i < document->nheadings; i++) {
        struct heading *heading = &document->headings[i];

        heading->parent = i ? i - 1 : NONE;
        while (heading->parent != NONE &&
               document->headings[heading->parent].level >= heading->level)
            heading->parent = document->headings[heading->parent].parent;
    }
}

/* Tables stay in the order of the tree, which their links' indexes name. */
static void keep_tables(struct build *build, const size_t *blocks)
{
    struct document *document = build->document;

    document->ntables = build->tables.count;
    document->tables =
        vector_keep(&build->tables, sizeof *document->tables, &document->arena);
    for (size_t i = 0; i < document->ntables; i++) {
        struct table *table = &document->tables[i];

        table->section = document_section(document, table->span.start);
        table->block = blocks[table->block];
    }
}

static size_t *keep_blocks(struct build *build)
{
    struct document *document = build->document;
    size_t *moved;

    document->nblocks = build->blocks.count;
    document->blocks = KEEP(build, &build->blocks, struct block, &moved);
    for (size_t i = 0; i < document->nblocks; i++)
        document->blocks[i].section =
            document_section(document, document->blocks[i].span.start);
    return moved;
}

static void keep_titles(struct build *build)
{
    size_t count = build->titles.count;
    const struct title *titles =
        KEEP(build, &build->titles, struct title, NULL);

    slug_assign(build, titles, count);
    anchor_finish(build);
}

static void keep_comments(struct build *build)
{
    struct document *document = build->document;

    comment_scan(build);
    document->ncomments = build->comments.count;
    document->comments =
        keep(build, &build->comments, sizeof(struct span), 0, NULL);
}

static void keep_code(struct build *build)
{
    struct document *document = build->document;

    document->ncode = build->code.count;
    document->code = keep(build, &build->code, sizeof(struct span), 0, NULL);
}

static void keep_html(struct build *build)
{
    struct document *document = build->document;

    document->nhtml = build->html.count;
    document->html = keep(build, &build->html, sizeof(struct span), 0, NULL);
}

static void keep_definitions(struct build *build)
{
    struct document *document = build->document;

    document->ndefinitions = build->definitions.count;
    document->definitions =
        KEEP(build, &build->definitions, struct definition, NULL);
    definition_match(build);
}

static void keep_entries(struct build *build)
{
    struct document *document = build->document;

    entry_build_rows(build);
    document->nentries = build->entries.count;
    document->entries = KEEP(build, &build->entries, struct entry, NULL);
    for (size_t i = 0; i < document->nentries; i++)
        document->entries[i].section =
            document_section(document, document->entries[i].span.start);
}

/* They have no place of their own: their indexes are in the blocks. */
static void keep_items(struct build *build)
{
    struct document *document = build->document;

    document->nitems = build->items.count;
    document->items =
        vector_keep(&build->items, sizeof *document->items, &document->arena);
}

void build_finish(struct build *build)
{
    size_t *blocks;

    keep_items(build);

    keep_headings(build);
    blocks = keep_blocks(build);
    keep_titles(build);
    keep_code(build);
    keep_html(build);
    keep_definitions(build);
    keep_comments(build);
    keep_tables(build, blocks);
    keep_links(build, blocks);
    keep_torn(build, blocks);
    build_mend(build);
    keep_entries(build);
    plain_make(build->document);
    broken_find(build->document);
    draft_find(build->document);
    mem_free(blocks);
    buf_release(&build->text);
}
