/*
 * A document while it is built: what the parts of the parser share.
 */
#ifndef LISTLINT_DOCUMENT_BUILD_H
#define LISTLINT_DOCUMENT_BUILD_H

#include <cmark-gfm.h>

#include "document/cursor.h"
#include "document/document.h"
#include "document/piece.h"
#include "document/vector.h"
#include "text/buf.h"

/* A heading, of Markdown or of HTML, for its slug. */
struct title {
    struct span span;
    struct str raw;    /* its text with all of its white space */
    struct str folded; /* without what is not needed of it */
    bool html;
};

struct build {
    struct document *document;
    struct str shown;   /* the source as cmark-gfm sees it; document/guard.h */
    char *masked;       /* the same once it was changed; document/visited.h */
    int options;        /* of cmark-gfm */
    struct piece piece; /* that the tree at hand is of */
    struct vector blocks, headings, tables, links, torn, entries, code, html;
    struct vector definitions, references; /* of struct str: label keys */
    struct vector comments, anchors;
    struct vector items;  /* struct list_item */
    struct vector titles; /* struct title */
    struct buf text;      /* what a reader sees of the block at hand */
    size_t quotes;        /* block quotes around the node at hand */
    size_t item;          /* the innermost around the node at hand, or NONE */
    size_t new_item;      /* the item that the next block begins, or NONE */
};

/*
 * Walks the inlines of `node` over the content at the cursor: adds links and
 * code spans, and leaves in build->text what a reader sees. `block` is the
 * index of the block; table, row and cell of the links are the caller's.
 * Returns the index of the first link added.
 */
size_t inline_walk(struct build *build, cmark_node *node, struct cursor *cursor,
                   size_t block);

/* The text trimmed and white space folded, copied. */
struct str build_fold(struct build *build, struct str text);

/* What `build->text` shows from `start` on, white space folded; copied unless
   it stands at `place`, white space around it aside. */
struct str build_text(struct build *build, size_t start, size_t end,
                      struct span place);

/* The same of any text that has no white space around it. */
struct str build_own(struct build *build, struct str text, struct span place);

/* Takes the reference definitions at the start of a paragraph. */
void definition_take(struct build *build, struct cursor *cursor);

/* Takes those in the lines that no block holds; when all blocks are known. */
void definition_take_rest(struct build *build);

/* Notes that a reference link names the label. */
void definition_use(struct build *build, const struct cursor *cursor,
                    struct span label);

/* Finds out which definitions are used and which repeat another. */
void definition_match(struct build *build);

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

/* The line that cmark-gfm counts as the `number`-th, from 1, of the piece. */
size_t build_line(const struct build *build, int number);

/* The table that cmark-gfm found. */
void table_build(struct build *build, cmark_node *node);

/* Whether a tag has an attribute of that name, and where in the tag its value
   stands. */
bool html_tag_value(struct str tag, struct str name, struct span *value);

/* The end of the tag whose `<` stands at `at`: behind its `>`, which does
   not count inside quotes. */
size_t html_tag_end(struct str text, size_t at);

/* Adds the title of a heading that is ready. */
void title_add(struct build *build, const struct heading *heading,
               cmark_node *node);

/* Adds the anchors of a tag, and the title that a tag of a heading opens. */
void title_tag(struct build *build, struct span tag);

/* Finds the comments; when blocks and code are in the document. */
void comment_scan(struct build *build);

/* Adds a place that fragments lead to: the arena or the source holds its
   name. The second is for the id and the name of a tag. */
void anchor_add(struct build *build, struct str name);
void anchor_add_tag(struct build *build, struct str tag);
void anchor_finish(struct build *build);

/* Gives every heading its slug, as GitHub does, and adds their anchors. The
   titles are in the order of the source. */
void slug_assign(struct build *build, const struct title *titles, size_t count);

/* Makes the entries of tables and bullets. */
void entry_build_rows(struct build *build);
void entry_build_bullet(struct build *build, size_t block, size_t first_link);

/* Finds the damages, and mends the texts by which things are compared; when
   all but the entries of tables is in the document. */
void build_mend(struct build *build);

/* Puts all into the document, in the order of the source, and releases what
   was used to build it. */
void build_finish(struct build *build);

#endif
