/*
 * A document while it is built: what the parts of the parser share.
 */
#ifndef LISTLINT_DOCUMENT_BUILD_H
#define LISTLINT_DOCUMENT_BUILD_H

#include <cmark-gfm.h>

#include "document/cursor.h"
#include "document/document.h"
#include "text/buf.h"

/* An array that grows; build_finish copies it into the arena. */
struct vector {
    void *items;
    size_t count, capacity;
};

struct build {
    struct document *document;
    struct str shown; /* the source as cmark-gfm sees it; document/guard.h */
    struct vector blocks, headings, tables, links, torn, entries, code;
    struct buf text; /* what a reader sees of the block at hand */
    size_t quotes;   /* block quotes around the node at hand */
    size_t new_item; /* the list item that the next block begins, or NONE */
    size_t items;    /* list items so far */
};

/* Room for one more item of `size` bytes, zeroed. */
void *vector_add(struct vector *vector, size_t size);

void vector_release(struct vector *vector);

/*
 * Walks the inlines of `node` over the content at the cursor: adds links and
 * code spans, and leaves in build->text what a reader sees. `block` is the
 * index of the block; table, row and cell of the links are the caller's.
 * Returns the index of the first link added.
 */
size_t inline_walk(struct build *build, cmark_node *node, struct cursor *cursor,
                   size_t block);

/* What `build->text` shows from `start` on, white space folded, copied. */
struct str build_text(struct build *build, size_t start, size_t end);

/* Takes reference definitions at the start of a paragraph. */
void definition_skip(struct cursor *cursor);

/*
 * Reads one tag, `<a ...>` or `<img ...>`, that stands at `span`. True and
 * the link filled (kind, image, span, target, url) if it is one with an
 * address.
 */
bool html_tag_link(struct build *build, struct span span, struct link *link);

/* Whether the text is a tag of that name: `<a`, `</a`. */
bool html_tag_is(struct str tag, struct str name);

/* Adds the links of an HTML block. */
void html_block_links(struct build *build, struct span span, size_t block);

/* Adds the torn links of a block's lines or of a cell, and marks the bare
   links inside them; `first_link` is the first link of the same text. */
void torn_scan(struct build *build, struct span span, size_t block,
               size_t first_link);

/* A line without container marks and the white space around it. */
struct span line_content(struct build *build, size_t line);

/* Adds a block of the lines from `first` to `last`, both included. */
size_t block_add(struct build *build, enum block_kind kind, size_t first,
                 size_t last);

/* The table that cmark-gfm found. */
void table_build(struct build *build, cmark_node *node);

/* Gives every heading its slug, as GitHub does. */
void slug_assign(struct document *document);

/* Makes the entries of tables and bullets. */
void entry_build_rows(struct build *build);
void entry_build_bullet(struct build *build, size_t block, size_t first_link);

/* Puts all into the document, in the order of the source, and releases what
   was used to build it. */
void build_finish(struct build *build);

#endif
