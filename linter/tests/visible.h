/*
 * What a reader of the rendered list sees, reduced to what no fix may take
 * away.
 */
#ifndef LISTLINT_TESTS_VISIBLE_H
#define LISTLINT_TESTS_VISIBLE_H

#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the letters, digits and bytes above 0x7F of the list's HTML, as
 * cmark-gfm makes it, without tags and comments. Addresses of links count as
 * shown behind the link's text, unless they are the text; percent-encoding is
 * resolved, and letters are taken apart into letter and marks. What is left out
 * is what a row shows while it is raw text: pipes, dashes, brackets.
 */
void visible_add(struct buf *out, struct str list);

#endif
