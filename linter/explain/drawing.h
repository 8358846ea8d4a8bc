/*
 * A page of HTML, drawn as plain text: what explain/shown.h is made of.
 */
#ifndef LISTLINT_EXPLAIN_DRAWING_H
#define LISTLINT_EXPLAIN_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

struct drawing {
    struct arena *arena;
    size_t width;    /* columns of a line */
    bool tight;      /* no blank line between blocks: inside a list item */
    bool brief;      /* links without their addresses */
    struct buf out;  /* whole lines */
    struct buf text; /* of the paragraph at hand, not yet in lines */
};

/* Draws what is in an element: its blocks, and its text as paragraphs. */
void draw_children(struct drawing *drawing, const xmlNode *node);

/* Adds what is in an element to the text of the paragraph at hand. */
void draw_inlines(struct drawing *drawing, const xmlNode *node);

/* Adds a node, an element or a text, to the paragraph at hand. */
void draw_inline(struct drawing *drawing, const xmlNode *node);

/* The text of the paragraph at hand, in the arena; it is empty then. */
struct str draw_take_text(struct drawing *drawing);

/* Adds ` → address` to the paragraph at hand, which is not empty; `./` before
   a path. Nothing where the drawing is brief. */
void draw_address(struct drawing *drawing, struct str url);

/* Whether GitHub removes the address for its scheme. */
bool draw_is_removed(struct str url);

/* A table with its rows, wherever in it they are. */
void draw_table(struct drawing *drawing, const xmlNode *node);

bool node_is(const xmlNode *node, const char *name);

/* The value of an attribute that is an address, as a browser shows it, in the
   arena; empty if there is none. */
struct str node_address(struct drawing *drawing, const xmlNode *node,
                        const char *name);

#endif
