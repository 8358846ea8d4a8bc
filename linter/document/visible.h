/*
 * What a reader of the rendered list sees, reduced to what no fix may take
 * away.
 */
#ifndef LISTLINT_DOCUMENT_VISIBLE_H
#define LISTLINT_DOCUMENT_VISIBLE_H

#include <stdbool.h>

#include "document/document.h"
#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the letters, digits and bytes above 0x7F of the list's HTML without tags
 * and comments, in Normalization Form C. Addresses of links count as shown
 * behind the link's text, unless they are the text, and so do titles;
 * percent-encoding is resolved. A box that is checked is an `x`. With
 * `numbered`, every digit stands before an item of a numbered list: what an
 * item is numbered depends on those before it. What is left out is what a row
 * shows while it is raw text: pipes, dashes, brackets. Takes time linear in the
 * HTML.
 */
void visible_add(struct buf *out, const struct document *document,
                 bool numbered);

/* Whether all that was visible is so `after`, in its order, whatever stands
   between; with `letters` only the letters and digits of ASCII. */
bool visible_keeps(struct str before, struct str after, bool letters);

/* The list's HTML, with what GitHub switches on, tags and all; owned by the
   caller: free of cmark-gfm's default allocator. */
char *visible_html(const struct document *document);

#endif
