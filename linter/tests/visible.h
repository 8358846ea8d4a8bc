/*
 * What a reader of the rendered list sees, reduced to what no fix may take
 * away.
 */
#ifndef LISTLINT_TESTS_VISIBLE_H
#define LISTLINT_TESTS_VISIBLE_H

#include <stdbool.h>

#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the letters, digits and bytes above 0x7F of the list's HTML, as
 * cmark-gfm makes it, without tags and comments, in Normalization Form C.
 * Addresses of links count as shown behind the link's text, unless they are
 * the text, and so do titles; percent-encoding is resolved. A box that is
 * checked is an `x`. With `numbered`, every digit stands before an item of a
 * numbered list: what an item is numbered depends on those before it. What is
 * left out is what a row shows while it is raw
 * text: pipes, dashes, brackets.
 */
void visible_add(struct buf *out, struct str list, bool numbered);

/* The list's HTML, as cmark-gfm makes it with what GitHub switches on, tags and
   all; owned by the caller: free of cmark-gfm's default allocator. */
char *visible_html(struct str list);

#endif
