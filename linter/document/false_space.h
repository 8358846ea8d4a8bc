/*
 * False spaces: a no-break or ideographic space behind the mark of a heading,
 * of a list item or of a task, where only U+0020 or a tab makes it one. GitHub
 * shows the mark as text.
 *
 * A mark counts where it would be one with a space behind it. A dash, an
 * asterisk or a number also begins a line of prose: such a mark counts where
 * the line above or below begins with one of its kind.
 */
#ifndef LISTLINT_DOCUMENT_FALSE_SPACE_H
#define LISTLINT_DOCUMENT_FALSE_SPACE_H

#include "document/document.h"

enum false_space_kind {
    FALSE_SPACE_HEADING, /* behind `#` */
    FALSE_SPACE_ITEM,    /* behind `-` or `1.` */
    FALSE_SPACE_INDENT,  /* before them */
    FALSE_SPACE_TASK,    /* in `[ ]`, or behind it */
};

enum { FALSE_SPACE_MOST = 2 };

struct false_space {
    enum false_space_kind kind;
    struct span spans[FALSE_SPACE_MOST]; /* of the spaces, by position */
    size_t count;
    bool contained; /* the mark would change its paragraph alone: no table,
                       definition or code would come of what stands below, and
                       no other number */
};

/* The place of the search; begins as {document}. */
struct false_space_search {
    const struct document *document;
    size_t block, line; /* to look at next, the line within the block */
    bool is_known;      /* of the block, the next one */
    bool is_contained;
    bool in_list; /* the line before begins an item, or was meant to */
};

/* The next one; false when there is no more. */
bool false_space_next(struct false_space_search *search,
                      struct false_space *found);

#endif
